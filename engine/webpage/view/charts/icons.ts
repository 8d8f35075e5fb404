/** What becomes of the children of 100 families, each family a figure. */

import { at, Frame, inside, picture, Told } from "./frame";
import { keyAcross, KeyEntry } from "./key";
import { block, blockHeight, LABEL, SMALL, wrap } from "./text";

/** What happens to some of 100 families. */
export interface IconCount {
    /** Families of 100, or children of 100 families: 0 or more, as the answer has it. */
    value: number;
    /** How sure that is: "80 of 100 draws: between 25 and 46". */
    text: string;
}

export interface IconGroup {
    label: string;
    overall: boolean;
    /** What conferences prevent, and the harm that they do. */
    good: IconCount;
    harm: IconCount;
}

export interface IconsInput extends Told {
    /** "placements prevented" and "extra placements". */
    good: string;
    harm: string;
    groups: IconGroup[];
}

const FAMILIES = 100;
/** Figures drawn at most; more than this many are told by the number alone. */
const MOST = 200;
const ACROSS = 20;
/** The least width of a group, in units of the picture. */
const LEAST = 262;
const GAP = 24;

/** A house with a door: a child stays at home. */
const HOUSE = "M6,.5L11.5,5.5H10V11.5H7.2V8H4.8V11.5H2V5.5H.5Z";
/** A cross: a child is placed who would not have been. */
const CROSS = "M2.2,0L6,3.8L9.8,0L12,2.2L8.2,6L12,9.8L9.8,12L6,8.2L2.2,12L0,9.8L3.8,6L0,2.2Z";

/** Whole figures for a count: rounded to the nearest. */
export function figures(value: number): number {
    return Math.floor(Math.max(0, value) + 0.5);
}

/** A count as it is written: whole, "about 0" where it is less than half a family and not none. */
export function countText(value: number, frame: Frame): string {
    return value > 0 && value < 0.5 ? frame.words.aboutZero : frame.number(figures(value), 1);
}

/** The figures of a group: houses first, then crosses, then dots up to 100 families, in rows of 20 from (left, top). */
function grid(
    group: IconGroup,
    frame: Frame,
    left: number,
    top: number,
    cell: number,
): { svg: string; height: number } {
    const good = Math.min(figures(group.good.value), MOST);
    const harm = Math.min(figures(group.harm.value), MOST - good);
    const all = Math.max(FAMILIES, good + harm);
    const marks: string[] = [];
    let dots = "";
    const place = (i: number) => {
        // What goes beyond 100 families stands apart from them.
        const apart = i >= FAMILIES ? 8 : 0;
        return [left + (i % ACROSS) * cell, top + Math.floor(i / ACROSS) * cell + apart];
    };
    for (let i = 0; i < good + harm; ++i) {
        const [x, y] = place(i);
        const kind = i < good ? "good" : "harm";
        marks.push(`<use class="mark ${kind}" href="#${frame.id}-${kind}" x="${at(x)}" y="${at(y)}"/>`);
    }
    // A row of dots is one line of dashes without length and with round ends.
    for (let i = good + harm; i < all; i += ACROSS - (i % ACROSS)) {
        const [x, y] = place(i);
        const last = Math.min(all, i + ACROSS - (i % ACROSS)) - 1;
        dots += `M${at(x + 6)},${at(y + 6)}h${at((last - i) * cell + 0.4)}`;
    }
    const rows = Math.ceil(all / ACROSS);
    const rest = dots === "" ? "" : `<path class="mark rest" stroke-dasharray="0 ${at(cell)}" d="${dots}"/>`;
    return {
        svg: marks.join("") + rest,
        height: rows * cell + (all > FAMILIES ? 8 : 0),
    };
}

