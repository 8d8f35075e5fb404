/** Rows of whole numbers in short, and what is read from them. */

import { Amounts, Series } from "./data";

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The whole numbers of a Base64 VLQ text. \see the source map specification, ECMA-426 */
export function decodeVlq(text: string): number[] {
    const numbers: number[] = [];
    let value = 0;
    let place = 1;
    for (let i = 0; i < text.length; ++i) {
        const digit = digits.indexOf(text.charAt(i));
        value += (digit % 32) * place;
        place *= 32;
        if (digit < 32) {
            numbers.push(value % 2 === 1 ? -Math.floor(value / 2) : value / 2);
            value = 0;
            place = 1;
        }
    }
    return numbers;
}

/**
 * A row in a list: unit, at, start, order, slope, steps. Names would be half of a page's data. A unit below 0 stands for one in
 * so many: -1024 is 1 / 1024, in half the digits.
 */
export type Packed = [number, number, number, 1 | 2, number, string];

export function packed(series: Series): Packed {
    const parts = -Math.round(1 / series.unit);
    const isPart = -1 / parts === series.unit && String(parts).length < String(series.unit).length;
    return [isPart ? parts : series.unit, series.at, series.start, series.order, series.slope === undefined ? 0 : series.slope, series.steps];
}

export function unpacked(row: Packed): Series {
    return { unit: row[0] < 0 ? -1 / row[0] : row[0], at: row[1], start: row[2], order: row[3], slope: row[4], steps: row[5] };
}

/** The values of a row. \param count  how many */
export function valuesOf(series: Series, count: number): number[] {
    const steps = decodeVlq(series.steps);
    const values: number[] = [];
    let sum = series.start;
    let slope = series.slope === undefined ? 0 : series.slope;
    for (let k = 0; k < count; ++k) {
        const step = k >= series.at && k - series.at < steps.length ? steps[k - series.at] : 0;
        if (series.order === 1) {
            sum += step;
        } else {
            slope += step;
            // The first value is the start itself.
            sum += k === 0 ? 0 : slope;
        }
        values.push(series.unit * sum);
    }
    return values;
}

/** A mixture of rows, by weights that add up to 1; rows of no weight may be missing. */
export function mixture(rows: number[][], weights: number[]): number[] {
    const count = rows.reduce((most, row) => Math.max(most, row.length), 0);
    const mixed: number[] = [];
    for (let k = 0; k < count; ++k) {
        mixed.push(rows.reduce((sum, row, s) => (weights[s] > 0 ? sum + weights[s] * row[k] : sum), 0));
    }
    return mixed;
}

export function amountAt(amounts: Amounts, k: number): number {
    return amounts.first + k * amounts.step;
}

/** The index of the amount that is nearest. */
export function nearest(amounts: Amounts, amount: number): number {
    return Math.max(0, Math.min(amounts.count - 1, Math.round((amount - amounts.first) / amounts.step)));
}

/**
 * A quantile by shares of draws at or above amounts: the largest amount that at least a share `1 - order` reaches.
 * The quantile itself lies between it and the next amount. None where even the first is not reached.
 */
export function quantileBelow(amounts: Amounts, atLeast: number[], order: number): number | null {
    let found: number | null = null;
    for (let k = 0; k < atLeast.length && atLeast[k] >= 1 - order - 1e-9; ++k) {
        found = amountAt(amounts, k);
    }
    return found;
}

/** The standard deviation of what amounts are capped at index `top`, by the middle of each step. */
export function cappedDeviation(amounts: Amounts, atLeast: number[], top: number): number {
    let mean = 0;
    let square = 0;
    for (let k = 0; k <= top; ++k) {
        const share = k === top ? atLeast[k] : atLeast[k] - atLeast[k + 1];
        const middle = k === top ? amountAt(amounts, top) : amountAt(amounts, k) + amounts.step / 2;
        mean += share * middle;
        square += share * middle * middle;
    }
    const below = 1 - atLeast[0];
    mean += below * amounts.first;
    square += below * amounts.first * amounts.first;
    return Math.sqrt(Math.max(0, square - mean * mean));
}
