/** The regions on a map of tiles. */

import { Context } from "../context";
import { Block, Cell, plain, Row, Section } from "../document";
import { digitsError, largest } from "../numbers";

export function regionsSection(context: Context): Section[] {
    const { regions } = context.result.pictures;
    const { answers } = context;
    const spreads = regions.reduce<typeof answers.children[0]["overall"][]>(
        (all, region) => (region.net_eur === null ? all : all.concat([region.net_eur])),
        [],
    );
    if (spreads.length < 2) {
        return [];
    }
    const scale = context.numbers.scale(largest(spreads));
    const unit = context.numbers.unit(scale);
    const question = context.headlines()[0];
    const year = String(question === undefined ? answers.first_year : question.year);
    const title = context.say("regions.title", { year });
    const text = context.say("regions.text", { unit, baseline: context.baseline(answers.baseline) });
    const signed = (value: number, error: number) => {
        const digits = context.numbers.rounded(value / scale.divisor, error / scale.divisor);
        return value > 0 && /[1-9]/.test(digits) ? "+" + digits : digits;
    };
    const given = regions.filter((region) => region.net_eur !== null);
    const rows: Row[] = given.map((region) => ({
        label: context.own(region.title),
        cells: [
            region.conferences === null ? "" : context.numbers.rounded(region.conferences, 1),
            region.net_eur === null ? "" : context.range(region.net_eur, scale.divisor),
            region.prevented === null ? "" : context.range(region.prevented, 1),
        ] as (string | Cell)[],
    }));
    const block: Block = {
        kind: "picture",
        picture: {
            name: "regions",
            kind: "tiles",
            input: {
                title: plain(title),
                description: plain(text),
                unit: { label: unit, size: scale.divisor },
                tiles: given.map((region) => ({
                    label: plain(context.own(region.title)),
                    place: region.tile,
                    value: region.net_eur === null ? 0 : region.net_eur.mean,
                    text: region.net_eur === null ? "" : signed(region.net_eur.mean, digitsError(region.net_eur)),
                })),
            },
        },
        title,
        text,
        table: {
            name: "regions",
            caption: title,
            heads: [
                context.say("regions.region"),
                context.say("regions.conferences"),
                context.say("regions.net", { unit }),
                context.say("regions.prevented"),
            ],
            rows,
        },
    };
    return [{ id: "regions", title: context.plain("section.regions"), blocks: [block] }];
}
