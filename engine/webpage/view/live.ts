/** What sliders change: from a setting to sentences and pictures, the same on paper and under a reader's hand. */

import { CurvesInput } from "./charts/curves";
import { Amounts, Dial } from "./data";
import { LanguageCode, Numbers } from "./numbers";
import { amountAt, cappedDeviation, mixture, nearest, Packed, packed, quantileBelow, unpacked, valuesOf } from "./series";

export interface LiveStance {
    name: string;
    short: string;
    weight: number;
    /** What its draws are worth: fewer than there are where published numbers weigh them. */
    draws: number;
    /** Another reading of a body of evidence. */
    variant: boolean;
}

/** A dial as the page carries it: rows by body of evidence. */
export interface LiveDial {
    question: string;
    amounts: Amounts;
    chance: Packed[];
    /** Empty where draws are counted: the same as `chance` then. */
    at_least: Packed[];
    missing: Packed[];
}

/** A year of a policy; `rows` by body of evidence, none for other readings of one. */
export interface LiveYear {
    policy: string;
    year: number;
    rows: (Packed | null)[];
}

export function liveDial(dial: Dial): LiveDial {
    const all = dial.by_stance;
    const same = all.every((one) => JSON.stringify(one.chance) === JSON.stringify(one.at_least));
    return {
        question: dial.question,
        amounts: dial.amounts,
        chance: all.map((one) => packed(one.chance)),
        at_least: same ? [] : all.map((one) => packed(one.at_least)),
        missing: all.reduce<Packed[]>((rows, one) => (one.missing === null ? rows : rows.concat([packed(one.missing)])), []),
    };
}

/** A question as the dial knows it. */
export interface LiveQuestion {
    dial: LiveDial;
    title: string;
    money: boolean;
    threshold: number;
    /** Amount of the cut that was simulated; none: no cut has to do with it. */
    simulated: number | null;
}

/** Words with `{name}` for values. */
export interface LiveWords {
    [key: string]: string;
}

/** What the page's script is given. */
export interface Live {
    language: LanguageCode;
    stances: LiveStance[];
    questions: LiveQuestion[];
    /** Title of the policy that is asked about. */
    policy: string;
    /** Amounts of all years. */
    year_amounts: Amounts;
    years: LiveYear[];
    words: LiveWords;
}

/** What the sliders say. */
export interface Setting {
    question: number;
    /** By stance; they need not add up to anything. */
    weights: number[];
    /** Index of the amount asked. */
    asked: number;
}

/** The scenario's own setting of a question. */
export function ownSetting(live: Live, question: number): Setting {
    const one = live.questions[question];
    return {
        question,
        weights: live.stances.map((stance) => 100 * stance.weight),
        asked: nearest(one.dial.amounts, one.threshold),
    };
}

/** Weights that add up to 1; none where nothing is believed. */
export function shares(weights: number[]): number[] | null {
    const sum = weights.reduce((all, weight) => all + weight, 0);
    return sum > 0 ? weights.map((weight) => weight / sum) : null;
}

/** Rows of a question, worked out once. */
export interface Rows {
    chance: number[][];
    atLeast: number[][];
    missing: (number[] | null)[];
}

export function rowsOf(dial: LiveDial): Rows {
    const values = (row: Packed) => valuesOf(unpacked(row), dial.amounts.count);
    const chance = dial.chance.map(values);
    return {
        chance,
        atLeast: dial.at_least.length > 0 ? dial.at_least.map(values) : chance,
        missing: chance.map((_, s) => (s < dial.missing.length ? values(dial.missing[s]) : null)),
    };
}

/** What follows from a setting. */
export interface Outcome {
    chance: number;
    chanceError: number;
    missing: number | null;
    missingError: number;
    /** The least amount, to a step, that makes the sum 90% sure; none where no amount of the dial is. */
    reserve: number | null;
    /** By stance: its share of the weight at which the chance passes a half, others keeping their proportions. */
    flip: (number | null)[];
    overall: number[];
}

/** The share at which a mixture of two chances is a half; none where both lie on one side. */
function flipAt(own: number, rest: number): number | null {
    const crosses = (own - 0.5) * (rest - 0.5) < 0;
    return crosses ? (0.5 - rest) / (own - rest) : null;
}

function flips(chances: number[], share: number[]): (number | null)[] {
    return chances.map((own, s) => {
        const others = 1 - share[s];
        if (others <= 1e-12) {
            return null;
        }
        const rest = chances.reduce((sum, chance, i) => (i === s ? sum : sum + (share[i] / others) * chance), 0);
        return flipAt(own, rest);
    });
}

/** The standard error of a chance under one body of evidence; of none or all of n draws: 1 / n. */
function chanceError(stance: LiveStance, chance: number): number {
    return Math.sqrt(Math.max(chance * (1 - chance), 1 / stance.draws) / stance.draws);
}

export function outcomeOf(live: Live, rows: Rows, setting: Setting, share: number[]): Outcome {
    const { amounts } = live.questions[setting.question].dial;
    const k = setting.asked;
    const chances = rows.chance.map((row) => row[k]);
    const overall = mixture(rows.chance, share);
    const atLeast = mixture(rows.atLeast, share);
    const believed = share.map((_, s) => s).filter((s) => share[s] > 0);
    const error = (of: (s: number) => number) => Math.sqrt(believed.reduce((sum, s) => sum + Math.pow(share[s] * of(s), 2), 0));
    const missing = believed.reduce<number | null>((sum, s) => {
        const row = rows.missing[s];
        return sum === null || row === null ? null : sum + share[s] * row[k];
    }, 0);
    const safe = quantileBelow(amounts, atLeast, 0.1);
    return {
        chance: overall[k],
        chanceError: error((s) => chanceError(live.stances[s], chances[s])),
        missing,
        missingError: error((s) => cappedDeviation(amounts, rows.atLeast[s], k) / Math.sqrt(live.stances[s].draws)),
        reserve: safe === null ? null : Math.max(0, amountAt(amounts, k) - safe),
        flip: flips(chances, share),
        overall,
    };
}

