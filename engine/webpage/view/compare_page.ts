/** A page of several results: their answers beside each other, then their policies. */

import { Context, joined } from "./context";
import { Data, Question } from "./data";
import { Block, Cell, Page, Section, Table, Text } from "./document";
import { answerSentence } from "./sections/answer";
import { optionsSection, regretSection } from "./sections/compared";
import { facts } from "./sections/header";

interface Answered {
    context: Context;
    label: string;
    question: Question | undefined;
}

/** A file's name without folder and ending. */
function labelOf(file: string): string {
    return file.replace(/^.*\//, "").replace(/\.h5$/, "");
}

/** A row for each result; its stances are looked up by name, as results need not have the same. */
function table(first: Context, all: Answered[], name: string, caption: Text, amounts: boolean): Table {
    const heads: Text[] = [first.say("compared.result"), first.say("compared.asked")];
    const asked = all.filter((one) => one.question !== undefined);
    return {
        name,
        caption,
        heads: heads.concat(
            first.stances.map((stance) => stance.short),
            first.stances.length > 1 ? [first.say("overall")] : [],
        ),
        rows: asked.map(({ context, label, question }) => {
            const of = question as Question;
            const scale = context.isMoney(of) ? { divisor: 1e6, word: "" } : { divisor: 1, word: "" };
            const cell = (s: number) =>
                amounts ? context.range(of.outcome_by_stance[s], scale.divisor) : context.chance(of.chance_by_stance[s]);
            const overall = amounts ? context.range(of.outcome_overall, scale.divisor) : context.chance(of.chance_overall);
            const names = context.answers.stances.map((stance) => stance.name);
            return {
                label,
                cells: ([{ text: context.threshold(of), number: true }] as Cell[])
                    .concat(first.stances.map((stance) => (names.indexOf(stance.name) < 0 ? { text: "" } : cell(names.indexOf(stance.name)))))
                    .concat(first.stances.length > 1 ? [overall] : []),
            };
        }),
    };
}

export function comparePageOf(data: Data): Page {
    const explained: { [term: string]: boolean } = {};
    const all: Answered[] = data.results.map((result) => {
        const context = new Context(data, result, explained);
        return { context, label: labelOf(result.file), question: context.headlines()[0] };
    });
    const first = all[0].context;
    const asked = all.filter((one) => one.question !== undefined);
    const answers: Block[] = [];
    if (asked.length > 0) {
        const said = asked.map(({ context, label, question }): Text => {
            const sentence = answerSentence(context, question as Question);
            const title = [context.own((question as Question).title), "."];
            return joined([[{ text: label, strong: true }, ":"], title, sentence]);
        });
        answers.push({ kind: "list", items: said });
        answers.push({ kind: "table", table: table(first, all, "chances", first.say("compared.caption"), false) });
        if (asked.every((one) => one.context.isMoney(one.question as Question))) {
            const unit = first.numbers.unit(first.numbers.scale(1e6));
            answers.push({ kind: "table", table: table(first, all, "amounts", first.say("compared.amounts_caption", { unit }), true) });
        }
    }
    if (data.why_not_compared !== "") {
        answers.push({ kind: "text", text: first.say("compared.not", { why: first.own(data.why_not_compared) }) });
    }
    const details = all.map(({ context, label }): Block => ({
        kind: "details",
        summary: [{ text: label, strong: true }, ": ", context.own(context.answers.title)],
        blocks: [{ kind: "facts", facts: facts(context, false) }],
    }));
    const sections: Section[] = [{ id: "answer", title: first.plain("section.answer"), blocks: answers }];
    if (data.compared !== null) {
        sections.push(optionsSection(first, data.compared));
        regretSection(first, data.compared).forEach((section) => sections.push(section));
    }
    sections.push({ id: "results", title: first.plain("section.results"), blocks: details });
    return {
        language: data.language,
        title: first.say("compared.title", { n: all.length }),
        asks: first.say("compared.asks"),
        frame: "",
        facts: [],
        sections,
        foot: first.say("foot.text", {
            version: first.answers.version,
            file: data.results.map((result) => result.file).join(", "),
        }),
        words: { contents: first.plain("contents"), table: first.plain("show_table"), skip: first.plain("skip") },
        live: "null",
    };
}
