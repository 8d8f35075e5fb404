/** Policies of several results held against each other. */

import { Context } from "../context";
import { Compared, ComparedMean, ComparedSpread } from "../compared_data";
import { Block, Cell, plain, Row, Section, Table, Text } from "../document";
import { Scale } from "../numbers";

/** Stances as the first result calls them, those with weight. */
function shown(context: Context, compared: Compared): { index: number; short: Text }[] {
    return context.stances
        .map((stance) => ({ index: compared.stances.map((one) => one.name).indexOf(stance.name), short: stance.short }))
        .filter((stance) => stance.index >= 0);
}

function cellOf(context: Context, spread: ComparedSpread, divisor: number): Cell {
    if (spread.low95 === undefined || spread.high95 === undefined) {
        return context.mean(spread.mean, spread.mean_error, divisor);
    }
    const { mean, mean_error, low95, high95 } = spread;
    return context.range({ mean, mean_error, low95, high95 }, divisor);
}

function table(
    context: Context,
    compared: Compared,
    name: string,
    caption: Text,
    cells: (option: Compared["options"][0]) => { by_stance: Cell[]; overall: Cell } | null,
): Table {
    const stances = shown(context, compared);
    const heads: Text[] = [context.say("options.policy")];
    const several = stances.length > 1;
    const rows = compared.options.reduce<Row[]>((made, option) => {
        const own = cells(option);
        if (own === null) {
            return made;
        }
        const title = context.own(option.title);
        return made.concat([
            {
                label: option.reference ? context.say("options.reference", { title }) : title,
                cells: stances.map((stance) => own.by_stance[stance.index]).concat(several ? [own.overall] : []),
            },
        ]);
    }, []);
    return {
        name,
        caption,
        heads: heads.concat(
            stances.map((stance) => stance.short),
            several ? [context.say("overall")] : [],
        ),
        rows,
    };
}

function moneyScale(context: Context, compared: Compared): Scale {
    const size = compared.options.reduce((most, option) => {
        const saving = option.saving_eur;
        return saving === null ? most : saving.by_stance.reduce((all, one) => Math.max(all, Math.abs(one.mean)), most);
    }, 0);
    return context.numbers.scale(size);
}

export function optionsSection(context: Context, compared: Compared): Section {
    const scale = moneyScale(context, compared);
    const unit = context.numbers.unit(scale);
    const reference = compared.options.filter((option) => option.reference)[0];
    const against = context.own(reference === undefined ? "" : reference.title);
    const of = (numbers: { by_stance: ComparedSpread[]; overall: ComparedSpread } | null, divisor: number) =>
        numbers === null
            ? null
            : {
                  by_stance: numbers.by_stance.map((one) => cellOf(context, one, divisor)),
                  overall: cellOf(context, numbers.overall, divisor),
              };
    const money = context.own(compared.money);
    const blocks: Block[] = [
        { kind: "text", text: context.say("options.text", { money, unit, reference: against }) },
        {
            kind: "table",
            table: table(context, compared, "options_money", context.say("options.caption", { what: [money, `, ${unit}`], reference: against }), (option) =>
                of(option.saving_eur, scale.divisor),
            ),
        },
    ];
    const effect: Text = [context.own(compared.effect), ", ", context.own(compared.effect_unit)];
    blocks.push({
        kind: "table",
        table: table(context, compared, "options_effect", context.say("options.caption", { what: effect, reference: against }), (option) =>
            of(option.effect, 1),
        ),
    });
    if (!compared.paired) {
        blocks.push({ kind: "text", text: context.say("options.unpaired", { why: context.own(compared.why_unpaired) }) });
        return { id: "options", title: context.plain("section.options"), blocks };
    }
    const chance = (one: { value: number; error: number }) =>
        context.chance({ ...one, interval95: [0, 1], draws: compared.draws });
    blocks.push({
        kind: "table",
        table: table(context, compared, "options_best", context.say("options.best_caption"), (option) =>
            option.best === undefined
                ? null
                : { by_stance: option.best.by_stance.map(chance), overall: chance(option.best.overall) },
        ),
    });
    const loss = (one: ComparedMean) => context.mean(one.mean, one.mean_error, scale.divisor);
    blocks.push({
        kind: "table",
        table: table(context, compared, "options_loss", context.say("options.loss_caption", { unit }), (option) =>
            option.expected_loss === undefined
                ? null
                : { by_stance: option.expected_loss.by_stance.map(loss), overall: loss(option.expected_loss.overall) },
        ),
    });
    return { id: "options", title: context.plain("section.options"), blocks };
}

export function regretSection(context: Context, compared: Compared): Section[] {
    const stances = shown(context, compared);
    if (compared.regret.length === 0 || stances.length < 2) {
        return [];
    }
    const scale = moneyScale(context, compared);
    const unit = context.numbers.unit(scale);
    const least = compared.options[compared.least_largest_regret];
    const heads: Text[] = [context.say("regret.believed")];
    const table: Table = {
        name: "regret",
        caption: context.say("regret.caption", { unit }),
        heads: heads.concat(stances.map((stance) => stance.short)),
        rows: stances.map((stance) => {
            const regret = compared.regret[stance.index];
            return {
                label: context.say("regret.row", { stance: stance.short, option: context.own(compared.options[regret.chosen].title) }),
                cells: stances.map((truth) => {
                    const lost = regret.saving_eur[truth.index];
                    return context.mean(lost.mean, lost.mean_error, scale.divisor);
                }),
            };
        }),
    };
    return [
        {
            id: "regret",
            title: context.plain("section.regret"),
            blocks: [
                { kind: "text", text: context.say("regret.text", { unit, least: least === undefined ? "" : plain(context.own(least.title)) }) },
                { kind: "table", table },
            ],
        },
    ];
}
