/** From what is claimed to cash, step by step. */

import { Context } from "../context";
import { Reconciliation, Spread, Step } from "../data";
import { Block, plain, Section, Table, Text } from "../document";
import { digitsError, largest, Scale } from "../numbers";
import { rangeCells, stanceHeads } from "./children";

function stepText(context: Context, step: Step, spread: Spread, scale: Scale): string {
    // On a step the sign tells which way it goes.
    const text = context.numbers.rounded(spread.mean / scale.divisor, digitsError(spread) / scale.divisor);
    return step.level || spread.mean <= 0 || !/[1-9]/.test(text) ? text : "+" + text;
}

/** Steps that change anything on any evidence; levels always. */
function told(context: Context, steps: Step[]): Step[] {
    return steps.filter(
        (step) => step.level || context.stances.some((stance) => Math.abs(step.by_stance[stance.index].mean) >= 0.5),
    );
}

function table(context: Context, way: Reconciliation, steps: Step[], scale: Scale): Table {
    return {
        name: `waterfall_${way.question}`,
        caption: context.say("waterfall.caption", { year: String(way.year), unit: context.numbers.unit(scale) }),
        heads: ([context.say("waterfall.step")] as Text[]).concat(stanceHeads(context)),
        rows: steps.map((step) => ({
            label: context.program("step", step.name, step.title),
            cells: rangeCells(context, step.by_stance, step.overall, scale.divisor),
            strong: step.level,
        })),
    };
}

function scaleOf(context: Context, steps: Step[]): Scale {
    return context.numbers.scale(largest(steps.map((step) => step.overall)));
}

function ofWay(context: Context, way: Reconciliation): Table {
    const steps = told(context, way.steps);
    return table(context, way, steps, scaleOf(context, steps));
}

function picture(context: Context, way: Reconciliation): Block {
    const steps = told(context, way.steps);
    const scale = scaleOf(context, steps);
    const first = way.steps[0].overall;
    const last = way.steps[way.steps.length - 1].overall;
    const values = {
        claimed: context.numbers.euros(first.mean, digitsError(first), scale),
        cash: context.numbers.euros(last.mean, digitsError(last), scale),
        year: String(way.year),
        policy: context.own(way.policy),
    };
    const title = context.say("waterfall.title", values);
    const loss = context.numbers.euros(-last.mean, digitsError(last), scale);
    const text = last.mean < 0 && /[1-9]/.test(loss) ? context.say("waterfall.text_loss", { ...values, loss }) : context.say("waterfall.text", values);
    return {
        kind: "picture",
        picture: {
            name: "waterfall",
            kind: "waterfall",
            input: {
                title: plain(title),
                description: plain(text),
                unit: { label: context.numbers.unit(scale), size: scale.divisor },
                steps: steps.map((step) => {
                    const sure = step.overall.low95 === step.overall.high95;
                    return {
                        label: plain(context.program("step", step.name, step.title)),
                        level: step.level,
                        mean: step.overall.mean,
                        low: sure ? null : step.overall.low95,
                        high: sure ? null : step.overall.high95,
                        text: stepText(context, step, step.overall, scale),
                    };
                }),
            },
        },
        title,
        text,
        table: ofWay(context, way),
    };
}

export function waterfallSection(context: Context): Section[] {
    const ways = context.answers.reconciliations;
    if (ways.length === 0) {
        return [];
    }
    const blocks: Block[] = [picture(context, ways[0])];
    // Questions about the same money of the same year go the same way.
    const steps = ways.map((way) => JSON.stringify([way.year, way.policy, way.steps]));
    ways.filter((_, i) => i > 0 && steps.indexOf(steps[i]) === i).forEach((way) => {
        blocks.push({
            kind: "details",
            summary: context.say("waterfall.other", { year: String(way.year) }),
            blocks: [{ kind: "table", table: ofWay(context, way) }],
        });
    });
    return [{ id: "waterfall", title: context.plain("section.waterfall"), blocks }];
}
