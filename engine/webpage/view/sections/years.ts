/** Year by year: the fan, and the budget by payer. */

import { Context } from "../context";
import { MoneyLine } from "../data";
import { Block, Cell, plain, Row, Section, Table, Text } from "../document";
import { Live } from "../live";
import { largest, machineDigits, Scale } from "../numbers";
import { changeOfPayers } from "./sureness";
import { fanInput, fanScale, yearRows, yearsOf } from "./fan";

/** The fan of years; nothing without its numbers. */
export function yearsSection(context: Context, live: Live): Section[] {
    if (live.years.length === 0) {
        return [];
    }
    const share = live.stances.map((stance) => stance.weight);
    const input = fanInput(live, yearRows(live), share);
    const scale = fanScale(live);
    const cash = context.answers.cash.length > 0;
    const money = context.say(cash ? "years.cash" : "years.care");
    const years = yearsOf(live);
    const cell = (i: number, p: number): Cell[] =>
        input.panels.map((panel) => {
            const year = panel.by_policy[p][i];
            const step = live.year_amounts.step / scale.divisor;
            const text = (value: number) => context.numbers.rounded(value / scale.divisor, step);
            return {
                text: `${text(year.median)} (${context.numbers.range(year.low95 / scale.divisor, year.high95 / scale.divisor, step)})`,
                number: true,
                values: [year.median, year.low95, year.high95].map(machineDigits),
            };
        });
    const rows = input.policies.reduce<Row[]>(
        (all, policy, p) =>
            all.concat(years.map((year, i) => ({ label: input.policies.length > 1 ? `${year}, ${policy}` : String(year), cells: cell(i, p) }))),
        [],
    );
    const table: Table = {
        name: "years",
        caption: context.say("years.caption", { money, unit: context.numbers.unit(scale) }),
        heads: ([context.say("years.year")] as Text[]).concat(input.panels.map((panel) => panel.label)),
        rows,
    };
    const change = changeOfPayers(context.answers.money);
    const block: Block = {
        kind: "picture",
        picture: { name: "years", kind: "fan", input },
        title: context.say("years.title", { money }),
        text: context.say(cash ? "years.text" : "years.text_plain", {
            no_cut: context.ifCut("years.no_cut"),
            payers: change === null ? "" : context.say("years.payers", { year: String(change) }),
        }),
        table,
    };
    return [{ id: "years", title: context.plain("section.years"), blocks: [block] }];
}

/** Payers and years of some lines. */
function budget(context: Context, lines: MoneyLine[], name: string, caption: Text, scale: Scale): Table {
    const years = lines.reduce<number[]>((all, line) => (all.indexOf(line.year) < 0 ? all.concat([line.year]) : all), []);
    const payers = lines.reduce<string[]>((all, line) => (all.indexOf(line.payer) < 0 ? all.concat([line.payer]) : all), []);
    const ordered = payers.filter((payer) => payer !== "all");
    const line = (year: number, payer: string) => lines.filter((one) => one.year === year && one.payer === payer)[0];
    const rows: Row[] = ordered.concat(["all"]).map((payer) => ({
        label: payer === "all" ? context.say("budget.all") : context.own(payer),
        strong: payer === "all",
        cells: years.map((year) => {
            const one = line(year, payer);
            return one === undefined ? "" : context.range(one.overall, scale.divisor);
        }),
    }));
    const means: Row[] = context.stances.map((stance) => ({
        label: context.say("budget.by_stance", { stance: stance.short }),
        inner: true,
        cells: years.map((year) => {
            const one = line(year, "all");
            return one === undefined
                ? ""
                : context.mean(one.mean_by_stance[stance.index], one.mean_error_by_stance[stance.index] || 0, scale.divisor);
        }),
    }));
    return {
        name,
        caption,
        heads: ([context.say("budget.per_year")] as Text[]).concat(years.map(String)),
        rows: context.stances.length > 1 ? rows.concat(means) : rows,
    };
}

/** The budget-impact table by year and payer, before and after who pays changes. */
export function budgetSection(context: Context): Section[] {
    const { answers } = context;
    const kinds: [string, MoneyLine[], Text][] = [
        ["cash", answers.cash, context.say("budget.cash")],
        ["care", answers.money, context.say("budget.care")],
    ];
    const given = kinds.filter(([, lines]) => lines.length > 0);
    if (given.length === 0) {
        return [];
    }
    const scale = context.numbers.scale(
        largest(given.reduce<MoneyLine[]>((all, [, lines]) => all.concat(lines), []).map((line) => line.overall)),
    );
    const first = context.headlines()[0];
    const isOther =
        first !== undefined && (first.baseline !== answers.baseline || first.items.length > 0 || first.payer !== "");
    const blocks: Block[] = [
        {
            kind: "text",
            text: context.say("budget.text", {
                unit: context.numbers.unit(scale),
                baseline: context.baseline(answers.baseline),
                other: isOther ? context.say("budget.other", { baseline: context.baseline(answers.baseline) }) : "",
            }),
        },
    ];
    given.forEach(([name, lines, what]) => {
        const change = changeOfPayers(lines);
        const tables: [string, MoneyLine[], Text][] =
            change === null
                ? [[`budget_${name}`, lines, what]]
                : [
                      [
                          `budget_${name}_until_${change - 1}`,
                          lines.filter((line) => line.year < change),
                          context.say("budget.before", { what: plain(what), year: String(change - 1) }),
                      ],
                      [
                          `budget_${name}_from_${change}`,
                          lines.filter((line) => line.year >= change),
                          context.say("budget.after", { what: plain(what), year: String(change) }),
                      ],
                  ];
        tables.forEach(([file, own, caption]) => {
            blocks.push({ kind: "table", table: budget(context, own, file, caption, scale) });
        });
    });
    return [{ id: "budget", title: context.plain("section.budget"), blocks }];
}
