/** What the answer hangs on: a tornado. */

import { Context, joined } from "../context";
import { Question, TornadoBar } from "../data";
import { Block, Part, plain, Section, Text } from "../document";
import { knownTo, Scale, significant } from "../numbers";

/** Three digits of an input, in the unit it has. */
function inputText(context: Context, value: number | null, unit: string): string {
    if (value === null) {
        return "";
    }
    const digits = context.numbers.exact(significant(value, 3));
    return unit === "share" ? context.numbers.exact(significant(100 * value, 3)) + "%" : digits;
}

function nameOf(context: Context, bar: TornadoBar): Text {
    return bar.name === "stance" ? context.say("drivers.evidence") : context.own(bar.meaning);
}

/** The ends of the bar of evidence are bodies of it. */
function ends(context: Context, question: Question, bar: TornadoBar): [string, string] {
    if (bar.name !== "stance") {
        return [inputText(context, bar.low_input, bar.unit), inputText(context, bar.high_input, bar.unit)];
    }
    const ranked = context.stances
        .slice()
        .sort((a, b) => question.outcome_by_stance[a.index].mean - question.outcome_by_stance[b.index].mean);
    return [plain(ranked[0].short), plain(ranked[ranked.length - 1].short)];
}

function outcomeText(context: Context, value: number, bar: TornadoBar, scale: Scale): string {
    return context.numbers.rounded(value / scale.divisor, knownTo(value, bar.error) / scale.divisor);
}

export function driversSection(context: Context): Section[] {
    const { tornado } = context.result.pictures;
    const question = tornado === null ? undefined : context.headlines().filter((one) => one.name === tornado.question)[0];
    if (tornado === null || question === undefined || tornado.bars.length === 0) {
        return [];
    }
    const size = tornado.bars.reduce((most, bar) => Math.max(most, Math.abs(bar.low_outcome), Math.abs(bar.high_outcome)), 0);
    const scale: Scale = context.isMoney(question) ? context.numbers.scale(size) : { divisor: 1, word: "" };
    const unit = context.isMoney(question) ? context.numbers.unit(scale) : question.outcome.replace(/_/g, " ");
    const title = context.say("drivers.title");
    const text = joined([
        context.say(tornado.from === "draws" ? "drivers.text_draws" : "drivers.text_sweep"),
        context.say("drivers.about", { question: context.own(question.title) }),
    ]);
    // No finer than a thousandth of what is drawn.
    const middle = context.numbers.rounded(tornado.middle / scale.divisor, Math.max(tornado.bars[0].error, 1e-3 * size) / scale.divisor);
    const block: Block = {
        kind: "picture",
        picture: {
            name: "drivers",
            kind: "tornado",
            input: {
                title: plain(title),
                description: plain(text),
                unit: { label: unit, size: scale.divisor },
                middle: tornado.middle,
                middleText: middle,
                bars: tornado.bars.map((bar) => {
                    const [low, high] = ends(context, question, bar);
                    return {
                        label: plain(nameOf(context, bar)),
                        low: { input: low, outcome: bar.low_outcome },
                        high: { input: high, outcome: bar.high_outcome },
                    };
                }),
            },
        },
        title,
        text,
        table: {
            name: "drivers",
            caption: context.say("drivers.caption", { outcome: context.own(question.title), unit }),
            heads: [
                context.say("drivers.number"),
                context.say("drivers.bounds"),
                context.say("drivers.low"),
                context.say("drivers.high"),
                context.say("drivers.of_error"),
            ],
            rows: tornado.bars.map((bar) => {
                const [low, high] = ends(context, question, bar);
                const known: Part = { text: low === "" && high === "" ? "" : `${low} \u2013 ${high}` };
                const error = bar.error / scale.divisor;
                return {
                    label: nameOf(context, bar),
                    cells: [
                        { text: [known, " ", bar.name === "stance" || bar.unit === "share" ? "" : context.own(bar.unit)] },
                        outcomeText(context, bar.low_outcome, bar, scale),
                        outcomeText(context, bar.high_outcome, bar, scale),
                        // A sweep keeps none.
                        error === 0 ? "" : context.numbers.rounded(error, error),
                    ],
                };
            }),
        },
    };
    return [{ id: "drivers", title: context.plain("section.drivers"), blocks: [block] }];
}
