/** The answer first: in a sentence, by body of evidence, all together, and what it would mean to do. */

import { Context, joined, NamedStance, separated } from "../context";
import { Chance, Question } from "../data";
import { Block, Card, plain, Section, Text } from "../document";
import { remark } from "../remarks";
import { flipOf, safeAmount } from "./flip";

export type Says = "yes" | "likely" | "undecided" | "unlikely" | "no";

const order: Says[] = ["yes", "likely", "undecided", "unlikely", "no"];

/** So many draws, by what they are worth, let "yes" and "no" be said. */
const enough = 100;

/** What a chance says; too close to a half to tell by its error: undecided. A run of one draw says what it says. */
export function says(context: Context, chance: Chance): Says {
    const sure = context.answers.draws === 1 || chance.draws >= enough;
    if (chance.error > 0 && Math.abs(chance.value - 0.5) <= 2 * chance.error) {
        return "undecided";
    }
    if (chance.value >= 0.5) {
        return sure && chance.value >= 0.99 ? "yes" : "likely";
    }
    return sure && chance.value <= 0.01 ? "no" : "unlikely";
}

/** May hold soft hyphens, for a long word in a narrow card. */
function verdict(context: Context, what: Says): string {
    return context.plain(`verdict.${what}` as const);
}

function verdictInText(context: Context, what: Says): string {
    return verdict(context, what).replace(/\u00ad/g, "");
}

/** Stances by their chance, the most favourable first; of equal chances by the mean amount. */
function ranked(context: Context, question: Question): NamedStance[] {
    return context.stances.slice().sort((a, b) => {
        const chance = question.chance_by_stance[b.index].value - question.chance_by_stance[a.index].value;
        return chance !== 0 ? chance : question.outcome_by_stance[b.index].mean - question.outcome_by_stance[a.index].mean;
    });
}

/** The answer in one sentence. */
export function answerSentence(context: Context, question: Question): Text {
    const all = ranked(context, question);
    const of = (stance: NamedStance) => question.chance_by_stance[stance.index];
    const best = all[0];
    const worst = all[all.length - 1];
    const chance = (stance: NamedStance) => context.numbers.chance(of(stance));
    if (all.length === 1) {
        return context.say("answer.single", { verdict: verdictInText(context, says(context, of(best))), chance: chance(best) });
    }
    if (says(context, of(best)) === "no") {
        return context.say("answer.none", { n: all.length, best: best.short });
    }
    if (says(context, of(worst)) === "yes") {
        return context.say("answer.all", { n: all.length, worst: worst.short });
    }
    const by = order.map((what) => all.filter((stance) => says(context, of(stance)) === what));
    if (by[0].length === 1 && by[4].length + 1 === all.length) {
        return context.say("answer.only", { who: best.short });
    }
    if (by[0].length + by[1].length + by[2].length === 0) {
        return context.say("answer.unlikely_all", { best: best.short, chance: chance(best) });
    }
    if (by[2].length + by[3].length + by[4].length === 0) {
        return context.say("answer.likely_all", { worst: worst.short, chance: chance(worst) });
    }
    if (by[2].length === all.length) {
        return context.say("answer.undecided_all");
    }
    const told = order
        .map((what, i) => ({ what, stances: by[i] }))
        .filter((group) => group.stances.length > 0)
        .map((group) =>
            context.say("answer.part", {
                verdict: verdictInText(context, group.what).toLowerCase(),
                who: context.row(group.stances.map((stance) => stance.short)),
            }),
        );
    return context.say("answer.depends", { parts: separated(told, "; ") });
}

