/** Ticks of scales: as many as have room without touching. */

import { ticks as roundNumbers, tickStep } from "d3-array";

import { at, Frame, Unit } from "./frame";
import { Scale } from "./scale";
import { SMALL, textWidth, tickText, tickTextAcross, tickTexts } from "./text";

/** Room between the labels of two ticks, in units of the picture. */
const GAP = 12;

/** A number on an axis with its place and its text. */
export interface Tick {
    value: number;
    place: number;
    text: string;
}

/** The numbers of a list that are known. */
export function known(values: (number | null)[]): number[] {
    const out: number[] = [];
    for (const value of values) {
        if (value !== null && isFinite(value)) {
            out.push(value);
        }
    }
    return out;
}

/** About `count` round numbers on a scale, each with its text in the unit. */
export function ticks(frame: Frame, scale: Scale, unit: Unit, count: number): Tick[] {
    const [low, high] = scale.domain.map((end) => end / unit.size);
    const step = tickStep(low, high, count);
    return roundNumbers(low, high, count).map((value) => {
        const text = frame.number(value, value === 0 ? 1 : step);
        return { value: value * unit.size, place: scale(value * unit.size), text };
    });
}

/** Left ends of the labels of ticks along the picture's width: in their middle, but never past the picture's edge. */
function labelStarts(frame: Frame, list: Tick[]): number[] {
    return list.map((tick) => {
        const width = textWidth(tick.text, SMALL);
        return Math.max(0, Math.min(frame.width - width, tick.place - width / 2));
    });
}

function fits(frame: Frame, list: Tick[]): boolean {
    const starts = labelStarts(frame, list);
    for (let i = 1; i < list.length; ++i) {
        if (starts[i] < starts[i - 1] + textWidth(list[i - 1].text, SMALL) + GAP) {
            return false;
        }
    }
    return true;
}

/** The most ticks along the picture's width, up to `most`, whose labels do not touch. */
export function ticksThatFit(frame: Frame, scale: Scale, unit: Unit, most = 8): Tick[] {
    for (let count = most; count > 1; --count) {
        const list = ticks(frame, scale, unit, count);
        if (fits(frame, list)) {
            return list;
        }
    }
    return ticks(frame, scale, unit, 1).slice(0, 1);
}

/** Labels of ticks along the picture's width, their top at `top`. */
export function labelsAlong(frame: Frame, list: Tick[], top: number): string {
    const starts = labelStarts(frame, list);
    const texts = list.map((tick, i) => tickText(tick.text, starts[i] + textWidth(tick.text, SMALL) / 2, top));
    return tickTexts(texts.join(""), "middle");
}

/** The lines of a grid, the one at 0 stronger. */
function gridOf(list: Tick[], path: (tick: Tick) => string): string {
    const drawn = (style: string, of: Tick[]) =>
        of.length === 0 ? "" : `<path class="${style}" d="${of.map(path).join("")}"/>`;
    return (
        drawn("grid", list.filter((tick) => tick.value !== 0)) + drawn("zero", list.filter((tick) => tick.value === 0))
    );
}

/** Lines down the picture at ticks, the one at 0 stronger. */
export function gridDown(list: Tick[], top: number, bottom: number): string {
    return gridOf(list, (tick) => `M${at(tick.place)},${at(top)}V${at(bottom)}`);
}

/** Lines across at ticks of a vertical scale, the one at 0 stronger, and their labels left of `left` if wanted. */
export function gridAcross(list: Tick[], left: number, right: number, labelled: boolean): string {
    const texts = labelled ? list.map((tick) => tickTextAcross(tick.text, left - 6, tick.place)) : [];
    return gridOf(list, (tick) => `M${at(left)},${at(tick.place)}H${at(right)}`) + tickTexts(texts.join(""), "end");
}

/** The most room that the labels of ticks take, in units of the picture. */
export function widest(list: Tick[]): number {
    return Math.max(0, ...list.map((tick) => textWidth(tick.text, SMALL)));
}

/** Whole years from the first to the last, as many as have room within `width` units. */
export function yearTicks(first: number, last: number, width: number): number[] {
    const room = textWidth("2000", SMALL) + 6;
    const years = Math.max(1, last - first);
    let step = 100;
    for (const candidate of [1, 2, 3, 5, 10, 20, 50]) {
        if ((width / years) * candidate >= room) {
            step = candidate;
            break;
        }
    }
    const list: number[] = [];
    for (let year = first; year <= last; year += step) {
        list.push(year);
    }
    return list;
}

/** A path's text through points, to a tenth of a unit. */
export function throughPoints(points: [number, number][]): string {
    return points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${at(x)},${at(y)}`).join("");
}
