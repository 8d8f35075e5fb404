/** Money in each year as a fan, for any weights: the same on paper and under a reader's hand. */

import { FanInput, FanPanel, FanYear } from "../charts/fan";
import { Amounts } from "../data";
import { Live } from "../live";
import { Numbers, Scale } from "../numbers";
import { amountAt, mixture, unpacked, valuesOf } from "../series";

/** A quantile by shares of draws at or above amounts, between two amounts on a straight line. */
export function quantile(amounts: Amounts, atLeast: number[], order: number): number {
    const wanted = 1 - order;
    if (atLeast[0] < wanted) {
        return amounts.first;
    }
    for (let k = 1; k < atLeast.length; ++k) {
        if (atLeast[k] < wanted) {
            const part = (atLeast[k - 1] - wanted) / (atLeast[k - 1] - atLeast[k]);
            return amountAt(amounts, k - 1 + part);
        }
    }
    return amountAt(amounts, amounts.count - 1);
}

function yearOf(amounts: Amounts, atLeast: number[]): FanYear {
    return {
        low95: quantile(amounts, atLeast, 0.025),
        low80: quantile(amounts, atLeast, 0.1),
        median: quantile(amounts, atLeast, 0.5),
        high80: quantile(amounts, atLeast, 0.9),
        high95: quantile(amounts, atLeast, 0.975),
    };
}

/** Shares by stance of every dial of a year, worked out once. */
export type YearRows = number[][][];

export function yearRows(live: Live): YearRows {
    return live.years.map((year) =>
        year.rows.map((row) => (row === null ? [] : valuesOf(unpacked(row), live.year_amounts.count))),
    );
}

/** The policies of the dials, the one that is asked about first. */
export function policiesOf(live: Live): string[] {
    const all = live.years.reduce<string[]>((found, dial) => (found.indexOf(dial.policy) < 0 ? found.concat([dial.policy]) : found), []);
    return all.filter((policy) => policy === live.policy).concat(all.filter((policy) => policy !== live.policy).reverse());
}

export function yearsOf(live: Live): number[] {
    return live.years.reduce<number[]>((all, dial) => (all.indexOf(dial.year) < 0 ? all.concat([dial.year]) : all), []);
}

function panel(live: Live, rows: YearRows, label: string, overall: boolean, weights: number[]): FanPanel {
    return {
        label,
        overall,
        by_policy: policiesOf(live).map((policy) =>
            yearsOf(live).map((year) => {
                const at = live.years.map((dial, i) => ({ dial, i })).filter(({ dial }) => dial.policy === policy && dial.year === year)[0];
                return yearOf(live.year_amounts, mixture(rows[at.i], weights));
            }),
        ),
    };
}

/** Whether years are known of every body of evidence that is believed. */
function isKnown(rows: YearRows, share: number[]): boolean {
    return share.every((one, s) => one === 0 || rows[0][s].length > 0);
}

/** The fan's numbers: a panel for each stance with weight, and one for all together. */
export function fanPanels(live: Live, rows: YearRows, share: number[]): FanPanel[] {
    const one = (s: number) => share.map((_, i) => (i === s ? 1 : 0));
    const stances = live.stances
        .map((stance, s) => ({ stance, s }))
        .filter(({ stance, s }) => rows[0][s].length > 0 && (share[s] > 0 || (stance.weight > 0 && !stance.variant)));
    const panels = stances.map(({ stance, s }) => panel(live, rows, stance.short, false, one(s)));
    return stances.length < 2 || !isKnown(rows, share) ? panels : panels.concat([panel(live, rows, live.words["overall"], true, share)]);
}

/** In what the fan's amounts are written. */
export function fanScale(live: Live): Scale {
    const amounts = live.year_amounts;
    const size = Math.max(Math.abs(amounts.first), Math.abs(amountAt(amounts, amounts.count - 1)));
    return new Numbers(live.language).scale(size);
}

/** Without the panel of all together where another reading is believed, of which a page holds no years. */
export function fanInput(live: Live, rows: YearRows, share: number[]): FanInput {
    const numbers = new Numbers(live.language);
    const scale = fanScale(live);
    return {
        title: live.words["years.title"],
        description: live.words["years.text"],
        unit: { label: numbers.unit(scale), size: scale.divisor },
        years: yearsOf(live),
        policies: policiesOf(live).map((policy) => live.words[`policy.${policy}`]),
        panels: fanPanels(live, rows, share),
    };
}
