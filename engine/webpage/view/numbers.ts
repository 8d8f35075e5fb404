/** Numbers as a language writes them, with no digit that their Monte Carlo error does not allow. */

import { Spread } from "./data";

export type LanguageCode = "en" | "nl";

/** How money is counted: in euros, thousands or millions of them. */
export interface Scale {
    divisor: number;
    /** As it stands after a number: "million", or nothing. */
    word: string;
}

export const noBreak = "\u00a0";
/** Keeps what stands at its sides on one line. */
const joiner = "\u2060";
const minus = "\u2212";
const most = 15;

/** A number with so many significant digits. */
export function significant(value: number, digits: number): number {
    return Number(value.toPrecision(digits));
}

/** What a mean is written to: its Monte Carlo error, and never more than three digits, as more are nobody's knowledge. */
export function knownTo(value: number, error: number): number {
    return Math.max(error, 1e-2 * Math.abs(value));
}

/** Digits for machines: four, as more than those are nobody's knowledge. */
export function machineDigits(value: number): string {
    return typeof value === "number" ? String(significant(value, 4)) : "";
}

/** The place of a number's first digit: 0 for 7, -1 for 0.35; of 0.0997 it is -1, as that is 0.1 with one digit. */
export function firstPlace(error: number): number {
    const text = Math.abs(error).toExponential(0);
    return parseInt(text.slice(text.indexOf("e") + 1), 10);
}

/** A number with so many decimals, or rounded to tens, hundreds, ... where the place is above 0; a plain 0 has no sign. */
export function toPlace(value: number, place: number): string {
    const text =
        place > 0
            ? (Math.round(value / Math.pow(10, place)) * Math.pow(10, place)).toFixed(0)
            : value.toFixed(Math.min(-place, most));
    return /[1-9]/.test(text) ? text : text.replace("-", "");
}

function withoutTrailingZeros(text: string): string {
    return text.indexOf(".") < 0 ? text : text.replace(/\.?0+$/, "");
}

/** Writes numbers in one language. */
export class Numbers {
    constructor(readonly language: LanguageCode) {}

    /** Digits of JavaScript with the language's decimal sign and thousands. */
    protected dressed(digits: string): string {
        const dutch = this.language === "nl";
        const negative = digits.charAt(0) === "-";
        const [whole, decimals] = digits.replace("-", "").split(".");
        const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, dutch ? "." : ",");
        return (negative ? minus : "") + grouped + (decimals === undefined ? "" : (dutch ? "," : ".") + decimals);
    }

    /** A whole number. */
    count(value: number): string {
        return this.dressed(value.toFixed(0));
    }

    /** A number that is exact but for its first six digits. */
    exact(value: number): string {
        if (value === 0 || typeof value !== "number" || !isFinite(value)) {
            return value === 0 ? "0" : "?";
        }
        return this.dressed(withoutTrailingZeros(toPlace(value, Math.min(0, firstPlace(value) - 5))));
    }

    /** A number with the last digit at the first of its error; exact where the error is 0. */
    rounded(value: number, error: number): string {
        // JSON has null for what is no number.
        if (typeof value !== "number" || !isFinite(value) || !isFinite(error)) {
            return "?";
        }
        return error === 0 ? this.exact(value) : this.dressed(toPlace(value, firstPlace(error)));
    }

    /** "3 to 12", both with the same last digit, never on two lines. */
    range(low: number, high: number, error: number): string {
        const to = `${noBreak}${this.language === "nl" ? "tot" : "to"}${noBreak}`;
        return this.rounded(low, error) + to + this.rounded(high, error);
    }

    percent(share: number, error: number): string {
        return this.rounded(100 * share, 100 * error) + "%";
    }

    /** A chance as a whole percentage at most that fine, for numbers that change under a reader's hand. */
    roughChance(value: number, error: number): string {
        const place = Math.max(0, error > 0 ? firstPlace(100 * error) : 0);
        const unit = Math.pow(10, place);
        const dutch = this.language === "nl";
        // Of n draws that all say the same the error is taken as 1 / n: three of them are the rule of three.
        const never = Math.min(value, 1 - value) <= 1e-12;
        const bound = never ? Math.max(unit, Math.ceil(300 * error - 1e-9)) : unit;
        if (100 * value < unit / 2) {
            return bound >= 50 ? (dutch ? "bijna nooit" : "nearly never") : `${dutch ? "minder dan" : "less than"} ${bound}%`;
        }
        if (100 * value > 100 - unit / 2) {
            return bound >= 50 ? (dutch ? "bijna altijd" : "nearly always") : `${dutch ? "meer dan" : "more than"} ${100 - bound}%`;
        }
        return this.dressed(toPlace(100 * value, place)) + "%";
    }

    /** In what amounts up to a size are written. */
    scale(largest: number): Scale {
        const dutch = this.language === "nl";
        if (Math.abs(largest) >= 1e6) {
            return { divisor: 1e6, word: dutch ? "miljoen" : "million" };
        }
        if (Math.abs(largest) >= 1e5) {
            return { divisor: 1e3, word: dutch ? "duizend" : "thousand" };
        }
        return { divisor: 1, word: "" };
    }

    /** The unit of a column: "€ million", "€". */
    unit(scale: Scale): string {
        return scale.word === "" ? "€" : `€${noBreak}${scale.word}`;
    }

    /** Digits as money, on one line: "€1.9 million", "−€1.9 million"; "€ 1,9 miljoen", "€ −1,9 miljoen". */
    money(digits: string, scale: Scale): string {
        const word = scale.word === "" ? "" : noBreak + scale.word;
        if (this.language === "nl") {
            return `€${noBreak}${digits}${word}`;
        }
        return (digits.charAt(0) === minus ? `${minus}${joiner}€${digits.slice(1)}` : `€${digits}`) + word;
    }

    /** An amount in euros. */
    euros(value: number, error: number, scale: Scale = this.scale(value)): string {
        return this.money(this.rounded(value / scale.divisor, error / scale.divisor), scale);
    }
}

/** A mean with its 95% range, and with its standard deviation where that is known. */
export type Ranged = Pick<Spread, "mean" | "mean_error" | "low95" | "high95"> & { sd?: number };

/** Draws that differ by nothing but binary rounding are one number. */
export function isConstant(spread: Ranged): boolean {
    const width = spread.sd === undefined ? spread.high95 - spread.low95 : spread.sd;
    return width <= 1e-9 * Math.abs(spread.mean);
}

/** The error that decides on the digits of a mean that stands beside its 95% range. */
export function digitsError(spread: Ranged): number {
    if (isConstant(spread)) {
        return 0;
    }
    // Digits finer than a fortieth of the range's width mean nothing to a reader.
    return Math.max((spread.high95 - spread.low95) / 40, spread.mean_error);
}

/** The largest of some spreads' means and bounds, in absolute value. */
export function largest(spreads: Spread[]): number {
    return spreads.reduce(
        (size, one) => Math.max(size, Math.abs(one.mean), Math.abs(one.low95), Math.abs(one.high95)),
        0,
    );
}
