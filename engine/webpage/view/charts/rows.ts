/** Rows with a label, a bar and a text each: labels left of the bars where there is room, above them where not. */

import { gridDown, labelsAlong, Tick, ticksThatFit } from "./axis";
import { Frame, segment, Unit } from "./frame";
import { Scale } from "./scale";
import { block, blockHeight, LABEL, SMALL, textWidth, wrap } from "./text";

/** Height of the bars, in units of the picture. */
export const BAR = 18;

/** Below this width labels stand above their bars. */
const NARROW = 560;
/** Room above and below what stands in a row, and between a label and the bar below it. */
const AIR = 7;
const BETWEEN = 6;

/** What is written of a row. */
export interface RowText {
    label: string;
    /** A second, smaller line below the label; empty: none. */
    note: string;
    /** At the right of the picture, such as the value; empty: none. */
    text: string;
    strong: boolean;
}

/** Where rows are. */
export interface Rows {
    wide: boolean;
    /** Between which the bars stand. */
    left: number;
    right: number;
    top: number;
    bottom: number;
    /** The upper edges of the bars. */
    bars: number[];
    /** Labels, texts and the lines between rows. */
    svg: string;
}

/** Room for bars in a picture of that width, before anything is placed. */
export function rowSides(frame: Frame, texts: RowText[]): { wide: boolean; left: number; right: number } {
    const wide = frame.width >= NARROW;
    const room = textRoom(texts);
    if (!wide) {
        return { wide, left: 8, right: frame.width - 8 };
    }
    return { wide, left: labelWidth(frame) + 16, right: frame.width - Math.max(room, 8) };
}

function labelWidth(frame: Frame): number {
    return Math.min(frame.width * 0.36, 320);
}

function textRoom(texts: RowText[]): number {
    const widths = texts.map((one) => (one.text === "" ? 0 : textWidth(one.text, LABEL, one.strong) + 12));
    return Math.max(0, ...widths);
}

/** One row each from `top` on, in the order given. */
export function layRows(frame: Frame, texts: RowText[], top: number): Rows {
    const { wide, left, right } = rowSides(frame, texts);
    const room = wide ? labelWidth(frame) : frame.width - textRoom(texts);
    const out: string[] = [];
    const bars: number[] = [];
    let y = top;
    texts.forEach((one, i) => {
        const lines = wrap(one.label, room, LABEL, one.strong);
        const notes = one.note === "" ? [] : wrap(one.note, room, SMALL);
        const labelHeight = blockHeight(lines.length, LABEL);
        const all = labelHeight + (notes.length > 0 ? blockHeight(notes.length, SMALL) + 2 : 0);
        const height = (wide ? Math.max(all, BAR) : all + BETWEEN + BAR) + 2 * AIR;
        const labelTop = wide ? y + (height - all) / 2 : y + AIR;
        const textTop = wide ? y + (height - blockHeight(1, LABEL)) / 2 : y + AIR;
        const style = one.strong ? "strong" : "";
        if (i > 0) {
            out.push(segment(0, y, frame.width, y, "rule"));
        }
        out.push(block(lines, 0, labelTop, LABEL, "start", style));
        if (notes.length > 0) {
            out.push(block(notes, 0, labelTop + labelHeight + 2, SMALL, "start", "tick"));
        }
        if (one.text !== "") {
            out.push(block([one.text], frame.width, textTop, LABEL, "end", style));
        }
        bars.push(wide ? y + (height - BAR) / 2 : y + height - AIR - BAR);
        y += height;
    });
    return { wide, left, right, top, bottom: y, bars, svg: out.join("") };
}

/** The lines of a unit's label where they stand. */
function unitLines(frame: Frame, unit: Unit): string[] {
    return wrap(unit.label, frame.width >= NARROW ? frame.width - labelWidth(frame) - 16 : frame.width, SMALL);
}

/** Height of what `axisAbove` draws, in units of the picture. */
export function axisHeight(frame: Frame, unit: Unit): number {
    return blockHeight(unitLines(frame, unit).length + 1, SMALL) + 6;
}

/** The scale's numbers above the rows with their unit, from `top` on, and their lines behind the bars. */
export function axisAbove(frame: Frame, rows: Rows, scale: Scale, unit: Unit, top: number): string {
    const list: Tick[] = ticksThatFit(frame, scale, unit);
    const lines = unitLines(frame, unit);
    // Above bars, lines would run through the labels of narrow pictures.
    const grid = rows.wide
        ? gridDown(list, rows.top, rows.bottom)
        : rows.bars.map((bar) => gridDown(list, bar - 3, bar + BAR + 3)).join("");
    return (
        block(lines, rows.wide ? rows.left : 0, top, SMALL, "start", "tick") +
        labelsAlong(frame, list, top + blockHeight(lines.length, SMALL) + 2) +
        grid
    );
}
