/**
 * Text in pictures: how wide it is at most, and where its lines break.
 *
 * The program that draws the static pictures has no fonts, and a reader's page has fonts that it does not know: the
 * widths are those of DejaVu Sans, among the widest of common faces, so that text that fits here fits everywhere.
 */

import { escaped } from "../escape";
import { at } from "./frame";

/** Size of the text of labels, and of the text of ticks and keys, in units of the picture; none may be below 12. */
export const LABEL = 13;
export const SMALL = 12;

/** Distance between the baselines of two lines of one text, in units of its size. */
const LINE = 1.3;

/** Characters by the width, in hundredths of the size, that none of them exceeds. */
const widths: [number, string][] = [
    [34, " ijlI.,:;'|!JÏïí\u00a0\u2009\u202f\u2019"],
    [46, "frt()[]-/\"\u2018\u201c\u201d\u2010"],
    [60, "ckszvxyJLFTY?\u2013"],
    [64, "abdeghnopquESPéëèêöóôòüúûùäáàâçñ0123456789€_EZ\u00a3"],
    [79, "ABCDGHKNOQRUVXZÉË&#~=<>w\u2192"],
];

const WIDEST = 100;

/** Bold letters are wider by this much at most. */
const BOLD = 1.1;

/** A text longer than this many lines ends with three dots: the table below the picture has it whole. */
const MOST = 12;

const byCharacter: { [character: string]: number } = {};
for (const [width, characters] of widths) {
    for (const character of characters.split("")) {
        byCharacter[character] = width;
    }
}

/** The most that a text takes at a size, in units of the picture. */
export function textWidth(text: string, size: number, bold = false): number {
    let sum = 0;
    for (let i = 0; i < text.length; ++i) {
        sum += byCharacter[text.charAt(i)] || WIDEST;
    }
    return (sum * size * (bold ? BOLD : 1)) / 100;
}

/** The pieces of a text between which a line may end; a piece keeps the blank or hyphen that it ends with. */
function pieces(text: string): string[] {
    return text.match(/[^ \-\/]*[ \-\/]+|[^ \-\/]+/g) || [];
}

/** Parts of one piece that is wider than a line, each with the hyphen that tells so. */
function broken(piece: string, width: number, size: number, bold: boolean): string[] {
    const word = piece.replace(/ +$/, "");
    if (textWidth(word, size, bold) <= width) {
        return [piece];
    }
    const parts: string[] = [];
    const room = width - textWidth("-", size, bold);
    let part = "";
    let used = 0;
    for (let i = 0; i < word.length; ++i) {
        // Two characters that are one letter together stay together.
        const pair = /[\ud800-\udbff]/.test(word.charAt(i)) && i + 1 < word.length;
        const letter = pair ? word.slice(i, i + 2) : word.charAt(i);
        i += pair ? 1 : 0;
        const more = textWidth(letter, size, bold);
        if (part !== "" && used + more > room) {
            parts.push(part + "-");
            part = "";
            used = 0;
        }
        part += letter;
        used += more;
    }
    parts.push(part + piece.slice(word.length));
    return parts;
}

/** The lines that are filled one after the other, none wider than `width`. */
function filled(text: string, width: number, size: number, bold: boolean): string[] {
    const lines: string[] = [];
    let line = "";
    for (const piece of pieces(text)) {
        for (const part of broken(piece, width, size, bold)) {
            if (line !== "" && textWidth((line + part).replace(/ +$/, ""), size, bold) > width) {
                lines.push(line);
                line = "";
            }
            line += part;
        }
    }
    lines.push(line);
    return lines.map((one) => one.replace(/^ +| +$/g, ""));
}

/** The first lines of too many, the last with three dots at its end. */
function cut(lines: string[], width: number, size: number, bold: boolean): string[] {
    const kept = lines.slice(0, MOST);
    let last = kept[MOST - 1];
    while (last !== "" && textWidth(last + "\u2026", size, bold) > width) {
        last = last.slice(0, -1).replace(/[\ud800-\udbff]$/, "");
    }
    kept[MOST - 1] = last + "\u2026";
    return kept;
}

/**
 * The lines of a text, none wider than `width` units and about equally long; one line where it is empty.
 *
 * A word breaks, with a hyphen, only where it is wider than a line by itself; a text ends with three dots where it is
 * longer than 12 lines.
 */
export function wrap(text: string, width: number, size: number, bold = false): string[] {
    // No line holds more than one character a unit: what is past the last line is not worked out.
    const first = filled(text.slice(0, (MOST + 2) * Math.ceil(Math.max(1, width))), width, size, bold);
    if (first.length > MOST) {
        return cut(first, width, size, bold);
    }
    let best = first;
    for (let share = 0.95; share > 0.5 && first.length > 1; share -= 0.05) {
        const narrower = filled(text, width * share, size, bold);
        if (narrower.length > first.length || hasBreak(text, narrower)) {
            break;
        }
        best = narrower;
    }
    return best;
}

/** Whether lines hold a hyphen that the text itself does not. */
export function hasBreak(text: string, lines: string[]): boolean {
    return lines.join("").replace(/ /g, "").length > text.replace(/ /g, "").length;
}

/** Height of so many lines of a size, in units of the picture. */
export function blockHeight(lines: number, size: number): number {
    return lines * size * LINE;
}

/** Where text stands against the x that it is given. */
export type Anchor = "start" | "middle" | "end";

/**
 * Lines of text as one element, the first line's top at `top`.
 *
 * `style` holds further classes of charts.css.
 */
export function block(lines: string[], x: number, top: number, size: number, anchor: Anchor, style = ""): string {
    const first = top + size * 1.02;
    const place = anchor === "start" ? "" : ` text-anchor="${anchor}"`;
    const kind = style === "" ? "" : ` class="${style}"`;
    const head = `<text x="${at(x)}" y="${at(first)}"${size === SMALL ? "" : ` font-size="${size}"`}${place}${kind}>`;
    if (lines.length === 1) {
        return `${head}${escaped(lines[0])}</text>`;
    }
    const spans = lines.map((line, i) => {
        const step = i === 0 ? "" : ` dy="${at(size * LINE)}"`;
        return `<tspan x="${at(x)}"${step}>${escaped(line)}</tspan>`;
    });
    return `${head}${spans.join("")}</text>`;
}

/** Top of one line of text that stands in the middle of a height. */
function topAcross(middle: number, size: number): number {
    return middle - size * 0.66;
}

/** One line of text that stands in the middle of a height. */
export function across(text: string, x: number, middle: number, size: number, anchor: Anchor, style = ""): string {
    return block([text], x, topAcross(middle, size), size, anchor, style);
}

/** A line of text of a tick, its top at `top`; `tickTexts` says how all of them stand. */
export function tickText(text: string, x: number, top: number): string {
    return block([text], x, top, SMALL, "start");
}

/** The same, its middle at a height. */
export function tickTextAcross(text: string, x: number, middle: number): string {
    return tickText(text, x, topAcross(middle, SMALL));
}

/** Texts of ticks that all stand alike against their x; together they take a third of the room. */
export function tickTexts(texts: string, anchor: Anchor): string {
    return texts === "" ? "" : `<g class="tick" text-anchor="${anchor}">${texts}</g>`;
}
