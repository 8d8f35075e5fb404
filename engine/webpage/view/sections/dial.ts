/** The evidence dial: sliders, what follows from them, and the curve over the amount asked. */

import { CurvesInput } from "../charts/curves";
import { Context, Key } from "../context";
import { Block, plain, Section, Table, Text } from "../document";
import { escaped } from "../escape";
import { machineDigits } from "../numbers";
import { packed } from "../series";
import { amountText, chanceTexts, curvesInput, flipPath, Live, liveDial, LiveQuestion, LiveWords, outcomeOf, ownSetting, readout, Rows, rowsOf } from "../live";

/** Words whose values are put in when sliders move. */
const liveKeys: Key[] = [
    "dial.chance",
    "dial.nothing",
    "dial.unknown",
    "dial.up_to",
    "dial.flip",
    "dial.no_flip",
    "curve.title",
    "curve.text",
    "overall",
];

/** What the page's script is given; what stands on paper is made from it too. */
export function liveOf(context: Context): Live {
    const { answers, result } = context;
    const words: LiveWords = {};
    liveKeys.forEach((key) => {
        words[key] = context.plain(key);
    });
    const cash = answers.cash.length > 0;
    words["years.title"] = context.plain("years.title", { money: context.say(cash ? "years.cash" : "years.care") });
    words["years.text"] = context.plain("years.described");
    result.pictures.years.forEach((dial) => {
        words[`policy.${dial.policy}`] = plain(context.own(dial.policy));
    });
    const { years } = result.pictures;
    const asked = context.headlines()[0];
    const isVariant = (s: number) => answers.stances[s].variant_of !== "";
    const cut = result.description.cut;
    const questions = context.headlines().reduce<LiveQuestion[]>((made, question) => {
        const dial = context.dialOf(question);
        if (dial === undefined) {
            return made;
        }
        return made.concat([
            {
                dial: liveDial(dial),
                title: plain(context.own(question.title)),
                money: context.isMoney(question),
                threshold: question.threshold,
                simulated: cut !== null && /cash/.test(question.outcome) && isFinite(Number(cut.amount_eur)) ? Number(cut.amount_eur) : null,
            },
        ]);
    }, []);
    return {
        language: context.data.language,
        stances: answers.stances.map((stance, index) => ({
            name: stance.name,
            short: plain(context.shortOf(index)),
            weight: stance.weight,
            draws: Math.max(1, asked === undefined ? answers.draws : asked.chance_by_stance[index].draws),
            variant: stance.variant_of !== "",
        })),
        questions,
        policy: answers.policy,
        year_amounts: years.length > 0 ? years[0].amounts : { first: 0, step: 1, count: 0 },
        years: years.map((year) => ({
            policy: year.policy,
            year: year.year,
            rows: year.at_least_by_stance.map((row, s) => (isVariant(s) && answers.stances[s].weight === 0 ? null : packed(row))),
        })),
        words,
    };
}

function slider(live: Live, s: number, flip: number | null, share: string): string {
    const stance = live.stances[s];
    const name = escaped(stance.name);
    const mark =
        `<svg class="flip" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">` +
        `<path data-flip="${name}" d="${flipPath(flip)}"/></svg>`;
    return (
        `<div class="slider"><label for="weight-${s}">${escaped(stance.short)}</label><div class="track">` +
        `<input type="range" id="weight-${s}" data-stance="${name}" min="0" max="100" step="1" ` +
        `value="${Math.round(100 * stance.weight)}">${mark}</div>` +
        `<output aria-live="off" for="weight-${s}" data-share="${name}">${share}</output></div>`
    );
}

