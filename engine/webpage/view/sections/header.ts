/** What stands above the answer: the frame of the study, as budget-impact and cost-benefit guides ask for it. */

import { Context, Key, separated } from "../context";
import { parts, plain, Text } from "../document";

/** What it is called, as the first word of a line. */
function named(context: Context, key: Key): Text {
    const [first, ...rest] = parts(context.say(key));
    return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest];
}

/** The years whose prices are taken; nothing where there are none. */
function priceYears(context: Context): Text {
    const years = context.result.description.prices.map((price) => price.price_year);
    const alone = years.filter((year, i) => years.indexOf(year) === i).sort();
    return alone.length === 0 ? "" : context.row(alone.map(String));
}

/** The frame of the study in one line. */
export function frameLine(context: Context): Text {
    const { answers, numbers } = context;
    const year = priceYears(context);
    const rate = numbers.percent(answers.discount_rate, 0);
    const all: Text[] = [
        answers.region === null ? "" : context.composed(answers.region.title),
        answers.last_year > answers.first_year
            ? context.say("fact.horizon_text", { first: String(answers.first_year), last: String(answers.last_year) })
            : "",
        year === "" ? "" : context.say("frame.prices", { year }),
        answers.payback.length === 0 ? "" : context.say("frame.discount", { rate }),
        context.say("frame.draws", { n: answers.draws }),
        context.say("frame.seed", { seed: String(answers.seed) }),
        context.say("frame.version", { version: answers.version }),
    ];
    return context.say("frame.title", { all: separated(all.filter((text) => plain(text) !== ""), ", ") });
}

/** @param linked whether the page has the section of the null alternative */
export function facts(context: Context, linked: boolean): [Text, Text][] {
    const { answers, data, result } = context;
    const { description } = result;
    const made: [Text, Text][] = [];
    const add = (key: Key, text: Text) => made.push([named(context, key), text]);
    const first = context.nullPolicy();
    if (answers.region !== null && answers.region.title !== "") {
        add("fact.region", context.composed(answers.region.title));
    }
    if (answers.policy !== "") {
        add("fact.policy", context.own(answers.policy));
    }
    if (first !== undefined) {
        const policy = context.policy(first.name);
        add("fact.null", linked ? [{ ...policy, to: "null" }] : policy);
    }
    const cut = description.cut;
    if (cut !== null) {
        const titles = cut.items.map((item) => {
            const price = description.prices.filter((one) => one.item === item)[0];
            return context.own(price === undefined ? item : price.title);
        });
        add(
            "fact.cut",
            context.say("fact.cut_text", {
                amount: context.cutAmount(),
                year: String(cut.from),
                items: context.row(titles),
                payer: context.own(description.payers[cut.payer] || cut.payer),
            }),
        );
    }
    const prices = priceYears(context);
    if (prices !== "") {
        add("fact.prices", context.say("fact.prices_text", { year: prices }));
    }
    if (answers.payback.length > 0) {
        const rate = context.numbers.percent(answers.discount_rate, 0);
        add("fact.discount", context.say("fact.discount_text", { rate }));
    }
    if (answers.last_year > answers.first_year) {
        add(
            "fact.horizon",
            context.say("fact.horizon_text", { first: String(answers.first_year), last: String(answers.last_year) }),
        );
    }
    add("fact.draws", context.say("fact.draws_text", { n: answers.draws, seed: String(answers.seed) }));
    add(
        "fact.version",
        context.say("fact.version_text", { version: answers.version, digest: answers.digest }),
    );
    add("fact.written", context.numbers.day(data.written));
    return made;
}
