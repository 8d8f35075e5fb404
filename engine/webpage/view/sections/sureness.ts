/** How sure it is: what makes it uncertain, published numbers beside the model's, remarks. */

import { Context, separated } from "../context";
import { Check, Described, MoneyLine } from "../data";
import { Block, Cell, Section, Table, Text } from "../document";
import { firstPlace, significant } from "../numbers";
import { remark } from "../remarks";

/** Where fewer draws than this share are at least as far out, on either side, a published number is missed. */
const rare = 0.05;

function isMissed(check: Check): boolean {
    return check.role === "validation" && check.tail_share < rare;
}

/** Numbers that say how demand goes without conferences. */
export function demandNumbers(context: Context): Described[] {
    return context.result.description.numbers.filter((number) => number.group === "demand" && number.ranges.length > 0);
}

function threeSentence(context: Context): Text {
    const question = context.headlines()[0];
    const parted = question !== undefined && question.between_stances_sd + question.doubt_sd + question.chance_sd > 0;
    if (question === undefined || !parted || context.answers.draws < 2) {
        return "";
    }
    const scale = context.scaleOf(question, [question.outcome_overall]);
    // A standard deviation is told with two digits, or with as many as so many draws tell of one.
    const two = (sd: number) => {
        const value = sd / scale.divisor;
        const error = value / Math.sqrt(2 * context.answers.draws);
        return context.numbers.rounded(value, value === 0 ? 0 : Math.max(error, Math.pow(10, firstPlace(value) - 1)));
    };
    const error = question.outcome_overall.mean_error / scale.divisor;
    return context.say("sure.three", {
        unit: context.isMoney(question) ? context.numbers.unit(scale) : question.outcome.replace(/_/g, " "),
        between: two(question.between_stances_sd),
        doubt: two(question.doubt_sd),
        chance: two(question.chance_sd),
        computing: context.numbers.rounded(error, error),
    });
}

/** The first year in which none of the payers of the first year has anything to do with it any more; none: never. */
export function changeOfPayers(lines: MoneyLine[]): number | null {
    const payersOf = (year: number) =>
        lines.filter((line) => line.year === year && line.payer !== "all").map((line) => line.payer);
    const years = lines.map((line) => line.year);
    const before = years.length > 0 ? payersOf(years[0]) : [];
    const changed = years.filter((year) => {
        const now = payersOf(year);
        return before.length > 0 && now.length > 0 && now.every((payer) => before.indexOf(payer) < 0);
    });
    return changed.length > 0 ? changed[0] : null;
}

/** Knowledge, policy, future. */
function kinds(context: Context): Text[] {
    const { description } = context.result;
    const uncertain = description.numbers.filter(
        (number) => !number.computed && number.ranges.some((range) => range.low95 < range.high95),
    );
    const change = changeOfPayers(context.answers.money);
    const demand = demandNumbers(context);
    const cut = description.cut;
    return [
        context.say("sure.knowledge", { n: uncertain.length }),
        context.say("sure.policy", {
            policies: context.row(description.policies.map((policy) => context.say("baseline.policy", { policy: context.policy(policy.name) }))),
            cut:
                cut === null
                    ? ""
                    : context.say("sure.policy_cut", {
                          amount: context.cutAmount(),
                          year: String(cut.from),
                      }),
            payers: change === null ? "" : context.say("sure.policy_payers", { year: String(change) }),
        }),
        demand.length === 0
            ? context.say("sure.future_none")
            : context.say("sure.future", { numbers: context.row(demand.map((number) => context.own(number.meaning))) }),
    ];
}

function checksTable(context: Context, checks: Check[]): Table {
    const stance = (title: string): Text => {
        const found = context.answers.stances
            .map((one, index) => ({ one, index }))
            .filter(({ one }) => one.title === title || one.name === title)[0];
        return found === undefined ? context.own(title) : context.shortOf(found.index);
    };
    const verdict = (check: Check) => 
        context.say(
            check.role === "wiring" ? "sure.in_it" : check.role === "calibration" ? "sure.weighed" : isMissed(check) ? "sure.missed" : "sure.held",
        );
    return {
        name: "published_numbers",
        caption: context.say("sure.checks_caption"),
        heads: [
            context.say("sure.published"),
            context.say("sure.stance"),
            context.say("sure.observed"),
            context.say("sure.model"),
            context.say("sure.result"),
        ],
        rows: checks.map((check) => ({
            label: separated([context.composed(check.title), check.unit === "" ? "" : ", ", context.own(check.unit)], ""),
            cells: [
                { text: stance(check.stance) },
                context.numbers.exact(significant(check.observed, 4)),
                context.range(check.model, 1),
                { text: verdict(check) },
            ] as (string | Cell)[],
        })),
    };
}

export function surenessSection(context: Context): Section[] {
    const { answers, result } = context;
    const blocks: Block[] = [{ kind: "text", text: threeSentence(context) }];
    if (context.aboutConferences) {
        blocks.push({ kind: "text", text: context.say("sure.mkba") });
        blocks.push({ kind: "list", items: kinds(context) });
    }
    const known = (check: Check) =>
        context.stances.some((stance) => [stance.title, stance.name, ""].indexOf(check.stance) >= 0);
    const own = answers.checks.filter(known);
    const validation = own.filter((check) => check.role === "validation");
    if (validation.length > 0) {
        const missed = validation.filter(isMissed).length;
        blocks.push({ kind: "text", text: context.say("sure.checks", { n: validation.length, missed }) });
    }
    if (own.length > 0) {
        blocks.push({
            kind: "details",
            summary: context.say("sure.checks_caption"),
            blocks: [{ kind: "table", table: checksTable(context, own) }],
        });
    }
    if (result.notices.length > 0) {
        blocks.push({ kind: "heading", text: context.say("sure.notices") });
        blocks.push({ kind: "list", items: result.notices.map((notice) => remark(context, "notice", notice)) });
    }
    return [{ id: "how-sure", title: context.plain("section.sure"), blocks }];
}