/** A count in words below its grid: the figure, the number and how sure it is. */
function counted(
    kind: "good" | "harm",
    label: string,
    count: IconCount,
    frame: Frame,
    left: number,
    top: number,
    width: number,
): { svg: string; height: number } {
    const beyond = figures(count.value) > FAMILIES ? ` (${frame.words.beyond})` : "";
    const first = wrap(`${countText(count.value, frame)} ${label}${beyond}`, width - 20, LABEL, true);
    const second = count.text === "" ? [] : wrap(count.text, width - 20, SMALL);
    const firstHeight = blockHeight(first.length, LABEL);
    const figure = `<use class="${kind}" href="#${frame.id}-${kind}" x="${at(left)}" y="${at(top + 2)}"/>`;
    const out = [figure, block(first, left + 20, top, LABEL, "start", "strong")];
    if (second.length > 0) {
        out.push(block(second, left + 20, top + firstHeight + 1, SMALL, "start"));
    }
    const secondHeight = second.length > 0 ? blockHeight(second.length, SMALL) + 1 : 0;
    return { svg: out.join(""), height: firstHeight + secondHeight + 6 };
}

/**
 * A grid of 100 families for each body of evidence: houses for what conferences prevent, crosses for the harm that they
 * do, dots where they make no difference.
 */
export function icons(input: IconsInput, sheet: Frame): string {
    const frame = inside(sheet);
    const room = Math.max(1, Math.floor((frame.width + GAP) / (LEAST + GAP)));
    // As many in each row: four stand two by two, not three and one.
    const columns = Math.ceil(input.groups.length / Math.ceil(input.groups.length / room));
    const wide = Math.min((frame.width - GAP * (columns - 1)) / columns, 360);
    // To a tenth, as dashes are written.
    const cell = Math.floor(Math.min(16, (wide + 2) / ACROSS) * 10) / 10;

    const sample = (kind: string) => (x: number, y: number) => {
        return `<use class="${kind}" href="#${frame.id}-${kind}" x="${at(x + 6)}" y="${at(y + 1)}"/>`;
    };
    const dot = (x: number, y: number) => {
        return `<path class="rest" stroke-dasharray="0 9" d="M${at(x + 12)},${at(y + 7)}h1"/>`;
    };
    const entries: KeyEntry[] = [
        { sample: sample("good"), label: input.good },
        { sample: sample("harm"), label: input.harm },
        { sample: dot, label: frame.words.rest },
    ];
    const words = keyAcross(frame, entries, 0);
    const note = wrap(frame.words.oneFigure, frame.width, SMALL);
    const noteTop = words.height + 6;

    const out = [
        `<defs><path id="${frame.id}-good" d="${HOUSE}"/><path id="${frame.id}-harm" d="${CROSS}"/></defs>`,
        words.svg,
        block(note, 0, noteTop, SMALL, "start"),
    ];
    let top = noteTop + blockHeight(note.length, SMALL) + 14;
    for (let row = 0; row * columns < input.groups.length; ++row) {
        const list = input.groups.slice(row * columns, (row + 1) * columns);
        const labels = list.map((group) => wrap(group.label, wide, LABEL, group.overall));
        const labelRoom = Math.max(...labels.map((lines) => blockHeight(lines.length, LABEL)));
        let bottom = top;
        list.forEach((group, column) => {
            const left = column * (wide + GAP);
            const labelTop = top + labelRoom - blockHeight(labels[column].length, LABEL);
            out.push(block(labels[column], left, labelTop, LABEL, "start", group.overall ? "strong" : ""));
            const drawn = grid(group, frame, left, top + labelRoom + 6, cell);
            out.push(drawn.svg);
            let y = top + labelRoom + 6 + drawn.height + 8;
            for (const kind of ["good", "harm"] as ("good" | "harm")[]) {
                const line = counted(kind, input[kind], group[kind], frame, left, y, wide);
                out.push(line.svg);
                y += line.height;
            }
            bottom = Math.max(bottom, y);
        });
        top = bottom + 18;
    }
    return picture(sheet, input, "icons", top - 14, out.join(""));
}