/** The sliders and what follows from them, as they stand before anything is moved. */
function markup(context: Context, live: Live): string {
    const setting = ownSetting(live, 0);
    const said = readout(live, rowsOf(live.questions[0].dial), setting);
    const word = (key: Key) => escaped(context.plain(key));
    const indices = live.stances.map((_, s) => s);
    const sliders = (of: number[]) => of.map((s) => slider(live, s, said.flip_marks[s], said.shares[s])).join("");
    const variants = indices.filter((s) => live.stances[s].variant);
    const own = indices.filter((s) => !live.stances[s].variant);
    const more =
        variants.length === 0
            ? ""
            : `<details><summary>${word("dial.variants")}</summary>${sliders(variants)}</details>`;
    const options = live.questions
        .map((question, i) => `<option value="${i}">${escaped(question.title)}</option>`)
        .join("");
    const most = live.questions[0].dial.amounts.count - 1;
    const line = (name: string, heading: string, text: string) =>
        `<div><dt data-live="${name}_name">${escaped(heading)}</dt><dd data-live="${name}">${escaped(text)}</dd></div>`;
    return (
        `<noscript><p>${word("dial.no_script")}</p></noscript>` +
        `<form class="dial" data-dial><div class="field"><label for="question">${word("dial.question")}</label>` +
        `<select id="question" name="question">${options}</select></div>` +
        `<fieldset><legend>${word("dial.believed")}</legend>${sliders(own)}${more}</fieldset>` +
        `<div class="slider asked"><label for="asked">${word("dial.asked")}</label><div class="track">` +
        `<input type="range" id="asked" name="asked" min="0" max="${most}" step="1" value="${setting.asked}"></div>` +
        `<output aria-live="off" for="asked" data-live="asked">${escaped(said.asked)}</output></div>` +
        `<p class="actions"><button type="button" data-reset>${word("dial.reset")}</button> ` +
        `<a href="#dial" data-link>${word("dial.link")}</a></p></form>` +
        `<div aria-live="polite"><dl class="readout">${line("chance", said.chance_name, said.chance)}` +
        `${line("missing", context.plain("dial.missing"), said.missing)}` +
        `${line("reserve", context.plain("dial.reserve"), said.reserve)}</dl>` +
        `<p data-live="flip">${escaped(said.flip)}</p></div>`
    );
}

function table(context: Context, live: Live, rowsOfQuestion: Rows, input: CurvesInput): Table {
    // Every twentieth amount and what is asked: the picture has them all.
    const every = 20;
    const own = ownSetting(live, 0);
    const share = live.stances.map((stance) => stance.weight);
    const rows = input.amounts.map((amount, k) => ({ amount, k })).filter(({ k }) => k % every === 0 || k === own.asked);
    return {
        name: "chance_by_amount",
        caption: context.say("dial.table"),
        heads: ([context.say("dial.amount", { unit: input.unit.label })] as Text[]).concat(
            input.curves.map((curve) => curve.label),
        ),
        rows: rows.map(({ amount, k }) => {
            const setting = { ...own, asked: k };
            const texts = chanceTexts(live, rowsOfQuestion, setting, share, outcomeOf(live, rowsOfQuestion, setting, share));
            return {
                label: context.numbers.exact(amount / input.unit.size),
                cells: input.curves.map((curve, i) => ({
                    text: texts[i],
                    number: true,
                    values: [machineDigits(curve.chances[k])],
                })),
            };
        }),
    };
}

export function dialSection(context: Context, live: Live): Section[] {
    if (live.questions.length === 0 || live.stances.length < 2) {
        return [];
    }
    const first = live.questions[0];
    const rows = rowsOf(first.dial);
    const input = curvesInput(live, rows, ownSetting(live, 0));
    const amount = (value: number) => amountText(context.numbers, first, value, 0);
    const notes: Block[] =
        first.simulated === null
            ? []
            : [{ kind: "text", text: context.say("dial.simulated", { amount: amount(first.simulated) }) }];
    context.headlines().forEach((question) => {
        const dial = context.dialOf(question);
        if (dial !== undefined && dial.uncertain) {
            notes.push({ kind: "text", text: context.say("dial.uncertain", { question: context.own(question.title) }) });
        }
    });
    notes.push({
        kind: "text",
        text: context.say("dial.error", {
            draws: context.answers.draws,
            error: context.numbers.rounded(100 * Math.sqrt(0.25 / Math.min(...live.stances.map((stance) => stance.draws))), 0.1),
            step: amount(first.dial.amounts.step),
        }),
    });
    const blocks: Block[] = [
        { kind: "text", text: context.say("dial.lead") },
        { kind: "dial", markup: markup(context, live) },
        {
            kind: "picture",
            picture: { name: "curve", kind: "curves", input },
            title: context.say("curve.title"),
            text: context.say("curve.text"),
            table: table(context, live, rows, input),
        },
    ];
    return [{ id: "dial", title: context.plain("section.dial"), blocks: blocks.concat(notes) }];
}
