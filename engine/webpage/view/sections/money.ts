/** Money: what it comes to, what is missing, who has it. */

import { Context, joined, separated } from "../context";
import { Question, Shortfall, Spread } from "../data";
import { Block, Cell, Row, Section, Table, Text } from "../document";
import { knownTo, largest, Scale } from "../numbers";
import { stanceHeads, stanceRows } from "./children";

/** The question's outcome, what is missing and what to keep at hand, by stance. */
function answerTable(context: Context, question: Question): Table {
    const spreads = context.stances.map((stance) => question.outcome_by_stance[stance.index]);
    const scale = context.scaleOf(question, spreads);
    const unit = context.isMoney(question) ? context.numbers.unit(scale) : question.outcome.replace(/_/g, " ");
    const missing = (one: Shortfall) => context.mean(one.mean, one.mean_error, scale.divisor);
    const reserve = (value: number, one: Shortfall) => context.mean(value, one.reserve_error, scale.divisor);
    const line = (weight: string, chance: Cell, spread: Spread, one: Shortfall | undefined): (string | Cell)[] =>
        ([weight, chance, context.range(spread, scale.divisor)] as (string | Cell)[]).concat(
            one === undefined ? [] : [missing(one), reserve(one.reserve80, one), reserve(one.reserve90, one), reserve(one.reserve95, one)],
        );
    const known = question.shortfall_by_stance.length === question.outcome_by_stance.length;
    const heads: Text[] = [
        context.say("evidence"),
        context.say("money.weight"),
        context.say("money.chance"),
        context.say("money.amount"),
    ];
    const reserves: Text[] = [context.say("money.missing") as Text].concat(
        ["80", "90", "95"].map((sure) => context.say("money.reserve", { sure })),
    );
    return {
        name: "answer",
        caption:
            question.baseline === ""
                ? context.say("money.caption_alone", { unit })
                : context.say("money.caption", { unit, year: String(question.year), baseline: context.baseline(question.baseline) }),
        heads: heads.concat(known ? reserves : []),
        rows: stanceRows(
            context,
            (stance) =>
                line(
                    context.numbers.percent(stance.weight, 0.01),
                    context.chance(question.chance_by_stance[stance.index]),
                    question.outcome_by_stance[stance.index],
                    known ? question.shortfall_by_stance[stance.index] : undefined,
                ),
            line("", context.chance(question.chance_overall), question.outcome_overall, known && question.shortfall_overall !== null ? question.shortfall_overall : undefined),
        ),
    };
}

/** Every question, then its other baselines below it. */
function chancesTable(context: Context): Table {
    const rows = context.answers.questions.map((question): Row => {
        const chances = context.stances.map((stance) => context.chance(question.chance_by_stance[stance.index]));
        const title = context.own(question.title);
        const against =
            question.baseline === "" ? "" : context.say("money.against", { baseline: context.baseline(question.baseline) });
        const whole: Text = against === "" ? title : separated([title, against], ", ");
        return {
            label: question.headline || against === "" ? whole : against,
            whole,
            cells: context.stances.length > 1 ? chances.concat([context.chance(question.chance_overall)]) : chances,
            inner: !question.headline,
        };
    });
    return {
        name: "chances",
        caption: context.say("money.all_caption"),
        heads: ([context.say("money.question")] as Text[]).concat(stanceHeads(context)),
        rows,
    };
}

/** "€2.1 million if the claim is true, ..." */
function parts(context: Context, spreads: Spread[]): Text {
    const own = context.stances.map((stance) => spreads[stance.index]);
    const scale: Scale = context.numbers.scale(largest(own));
    return context.row(
        context.stances.map((stance, i) =>
            context.say("money.part", {
                amount: context.numbers.euros(own[i].mean, knownTo(own[i].mean, own[i].mean_error), scale),
                stance: stance.short,
            }),
        ),
    );
}

function elsewhere(context: Context): Text[] {
    const { answers } = context;
    const overspend = answers.overspend[answers.overspend.length - 1];
    return answers.not_by_you
        .map((line) => context.say("money.not_by_you", { parts: parts(context, line.by_stance), payer: context.own(line.title) }))
        .concat(
            overspend === undefined
                ? []
                : [context.say("money.overspent", { year: overspend.name, parts: parts(context, overspend.by_stance) })],
        );
}

function paybackTable(context: Context): Table {
    const { answers } = context;
    const lines = answers.payback;
    const own = context.stances.map((stance) => lines[stance.index]);
    const scale = context.numbers.scale(largest(own.map((line) => line.present_value)));
    const last = String(answers.last_year);
    const cells = (i: number): (string | Cell)[] => {
        const line = lines[i];
        return [
            line.year === null ? { text: context.say("money.payback_never", { year: last }), number: true } : String(line.year),
            context.chance(line.by_last_year),
            context.range(line.present_value, scale.divisor),
        ];
    };
    return {
        name: "payback",
        caption: context.say("money.payback_caption", {
            rate: context.numbers.percent(answers.discount_rate, 0),
            unit: context.numbers.unit(scale),
            year: String(answers.first_year),
        }),
        heads: [
            context.say("evidence"),
            context.say("money.payback_year"),
            context.say("money.payback_chance", { year: last }),
            context.say("money.payback_worth"),
        ],
        rows: stanceRows(context, (stance) => cells(stance.index), cells(lines.length - 1)),
    };
}

function shareSentence(context: Context): Text {
    const region = context.answers.region;
    if (region === null || region.share_of_region === null) {
        return "";
    }
    const percent = (spread: Spread) => {
        const error = (spread.high95 - spread.low95) / 40;
        return `${context.numbers.percent(spread.mean, error)} (${context.numbers.range(100 * spread.low95, 100 * spread.high95, 100 * error)})`;
    };
    const rounded = (eur: number) => context.numbers.euros(eur, Math.pow(10, Math.floor(Math.log(eur) / Math.LN10)) / 100);
    const nation =
        region.share_of_nation === null
            ? ""
            : context.say("money.share_nation", {
                  share: percent(region.share_of_nation),
                  budget: rounded(region.national_budget_eur),
              });
    return context.say("money.share", {
        what: context.say(context.answers.cash.length > 0 ? "budget.cash" : "budget.care"),
        baseline: context.baseline(context.answers.baseline),
        year: String(region.share_year),
        share: percent(region.share_of_region),
        region: context.composed(region.title),
        budget: rounded(region.youth_care_budget_eur),
        nation,
    });
}

export function moneySection(context: Context): Section[] {
    const question = context.headlines()[0];
    if (question === undefined || !context.headlines().some((one) => context.isMoney(one))) {
        return [];
    }
    const blocks: Block[] = [];
    if (context.isMoney(question)) {
        if (context.aboutConferences) {
            blocks.push({ kind: "text", text: context.say("money.cash_term") });
        }
        blocks.push({
            kind: "text",
            text: context.say(question.threshold !== 0 ? "money.lead" : "money.lead_even", {
                outcome: context.own(question.title),
                threshold: context.threshold(question),
            }),
        });
    }
    blocks.push({ kind: "table", table: answerTable(context, question) });
    elsewhere(context).forEach((text) => blocks.push({ kind: "text", text }));
    blocks.push({ kind: "text", text: joined([shareSentence(context)]) });
    if (context.answers.payback.length > 0) {
        blocks.push({ kind: "table", table: paybackTable(context) });
    }
    if (context.answers.questions.length > 1) {
        blocks.push({ kind: "table", table: chancesTable(context) });
    }
    return [{ id: "money", title: context.plain("section.money"), blocks }];
}
