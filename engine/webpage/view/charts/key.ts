/** What the marks of a picture mean, where there is no room to say it beside each. */

import { at, Frame, segment } from "./frame";
import { block, blockHeight, SMALL, textWidth, wrap } from "./text";

/** Size of a sample in units of the picture. */
const WIDE = 24;
const HIGH = 14;
const GAP = 6;
/** Room between two entries beside each other, and between two rows. */
const BETWEEN = 18;
const ROWS = 6;

/** One meaning: `sample` draws within 24 x 14 units whose upper left corner it is given. */
export interface KeyEntry {
    sample: (x: number, y: number) => string;
    label: string;
}

/** A filled box as a sample. */
export function boxSample(style: string): (x: number, y: number) => string {
    return (x, y) => `<rect class="${style}" x="${at(x)}" y="${at(y)}" width="${WIDE}" height="${HIGH}"/>`;
}

/** A line as a sample. */
export function lineSample(style: string): (x: number, y: number) => string {
    return (x, y) => segment(x, y + HIGH / 2, x + WIDE, y + HIGH / 2, style);
}

/** A path within the sample's own corner as a sample. */
export function pathSample(path: string, style: string): (x: number, y: number) => string {
    return (x, y) => `<path class="${style}" transform="translate(${at(x)},${at(y)})" d="${path}"/>`;
}

/** A whisker as a sample. */
export function whiskerSample(): (x: number, y: number) => string {
    return (x, y) => whisker(x, x + WIDE, y + HIGH / 2);
}

/** A thin line from one end to the other with a stop at each. */
export function whisker(from: number, to: number, middle: number): string {
    const ends = `M${at(from)},${at(middle - 4)}v8M${at(from)},${at(middle)}H${at(to)}M${at(to)},${at(middle - 4)}v8`;
    // The seam lets it stand out from a dark bar.
    return `<path class="seam" d="${ends}"/><path class="whisker" d="${ends}"/>`;
}

/** The entries in rows from `left` to `left + width`, the first row's top at `top`, and the height of all. */
export function key(entries: KeyEntry[], left: number, top: number, width: number): { svg: string; height: number } {
    const out: string[] = [];
    let x = left;
    let y = top;
    let rowHeight = 0;
    for (const { sample, label } of entries) {
        const lines = wrap(label, width - WIDE - GAP, SMALL);
        const wide = WIDE + GAP + Math.max(...lines.map((line) => textWidth(line, SMALL)));
        if (x > left && x + wide > left + width) {
            x = left;
            y += rowHeight + ROWS;
            rowHeight = 0;
        }
        out.push(sample(x, y + 1), block(lines, x + WIDE + GAP, y, SMALL, "start"));
        rowHeight = Math.max(rowHeight, blockHeight(lines.length, SMALL) + 1);
        x += wide + BETWEEN;
    }
    return { svg: out.join(""), height: entries.length === 0 ? 0 : y + rowHeight - top };
}

/** The key over the frame's whole width. */
export function keyAcross(frame: Frame, entries: KeyEntry[], top: number): { svg: string; height: number } {
    return key(entries, 0, top, frame.width);
}
