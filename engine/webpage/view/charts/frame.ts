/** What every picture is given beside its numbers, and the element that holds it. */

import { escaped } from "../escape";
import { SMALL } from "./text";
import { ChartWords } from "./words";

/** The sheet that a picture is drawn on. */
export interface Frame {
    /** Width in units of the picture, one CSS pixel each where it is shown at that width; from 280. */
    width: number;
    /** Begins the ids in the picture: letters, digits and "-", and no other picture of the page has it. */
    id: string;
    /** The few words that pictures hold beside their input's. */
    words: ChartWords;
    /** Whether elements with the ids ID-title and ID-desc around the picture name and tell it; else the picture does. */
    toldAround: boolean;
    /**
     * The value in the page's language, with as many decimals as the first digit of `error` needs: (7.25, 0.1) is 7.3
     * (7,3 in Dutch). `error` is above 0.
     */
    number: (value: number, error: number) => string;
}

/** What a picture is called and tells, for those who do not see it. */
export interface Told {
    title: string;
    /** What the picture shows, with its main figure, in a sentence or two. */
    description: string;
}

/** What numbers count: `size` 1e6 and `label` "EUR million" for an amount in EUR. */
export interface Unit {
    label: string;
    size: number;
}

/** A coordinate, to a tenth of a unit: finer is not seen, and longer. */
export function at(value: number): string {
    return String(Math.round(value * 10) / 10);
}

/** Room at both sides of a picture, for letters and ends of lines reach over their place a little. */
const SIDE = 2;

/** The part of the sheet that is drawn on. */
export function inside(frame: Frame): Frame {
    return { ...frame, width: frame.width - 2 * SIDE };
}

/** The whole picture: `body` drawn on `inside(frame)`, its height in units given. */
export function picture(frame: Frame, told: Told, kind: string, height: number, body: string): string {
    const width = at(frame.width);
    const size = `viewBox="${-SIDE} 0 ${width} ${at(height)}" width="${width}" height="${at(height)}"`;
    return (
        `<svg class="chart chart-${kind}" ${size} font-size="${SMALL}" role="img" aria-labelledby="${frame.id}-title ${frame.id}-desc">` +
        (frame.toldAround
            ? ""
            : `<title id="${frame.id}-title">${escaped(told.title)}</title>` +
              `<desc id="${frame.id}-desc">${escaped(told.description)}</desc>`) +
        `${body}</svg>`
    );
}

/** An element that stands for a number: told by name where a pointer rests on it. */
export function mark(element: string, attributes: string, style: string, told: string): string {
    return `<${element} class="mark ${style}" ${attributes}><title>${escaped(told)}</title></${element}>`;
}

/** A straight line. */
export function segment(x1: number, y1: number, x2: number, y2: number, style: string): string {
    const end = x1 === x2 ? `V${at(y2)}` : y1 === y2 ? `H${at(x2)}` : `L${at(x2)},${at(y2)}`;
    return `<path class="${style}" d="M${at(x1)},${at(y1)}${end}"/>`;
}