/** A template with plain values. */
export function fill(template: string, values: { [name: string]: string }): string {
    return template.replace(/\{([a-z_0-9]+)\}/g, (all, name: string) => (values[name] === undefined ? all : values[name]));
}

/** An amount of a question. */
export function amountText(numbers: Numbers, question: LiveQuestion, value: number, error: number): string {
    return question.money ? numbers.euros(value, error) : numbers.rounded(value, error);
}

/** What the page prints for a setting, by the name of the place. */
export interface Readout {
    chance_name: string;
    chance: string;
    missing: string;
    reserve: string;
    asked: string;
    flip: string;
    shares: string[];
    /** By stance: its slider's value where the answer turns; none: nowhere on the slider. */
    flip_marks: (number | null)[];
}

function flipText(live: Live, numbers: Numbers, outcome: Outcome): string {
    const told = outcome.flip
        .map((share, s) => (share === null ? "" : fill(live.words["dial.flip"], { stance: live.stances[s].short, weight: numbers.percent(share, 0.01) })))
        .filter((text) => text !== "");
    return told.length > 0 ? told.join(" ") : live.words["dial.no_flip"];
}

export function readout(live: Live, rows: Rows, setting: Setting): Readout {
    const numbers = new Numbers(live.language);
    const question = live.questions[setting.question];
    const amounts: Amounts = question.dial.amounts;
    const share = shares(setting.weights);
    const asked = amountText(numbers, question, amountAt(amounts, setting.asked), 0);
    const name = fill(live.words["dial.chance"], { amount: asked });
    if (share === null) {
        const none = live.words["dial.nothing"];
        return {
            chance_name: name,
            chance: "\u2013",
            missing: "\u2013",
            reserve: "\u2013",
            asked,
            flip: none,
            shares: setting.weights.map(() => "0%"),
            flip_marks: setting.weights.map(() => null),
        };
    }
    const outcome = outcomeOf(live, rows, setting, share);
    const sum = setting.weights.reduce((all, weight) => all + weight, 0);
    return {
        chance_name: name,
        chance: numbers.roughChance(outcome.chance, outcome.chanceError),
        missing:
            outcome.missing === null
                ? "\u2013"
                : amountText(numbers, question, outcome.missing, Math.max(outcome.missingError, 1e-2 * outcome.missing)),
        reserve:
            outcome.reserve === null
                ? live.words["dial.unknown"]
                : fill(live.words["dial.up_to"], { amount: amountText(numbers, question, outcome.reserve, 0) }),
        asked,
        flip: flipText(live, numbers, outcome),
        shares: share.map((one) => numbers.percent(one, 0.01)),
        flip_marks: outcome.flip.map((one, s) => {
            const value = one === null ? null : (one * (sum - setting.weights[s])) / (1 - one);
            return value === null || value > 100 ? null : value;
        }),
    };
}

/** Bodies of evidence that have a curve: what is believed, and all that are no other reading of one. */
function shown(live: Live, share: number[]): number[] {
    return live.stances.map((_, s) => s).filter((s) => share[s] > 0 || !live.stances[s].variant);
}

/** The chances at an amount as they are written, in the order of the curves. */
export function chanceTexts(live: Live, rows: Rows, setting: Setting, share: number[], outcome: Outcome): string[] {
    const numbers = new Numbers(live.language);
    return shown(live, share)
        .map((s) => {
            const chance = rows.chance[s][setting.asked];
            return numbers.roughChance(chance, chanceError(live.stances[s], chance));
        })
        .concat([numbers.roughChance(outcome.chance, outcome.chanceError)]);
}

/** The curves of a setting. */
export function curvesInput(live: Live, rows: Rows, setting: Setting): CurvesInput {
    const numbers = new Numbers(live.language);
    const question = live.questions[setting.question];
    const { amounts } = question.dial;
    const believed = shares(setting.weights);
    const share = believed === null ? live.stances.map((stance) => stance.weight) : believed;
    const outcome = outcomeOf(live, rows, setting, share);
    const values: number[] = [];
    for (let k = 0; k < amounts.count; ++k) {
        values.push(amountAt(amounts, k));
    }
    const largest = Math.max(Math.abs(values[0]), Math.abs(values[values.length - 1]));
    const scale = question.money ? numbers.scale(largest) : { divisor: 1, word: "" };
    const texts = chanceTexts(live, rows, setting, share, outcome);
    const curves = shown(live, share).map((s, i) => ({
        label: live.stances[s].short,
        overall: false,
        chances: rows.chance[s],
        text: texts[i],
    }));
    const overall = { label: live.words["overall"], overall: true, chances: outcome.overall, text: texts[texts.length - 1] };
    const asked = amountAt(amounts, setting.asked);
    const label = (amount: number) => amountText(numbers, question, amount, 0);
    return {
        title: live.words["curve.title"],
        description: live.words["curve.text"],
        unit: { label: question.money ? numbers.unit(scale) : "", size: scale.divisor },
        amounts: values,
        // Where nothing is believed there is no mixture.
        curves: curves.length > 1 && believed !== null ? curves.concat([overall]) : curves,
        asked: { amount: asked, label: label(asked) },
        simulated: question.simulated === null ? null : { amount: question.simulated, label: label(question.simulated) },
    };
}

/** A small pointer below a slider of 100 units, where the answer turns; nothing where it does not. */
export function flipPath(value: number | null): string {
    return value === null ? "" : `M${value.toFixed(1)},0l1.5,8h-3z`;
}
