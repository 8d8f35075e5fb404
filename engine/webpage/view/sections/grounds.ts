/** What an answer stands on, and what is not in it. */

import { Context, joined, separated } from "../context";
import { Assumption, Described, Source } from "../data";
import { Block, Cell, Row, Section, Table, Text } from "../document";
import { demandNumbers } from "./sureness";

const recalled = "from memory only";

const seenKeys: { [seen: string]: "seen.page" | "seen.reported" | "seen.computed" | "seen.recalled" } = {
    "seen on the page named": "seen.page",
    "seen on a page that reports it": "seen.reported",
    "computed from seen numbers": "seen.computed",
    "from memory only": "seen.recalled",
};

/** A number's mean with its range; each of them where bodies of evidence have their own. */
function rangeText(context: Context, number: Described): string {
    const { numbers } = context;
    const told = number.ranges.map((range) => {
        const width = range.high95 - range.low95;
        const error = width / 20;
        const mean = numbers.rounded(range.mean, error);
        return width > 0 ? `${mean} (${numbers.range(range.low95, range.high95, error)})` : mean;
    });
    const different = told.filter((text, i) => told.indexOf(text) === i);
    if (different.length <= 2) {
        return different.join("; ");
    }
    const low = Math.min(...number.ranges.map((range) => range.low95));
    const high = Math.max(...number.ranges.map((range) => range.high95));
    return context.plain("assumptions.varies", { range: numbers.range(low, high, (high - low) / 20) });
}

function sourceText(context: Context, number: Described): Text {
    if (number.assumption !== null && number.assumption !== "") {
        return context.say("sources.assumed", { reason: context.own(number.assumption) });
    }
    if (number.source === null) {
        return "";
    }
    const title = context.own(number.source.title);
    return number.source.seen === recalled ? context.say("sources.recalled", { title }) : title;
}

/** What would happen without conferences, with its own numbers. */
export function nullSection(context: Context): Section[] {
    const first = context.nullPolicy();
    if (first === undefined) {
        return [];
    }
    const lines = demandNumbers(context).map((number) =>
        context.say("null.line", {
            meaning: context.own(number.meaning),
            number: rangeText(context, number),
            unit: context.own(number.unit),
            from: sourceText(context, number),
        }),
    );
    return [
        {
            id: "null",
            title: context.plain("section.null"),
            blocks: [
                { kind: "text", text: context.say("null.lead", { policy: context.policy(first.name) }) },
                { kind: "list", items: lines.length > 0 ? lines : [context.say("null.none")] },
            ],
        },
    ];
}

export function leftOutSections(context: Context): Section[] {
    if (!context.aboutConferences) {
        return [];
    }
    const assumed = context.answers.assumptions.length;
    const isRecalled = (number: Described) => number.source !== null && number.source.seen === recalled;
    const remembered = context.result.description.numbers.filter(isRecalled).length;
    const notKnown = [
        context.say("not_known.region"),
        context.say("not_known.new"),
        context.say("not_known.behaviour"),
        context.say("not_known.quality"),
    ]
        .concat(assumed > 0 ? [context.say("not_known.assumed", { n: assumed })] : [])
        .concat(remembered > 0 ? [context.say("not_known.recalled", { n: remembered })] : []);
    const notInMoney = [
        context.say("not_money.safety"),
        context.say("not_money.happiness"),
        context.say("not_money.kin"),
        context.say("not_money.say"),
        context.say("not_money.staff"),
        context.say("not_money.other"),
    ];
    return [
        {
            id: "not-in-money",
            title: context.plain("section.not_in_money"),
            blocks: [
                { kind: "text", text: context.say("not_money.lead") },
                { kind: "list", items: notInMoney },
            ],
        },
        {
            id: "not-known",
            title: context.plain("section.not_known"),
            blocks: [
                { kind: "text", text: context.say("not_known.lead") },
                { kind: "list", items: notKnown },
            ],
        },
    ];
}

/** A table that is opened by who wants it. */
function folded(summary: Text, table: Table): Block {
    return { kind: "details", summary, blocks: [{ kind: "table", table }] };
}

/** A number as it is taken: its mean and range in the words of its unit; else as the program writes it. */
function takenText(context: Context, one: Assumption, number: Described | undefined): Text {
    return number === undefined || number.ranges.length === 0
        ? context.composed(one.value)
        : joined([rangeText(context, number), context.own(number.unit)]);
}

