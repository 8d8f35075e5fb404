/** Children who wait, over time under the cut. */

import { Context } from "../context";
import { Spread, Waiting } from "../data";
import { Block, Cell, plain, Row, Section, Text } from "../document";

export function waitingSection(context: Context): Section[] {
    const all = context.result.pictures.waiting;
    if (all.length === 0) {
        return [];
    }
    const asked = all.filter((line) => line.policy === context.answers.policy);
    const policy = asked.length > 0 ? asked[0].policy : all[all.length - 1].policy;
    const lines = all.filter((line) => line.policy === policy);
    const years = lines.map((line) => line.year);
    const panel = (label: Text, overall: boolean, spread: (line: Waiting) => Spread, without: (line: Waiting) => Spread) => ({
        label: plain(label),
        overall,
        low80: lines.map((line) => spread(line).low80),
        mean: lines.map((line) => spread(line).mean),
        high80: lines.map((line) => spread(line).high80),
        without: lines.map((line) => without(line).mean),
    });
    const panels = context.stances.map((stance) =>
        panel(stance.short, false, (line) => line.by_stance[stance.index], (line) => line.without_by_stance[stance.index]),
    );
    const together = panel(context.say("overall"), true, (line) => line.overall, (line) => line.without_overall);
    const title = context.say("waiting.title");
    const text = context.say("waiting.text", {
        policy: context.own(policy),
        cut: context.ifCut("waiting.with_cut"),
        no_cut: context.ifCut("waiting.no_cut"),
    });
    const without = context.say("waiting.without", { no_cut: context.ifCut("waiting.no_cut") });
    const heads: Text[] = [context.say("years.year")];
    const own: Text[] = context.stances.map((stance) => stance.short);
    const rows: Row[] = lines.map((line) => ({
        label: String(line.year),
        cells: context.stances
            .map((stance): Cell => context.range(line.by_stance[stance.index], 1))
            .concat(context.stances.length > 1 ? [context.range(line.overall, 1)] : [])
            .concat([context.range(line.without_overall, 1)]),
    }));
    const block: Block = {
        kind: "picture",
        picture: {
            name: "waiting",
            kind: "waiting",
            input: {
                title: plain(title),
                description: plain(text),
                unit: { label: context.plain("waiting.unit"), size: 1 },
                years,
                panels: panels.length > 1 ? panels.concat([together]) : panels,
                policy: plain(context.own(policy)),
                without: plain(without),
            },
        },
        title,
        text,
        table: {
            name: "waiting",
            caption: context.say("waiting.caption"),
            heads: heads.concat(own, context.stances.length > 1 ? [context.say("overall")] : [], [without]),
            rows,
        },
    };
    return [{ id: "waiting", title: context.plain("section.waiting"), blocks: [block] }];
}