/** What a question compares and counts. */
export function comparison(context: Context, question: Question): Text {
    const items = question.items.length > 0 ? context.row(question.items.map((item) => context.own(item))) : context.say("answer.everything");
    const counted =
        question.payer === ""
            ? context.say("answer.counted_everybody", { items })
            : context.say("answer.counted", { items, payer: context.own(question.payer) });
    const compared = context.say("answer.compared", {
        policy: context.policy(question.policy),
        baseline: context.baseline(question.baseline),
    });
    const why = context.result.remarks.filter((one) => one.text === question.why_baseline)[0];
    return question.policy === ""
        ? ""
        : joined([
              compared,
              context.isMoney(question) ? counted : "",
              why === undefined ? "" : remark(context, "remark", why),
          ]);
}

function card(context: Context, question: Question, stance: NamedStance): Card {
    const described = context.result.description.stances.filter((one) => one.name === stance.name)[0];
    const why = described === undefined ? "" : described.weight_assumption;
    const chance = question.chance_by_stance[stance.index];
    const variants = context.answers.stances
        .map((one, index) => ({ one, index }))
        .filter(({ one }) => stance.name !== "" && one.variant_of === stance.name)
        .map(({ one, index }) =>
            context.say("card.variant", {
                title: context.own(one.title),
                chance: context.numbers.chance(question.chance_by_stance[index]),
            }),
        );
    const amount =
        question.outcome_by_stance.length > stance.index
            ? [
                  context.say(question.threshold !== 0 || !context.isMoney(question) ? "card.amount" : "card.amount_even", {
                      amount: context.amount(question, question.outcome_by_stance[stance.index]),
                      threshold: context.threshold(question),
                  }),
              ]
            : [];
    return {
        title: context.say("card.evidence", { stance: stance.short }),
        verdict: verdict(context, says(context, chance)),
        tone: says(context, chance),
        lines: [context.say("card.chance", { chance: context.numbers.chance(chance) }) as Text].concat(amount),
        more: {
            summary: context.plain("card.source"),
            lines: [
                stance.title === "" ? "" : context.say("card.says", { title: context.own(stance.title) }),
                stance.source === "" ? "" : context.say("card.from", { source: context.own(stance.source) }),
                why === ""
                    ? ""
                    : context.say("card.weight", {
                          weight: context.numbers.percent(stance.weight, 0.01),
                          why: context.own(why),
                      }),
            ]
                .concat(variants)
                .filter((line) => plain(line) !== ""),
        },
    };
}

/** The chance by the weights, what it rests on, and where it turns. */
function overall(context: Context, question: Question): Text {
    const weights = context.row(
        context.stances.map((stance) =>
            context.say("overall.weight", { stance: stance.short, weight: context.numbers.percent(stance.weight, 0.01) }),
        ),
    );
    const chance = context.say("overall.chance", { chance: context.numbers.chance(question.chance_overall), weights });
    const flip = flipOf(context, question);
    const reached = context.stances.filter((stance) => question.chance_by_stance[stance.index].value >= 0.5);
    if (context.stances.some((stance) => says(context, question.chance_by_stance[stance.index]) === "undecided")) {
        // Where it turns cannot be told while one of them may lie on either side.
        return chance;
    }
    if (flip === null) {
        return joined([chance, context.say(reached.length > 0 ? "overall.always" : "overall.no_flip")]);
    }
    const who = context.row(flip.who.map((stance) => stance.short));
    const percent = (share: number) => context.numbers.percent(share, 0.01);
    const belief = flip.beliefAlone ? context.say("overall.belief", { who }) : "";
    return joined([chance, belief, context.say("overall.flip", { who, flip: percent(flip.share), now: percent(flip.now) })]);
}

