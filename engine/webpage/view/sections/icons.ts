/** Children's outcomes out of 100 families, harm in the same picture. */

import { IconCount } from "../charts/icons";
import { Context } from "../context";
import { ChildrenLine, Spread } from "../data";
import { Block, plain, Text } from "../document";
import { digitsError } from "../numbers";
import { rangeCells, stanceHeads } from "./children";

/** What is counted against placements: the first outcome that is harm and names the same thing. */
function pairOf(lines: ChildrenLine[]): { good: ChildrenLine; harm: ChildrenLine } | null {
    const good = lines.filter((line) => line.name === "placements_prevented")[0];
    const harm = lines.filter((line) => line.name === "placements_extra")[0];
    return good === undefined || harm === undefined ? null : { good, harm };
}

/** A spread for every 100 of so many families. */
function scaled(spread: Spread, times: number): Spread {
    return {
        mean: spread.mean * times,
        mean_error: spread.mean_error * times,
        sd: spread.sd * times,
        low95: spread.low95 * times,
        low80: spread.low80 * times,
        median: spread.median * times,
        high80: spread.high80 * times,
        high95: spread.high95 * times,
        quantile_error: spread.quantile_error * times,
    };
}

export function iconsPicture(context: Context): Block | null {
    const pair = pairOf(context.answers.children);
    const families = context.result.pictures.families;
    const extra = families === null ? 0 : families.held - families.held_against;
    if (pair === null || families === null || extra <= 0) {
        return null;
    }
    const times = 100 / extra;
    const count = (spread: Spread): IconCount => {
        const error = digitsError(spread);
        const range = context.numbers.range(spread.low95, spread.high95, error);
        return {
            value: spread.mean,
            text: /[1-9]/.test(range) ? range : context.plain("about_nothing"),
        };
    };
    const group = (label: Text, good: Spread, harm: Spread, overall: boolean) => ({
        label: plain(label),
        overall,
        good: count(scaled(good, times)),
        harm: count(scaled(harm, times)),
    });
    const groups = context.stances.map((stance) =>
        group(stance.short, pair.good.by_stance[stance.index], pair.harm.by_stance[stance.index], false),
    );
    const title = context.say("icons.title");
    const text = context.say("icons.text", {
        held: context.numbers.rounded(extra, extra >= 100 ? 1 : 0.1),
        beyond: families.held_against > 0 ? context.say("icons.beyond", { baseline: context.baseline(context.answers.baseline) }) : "",
        year: String(families.year),
    });
    const good = plain(context.own(pair.good.title));
    const harm = plain(context.say("children.harm_mark", { title: context.own(pair.harm.title) }));
    return {
        kind: "picture",
        picture: { name: "children", kind: "icons", input: { title: plain(title), description: plain(text), good, harm, groups } },
        title,
        text,
        table: {
            name: "children_per_100_families",
            caption: context.say("icons.caption"),
            heads: ([context.say("children.what")] as Text[]).concat(stanceHeads(context)),
            rows: [pair.good, pair.harm].map((line) => ({
                label: line.harm ? context.say("children.harm_mark", { title: context.own(line.title) }) : context.own(line.title),
                cells: rangeCells(
                    context,
                    line.by_stance.map((spread) => scaled(spread, times)),
                    scaled(line.overall, times),
                    1,
                ),
            })),
        },
    };
}
