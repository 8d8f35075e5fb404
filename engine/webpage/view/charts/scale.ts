/** From numbers to places along a line. */

import { nice } from "d3-array";

/** The place of a number, in units of the picture; also past the ends. */
export interface Scale {
    (value: number): number;
    /** The numbers at the ends, and their places. */
    domain: [number, number];
    range: [number, number];
}

/**
 * A linear scale.
 *
 * d3-scale has one too, but brings scales of colours and dates with it: 20 kB of every page.
 */
export function linear(domain: [number, number], range: [number, number]): Scale {
    const [low, high] = domain;
    const [from, to] = range;
    const place = ((value: number) => {
        return high === low ? (from + to) / 2 : from + ((value - low) / (high - low)) * (to - from);
    }) as Scale;
    place.domain = domain;
    place.range = range;
    return place;
}

/** A scale that holds all values, from and to round numbers. */
export function scaleOver(values: number[], from: number, to: number): Scale {
    let low = 0;
    let high = 0;
    values.forEach((value, i) => {
        low = i === 0 ? value : Math.min(low, value);
        high = i === 0 ? value : Math.max(high, value);
    });
    if (!(high > low)) {
        high = low + (low === 0 ? 1 : Math.abs(low));
    }
    return linear(nice(low, high, 8), [from, to]);
}