/** What the numbers would mean for who decides. */
export function advice(context: Context, question: Question): Text {
    const least = Math.min.apply(
        null,
        context.stances.map((stance) => question.chance_by_stance[stance.index].value),
    );
    const numbers = context.numbers;
    const title = context.say("do.title");
    // No digit finer than the errors allow; a reserve rounds to what it is known to.
    const shortfall = question.shortfall_overall;
    const reserve = shortfall === null ? "" : numbers.euros(shortfall.reserve90, shortfall.reserve_error);
    const between = Math.pow(question.between_stances_sd, 2);
    const all = between + Math.pow(question.doubt_sd, 2) + Math.pow(question.chance_sd, 2);
    const share = all > 0 ? between / all : 0;
    const most = (sd: number) => Math.pow(sd, 2) > all / 2;
    const study =
        context.stances.length < 2
            ? ""
            : share >= 0.3
              ? context.say("do.study", { share: numbers.percent(share, 0.01) })
              : context.say(most(question.chance_sd) ? "do.study_luck" : most(question.doubt_sd) ? "do.study_numbers" : "do.study_both");
    const told = context.stances.every((stance) => question.chance_by_stance[stance.index].draws >= enough);
    if (least >= 0.9 && !told) {
        return joined([title, context.say("do.more_draws")]);
    }
    if (question.threshold === 0) {
        // No amount is booked: asked is whether it pays for itself.
        return least >= 0.9 ? joined([title, context.say("do.pay")]) : joined([title, context.say("do.not_pay", { reserve }), study]);
    }
    if (least >= 0.9) {
        return joined([title, context.say(context.stances.length > 1 ? "do.book" : "do.book_alone")]);
    }
    if (question.chance_overall.value >= 0.9) {
        return joined([title, context.say("do.not_on_all"), study]);
    }
    const safe = safeAmount(context, question);
    const nothing = context.say("do.nothing_safe", { least: numbers.euros(0, 0) });
    const sure =
        safe === null ? "" : safe > 0 ? context.say("do.safe", { safe: numbers.euros(safe, 0) }) : nothing;
    const later = context
        .headlines()
        .filter((one) => one.outcome === question.outcome && one.policy === question.policy && one.baseline === question.baseline)
        .filter((one) => one.year > question.year)
        .sort((a, b) => a.year - b.year)[0];
    const phase =
        later === undefined
            ? ""
            : context.say("do.phase", {
                  year: String(later.year),
                  amount: context.amount(later, later.outcome_overall),
              });
    return joined([
        title,
        context.say("do.not_book", { threshold: context.threshold(question) }),
        sure,
        context.say("do.reserve", { reserve }),
        phase,
        study,
    ]);
}

export function answerSection(context: Context): Section[] {
    const question = context.headlines()[0];
    if (question === undefined) {
        return [];
    }
    const blocks: Block[] = [
        {
            kind: "text",
            text: context.say("answer.question", { question: context.own(question.title) }),
        },
        { kind: "text", text: answerSentence(context, question), lead: true, id: "answer-sentence" },
        { kind: "cards", cards: context.stances.map((stance) => card(context, question, stance)) },
    ];
    const compared = comparison(context, question);
    if (plain(compared) !== "") {
        blocks.push({ kind: "text", text: compared });
    }
    blocks.push({ kind: "text", text: context.say("answer.reading"), note: true });
    if (context.stances.length > 1) {
        blocks.push({ kind: "text", text: overall(context, question), id: "overall" });
    }
    // What is asked for at most, or of one draw, is not advised on.
    if (context.isMoney(question) && question.shortfall_overall !== null && question.threshold >= 0 && context.answers.draws > 1) {
        blocks.push({ kind: "text", text: advice(context, question), id: "advice" });
    }
    const others = context.headlines().slice(1);
    if (others.length > 0) {
        blocks.push({
            kind: "list",
            items: others.map((one) =>
                joined([
                    separated(
                        [
                            { ...context.own(one.title), strong: true },
                            one.baseline === "" ? "" : ", ",
                            one.baseline === "" ? "" : context.say("money.against", { baseline: context.baseline(one.baseline) }),
                            ":",
                        ],
                        "",
                    ),
                    answerSentence(context, one),
                ]),
            ),
        });
    }
    return [{ id: "answer", title: context.plain("section.answer"), blocks }];
}
