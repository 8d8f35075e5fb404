/** Studies without regions: strategies per person, or outcomes that are formulas. */

import { Context, separated } from "../context";
import { Strategy } from "../data";
import { Block, Cell, Section, Text } from "../document";
import { machineDigits, significant } from "../numbers";
import { rangeCells, stanceHeads } from "./children";

function standing(context: Context, strategy: Strategy): Text {
    switch (strategy.status) {
        case "reference":
            return context.say("strategies.reference");
        case "dominated":
            return context.say("strategies.dominated");
        case "extendedly dominated":
            return context.say("strategies.extendedly");
        default:
            return strategy.status;
    }
}

function strategies(context: Context): Block[] {
    const { answers, numbers } = context;
    if (answers.strategies.length === 0) {
        return [];
    }
    const digits = (value: number | null): Cell =>
        value === null
            ? { text: "" }
            : { text: numbers.exact(significant(value, 3)), number: true, values: [machineDigits(value)] };
    const outcomes: Text[] = answers.strategy_outcomes.map((name, i) =>
        separated([context.own(name), ", ", context.own(answers.strategy_outcome_units[i])], ""),
    );
    return [
        {
            kind: "table",
            table: {
                name: "strategies",
                caption: context.say("strategies.caption"),
                heads: ([context.say("strategies.strategy")] as Text[]).concat(outcomes, [
                    context.say("strategies.cost"),
                    context.say("strategies.effect"),
                    context.say("strategies.icer"),
                    context.say("strategies.status"),
                ]),
                rows: answers.strategies.map((strategy) => ({
                    label: context.own(strategy.title || strategy.name),
                    cells: strategy.outcomes
                        .map((spread): Cell => context.range(spread, 1))
                        .concat([
                            digits(strategy.incremental_cost),
                            digits(strategy.incremental_effect),
                            digits(strategy.icer),
                            { text: standing(context, strategy) },
                        ]),
                })),
            },
        },
    ];
}

function formulas(context: Context): Block[] {
    const { outcomes } = context.answers;
    if (outcomes.length === 0) {
        return [];
    }
    return [
        {
            kind: "table",
            table: {
                name: "outcomes",
                caption: context.say("outcomes.caption"),
                heads: ([context.say("children.what")] as Text[]).concat(stanceHeads(context)),
                rows: outcomes.map((line) => ({
                    label: line.unit === "" || line.unit === "1" ? context.own(line.title) : [context.own(line.title), ", ", context.own(line.unit)],
                    cells: rangeCells(context, line.by_stance, line.overall, 1),
                })),
            },
        },
    ];
}

export function outcomesSection(context: Context): Section[] {
    const blocks = strategies(context).concat(formulas(context));
    return blocks.length === 0 ? [] : [{ id: "outcomes", title: context.plain("outcomes.section"), blocks }];
}
