/** What a page is made of, whether it is written as HTML, as Markdown or as tables. */

import { LanguageCode } from "./numbers";
import { Picture } from "./pictures";

/** A stretch of text. */
export interface Part {
    text: string;
    strong?: boolean;
    /** Language of the text where it is not the page's. */
    lang?: string;
    /** Identifier of a section or paragraph of this page. */
    to?: string;
    /** A term of the field that is explained here, where it first stands. */
    explained?: string;
}

/** Text as it is written by the view: a plain string, or parts of it. */
export type Text = string | Part | (string | Part)[];

export interface Cell {
    text: Text;
    /** Number columns line up at the right. */
    number?: boolean;
    /** Digits for machines, in a table on its own: a number, or a mean with both ends of its 95% range. */
    values?: string[];
}

export interface Row {
    label: Text;
    /** The label of a row that stands on its own, where the other leans on the row above. */
    whole?: Text;
    cells: (string | Cell)[];
    /** Stands out: a sum, a level. */
    strong?: boolean;
    /** Belongs to the row above. */
    inner?: boolean;
}

export interface Table {
    /** File name of the table on its own, without ending. */
    name: string;
    caption: Text;
    /** The first is that of the labels. */
    heads: Text[];
    rows: Row[];
    /** Below the table. */
    note?: Text;
}

/** One body of evidence's answer among others, all as prominent. */
export interface Card {
    title: Text;
    verdict: string;
    /** yes, likely, undecided, unlikely, no */
    tone: string;
    lines: Text[];
    /** A click away. */
    more: { summary: string; lines: Text[] };
}

export type Block =
    | { kind: "text"; text: Text; lead?: boolean; note?: boolean; id?: string }
    | { kind: "list"; items: Text[]; id?: string }
    | { kind: "heading"; text: Text; id?: string }
    | { kind: "table"; table: Table }
    | { kind: "picture"; picture: Picture; title: Text; text: Text; table: Table }
    | { kind: "cards"; cards: Card[] }
    | { kind: "facts"; facts: [Text, Text][] }
    | { kind: "details"; summary: Text; blocks: Block[]; id?: string }
    /** A table that only Markdown and files of tables hold: a page says where it is. */
    | { kind: "elsewhere"; text: Text; table: Table }
    /** What sliders change, as HTML: nothing moves on paper or in tables. */
    | { kind: "dial"; markup: string };

export interface Section {
    id: string;
    title: string;
    blocks: Block[];
}

export interface Page {
    language: LanguageCode;
    title: Text;
    /** Below the title. */
    asks: Text;
    /** The frame of the study in one line, and in full. */
    frame: Text;
    facts: [Text, Text][];
    sections: Section[];
    foot: Text;
    /** Words that stand around the content. */
    words: { contents: string; table: string; skip: string };
    /** What the page's script needs; JSON. */
    live: string;
}

/** All blocks of some sections, those within others too. */
export function blocksOf(sections: Section[]): Block[] {
    const within = (blocks: Block[]): Block[] =>
        blocks.reduce<Block[]>((all, one) => all.concat([one], one.kind === "details" ? within(one.blocks) : []), []);
    return within(sections.reduce<Block[]>((all, section) => all.concat(section.blocks), []));
}

/** The parts of a text. */
export function parts(text: Text): Part[] {
    const list = Array.isArray(text) ? text : [text];
    return list.map((one) => (typeof one === "string" ? { text: one } : one));
}

/** A text without anything around it. */
export function plain(text: Text): string {
    return parts(text)
        .map((part) => part.text + (part.explained === undefined ? "" : ` (${part.explained})`))
        .join("");
}
