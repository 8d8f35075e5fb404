/** Where an answer turns, and what is sure of an amount. */

import { Context, NamedStance } from "../context";
import { Question } from "../data";
import { mixture, quantileBelow, valuesOf } from "../series";

const nearlyNever = 0.05;
const nearlyAlways = 0.95;

export interface Flip {
    /** Stances on whose evidence it is reached. */
    who: NamedStance[];
    /** Their share of the weight at which the chance passes a half, each kind keeping its proportions. */
    share: number;
    now: number;
    /** The chance is hardly more than the weight of those: every stance is nearly certain of its answer. */
    beliefAlone: boolean;
}

/** None where all stances with weight lie on one side of a half. */
export function flipOf(context: Context, question: Question): Flip | null {
    const chance = (stance: NamedStance) => question.chance_by_stance[stance.index].value;
    const who = context.stances.filter((stance) => chance(stance) >= 0.5);
    const others = context.stances.filter((stance) => chance(stance) < 0.5);
    if (who.length === 0 || others.length === 0) {
        return null;
    }
    const weight = (stances: NamedStance[]) => stances.reduce((sum, stance) => sum + stance.weight, 0);
    const mean = (stances: NamedStance[]) =>
        stances.reduce((sum, stance) => sum + stance.weight * chance(stance), 0) / weight(stances);
    const certain = context.stances.every((stance) => chance(stance) <= nearlyNever || chance(stance) >= nearlyAlways);
    return {
        who,
        share: (0.5 - mean(others)) / (mean(who) - mean(others)),
        now: weight(who),
        beliefAlone: certain,
    };
}

/** The largest amount on the dial that is 90% sure by the weights; 0 where none above it is; none without a dial. */
export function safeAmount(context: Context, question: Question): number | null {
    const dial = context.dialOf(question);
    if (dial === undefined) {
        return null;
    }
    const rows = dial.by_stance.map((one) => valuesOf(one.chance, dial.amounts.count));
    const weights = context.answers.stances.map((stance) => stance.weight);
    const sure = quantileBelow(dial.amounts, mixture(rows, weights), 0.1);
    return sure === null ? 0 : Math.max(0, sure);
}