/** The number that an assumption is about: parameter.NAME, or stance.STANCE.parameter.NAME. */
function numberOf(context: Context, one: Assumption): Described | undefined {
    const [, , stance, name] = /^(stance\.([^.]+)\.)?parameter\.([^.]+)$/.exec(one.name) || ["", "", "", ""];
    const same = context.result.description.numbers.filter((number) => number.name === name);
    return same.filter((number) => (number.stance || "") === (stance || ""))[0];
}

/** What is assumed; where several are called the same, with the body of evidence or the name of each. */
function assumedText(context: Context, one: Assumption): Text {
    const title = context.composed(one.meaning === "" ? one.name : one.meaning);
    const alone = context.answers.assumptions.filter((other) => other.meaning === one.meaning).length === 1;
    if (alone || one.meaning === "") {
        return title;
    }
    const stances = context.answers.stances.map((stance) => stance.name);
    const stance = stances.indexOf(one.name.split(".")[1]);
    const own = one.name.split(".").slice(-1)[0].replace(/_/g, " ");
    return separated([title, " (", stance >= 0 ? context.shortOf(stance) : own, ")"], "");
}

export function assumptionsSection(context: Context): Section[] {
    const all = context.answers.assumptions;
    if (all.length === 0) {
        return [];
    }
    const table: Table = {
        name: "assumptions",
        caption: context.say("assumptions.caption"),
        heads: [context.say("assumptions.what"), context.say("assumptions.value"), context.say("assumptions.reason")],
        rows: all.map((one) => ({
            label: assumedText(context, one),
            cells: [{ text: takenText(context, one, numberOf(context, one)) }, { text: context.own(one.reason) }],
        })),
    };
    return [
        {
            id: "assumptions",
            title: context.plain("section.assumptions"),
            blocks: [
                { kind: "text", text: context.say("assumptions.lead", { n: all.length }) },
                folded(context.say("assumptions.open", { n: all.length }), table),
            ],
        },
    ];
}

function sourceRow(context: Context, source: Source, index: number): Row {
    const known = seenKeys[source.seen];
    const title = context.own(source.title);
    const seen = known === undefined ? context.own(source.seen) : context.say(known);
    const cells: (string | Cell)[] = [
        { text: context.own(source.kind) },
        { text: joined([seen, source.where === "" ? "" : separated(["(", source.where, ")"], "")]) },
    ];
    const label = source.seen === recalled ? context.say("sources.recalled", { title }) : title;
    return { label: separated([`${index}. `, label], ""), cells };
}

/** A number with where it comes from: the number of its source in the list above. */
function numberRow(context: Context, number: Described, sources: Source[]): Row {
    const names = sources.map((source) => source.name);
    const from = number.source === null ? "" : `${names.indexOf(number.source.name) + 1}`;
    return {
        label: context.own(number.meaning === "" ? number.name.replace(/_/g, " ") : number.meaning),
        cells: [rangeText(context, number), { text: context.own(number.unit) }, from],
    };
}

export function sourcesSection(context: Context): Section[] {
    const { sources } = context.result.description;
    // Numbers without a source stand among the assumptions.
    const numbers = context.result.description.numbers.filter((number) => !number.computed && number.source !== null);
    const sourceTable: Table = {
        name: "sources",
        caption: context.say("sources.caption"),
        heads: [context.say("sources.source"), context.say("sources.kind"), context.say("sources.seen")],
        rows: sources.map((source, i) => sourceRow(context, source, i + 1)),
    };
    const numberTable: Table = {
        name: "numbers",
        caption: context.say("sources.numbers_caption"),
        heads: [
            context.say("sources.number"),
            context.say("sources.range"),
            context.say("sources.unit"),
            context.say("sources.from"),
        ],
        rows: numbers.map((number) => numberRow(context, number, sources)),
    };
    const blocks: Block[] = [
        { kind: "text", text: context.say("sources.lead", { n: sources.length }) },
        folded(context.say("sources.open", { n: sources.length }), sourceTable),
        { kind: "elsewhere", text: context.say("sources.numbers_elsewhere", { n: numbers.length }), table: numberTable },
    ];
    return [{ id: "sources", title: context.plain("section.sources"), blocks }];
}
