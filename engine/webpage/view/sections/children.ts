/** Children come before money, harm included. */

import { Context, joined, NamedStance, separated } from "../context";
import { ChildrenLine, PlacesLine, Spread } from "../data";
import { Block, Cell, Row, Section, Table, Text } from "../document";
import { digitsError } from "../numbers";
import { iconsPicture } from "./icons";

/** A table of spreads: a row for each stance, then all together; a column for each line. */
export function stanceRows(context: Context, cells: (stance: NamedStance) => (string | Cell)[], overall: (string | Cell)[] | null): Row[] {
    const rows: Row[] = context.stances.map((stance) => ({ label: stance.short, cells: cells(stance) }));
    return overall === null || rows.length < 2
        ? rows
        : rows.concat([{ label: context.say("overall"), cells: overall, strong: true }]);
}

/** One line's spread for every stance with weight, then for all. */
export function rangeCells(context: Context, byStance: Spread[], overall: Spread, divisor: number): Cell[] {
    const own = context.stances.map((stance) => context.range(byStance[stance.index], divisor));
    return own.length > 1 ? own.concat([context.range(overall, divisor)]) : own;
}

/** Heads for rangeCells(): a column for each stance. */
export function stanceHeads(context: Context): Text[] {
    const own = context.stances.map((stance) => stance.short);
    return own.length > 1 ? own.concat([context.say("overall")]) : own;
}

function isSomething(spread: Spread): boolean {
    return spread.low95 !== 0 || spread.high95 !== 0 || spread.mean !== 0;
}

/** Lines of harm that are expected at all: the mean beyond its error. */
function harmSentence(context: Context): Text {
    const told: Text[] = [];
    context.answers.children
        .filter((line) => line.harm)
        .forEach((line) => {
            context.stances.forEach((stance) => {
                const spread = line.by_stance[stance.index];
                if (spread.mean >= 0.5 && spread.mean > 2 * spread.mean_error) {
                    const range = context.range(spread, 1).text;
                    told.push(
                        context.say("children.harm_line", { title: context.own(line.title), stance: stance.short, amount: range }),
                    );
                }
            });
        });
    return told.length > 0 ? context.say("children.harm", { lines: separated(told, "; ") }) : context.say("children.no_harm");
}

function childrenTable(context: Context, year: number): Table {
    const title = (line: ChildrenLine) =>
        {
        const text = context.explaining(context.own(line.title));
        return line.harm ? context.say("children.harm_mark", { title: text }) : text;
    };
    return {
        name: "children",
        caption: context.say("children.caption", { year: String(year) }),
        heads: ([context.say("children.what")] as Text[]).concat(stanceHeads(context)),
        rows: context.answers.children.map((line) => ({
            label: title(line),
            cells: rangeCells(context, line.by_stance, line.overall, 1),
        })),
        note: context.say("minus"),
    };
}

/** Places and lists: all kinds together, then each. */
function placesTable(context: Context, lines: PlacesLine[]): Table {
    return {
        name: "places",
        caption: context.say("children.places_caption", { year: String(lines[0].year) }),
        heads: ([context.say("children.what")] as Text[]).concat(stanceHeads(context)),
        rows: lines.map((line) => {
            const title = context.program("places", line.name, line.title);
            return {
                label: line.harm ? context.say("children.harm_mark", { title }) : title,
                cells: rangeCells(context, line.by_stance, line.overall, 1),
            };
        }),
        note: context.say("minus"),
    };
}

function shareSentence(context: Context): Text {
    const region = context.answers.region;
    if (region === null || region.prevented_share === null) {
        return "";
    }
    const told = context.stances.map((stance) => {
        const spread = region.prevented_share_by_stance[stance.index];
        const error = digitsError(spread);
        const share = context.numbers.percent(spread.mean, error === 0 ? 0.01 : error);
        return context.say("children.share_part", { share, stance: stance.short });
    });
    return context.say("children.share", { region: context.composed(region.title), parts: context.row(told) });
}

export function childrenSection(context: Context): Section[] {
    const { answers } = context;
    if (answers.children.length === 0) {
        return [];
    }
    const question = context.headlines()[0];
    const year = question === undefined ? answers.first_year : question.year;
    const blocks: Block[] = [
        {
            kind: "text",
            text: context.say("children.lead", {
                policy: context.own(answers.policy),
                baseline: context.baseline(answers.baseline),
                year: String(year),
            }),
        },
        { kind: "text", text: harmSentence(context), lead: true },
    ];
    const picture = iconsPicture(context);
    if (picture !== null) {
        blocks.push(picture);
    }
    blocks.push({ kind: "table", table: childrenTable(context, year) });
    blocks.push({ kind: "text", text: joined([shareSentence(context), context.say("children.safety")]) });
    const together = answers.places.filter((line) => line.kind === "" && isSomething(line.overall));
    if (together.length > 0) {
        blocks.push({ kind: "table", table: placesTable(context, together) });
    }
    return [{ id: "children", title: context.plain("section.children"), blocks }];
}
