/** What guides ask of a report like this, and where it stands. */

import { budgetImpact, cheers, Checklist, Item } from "../checklists";
import { Context } from "../context";
import { Block, Section, Text } from "../document";

/** Sections that another one holds. */
const within: { [id: string]: string } = { curve: "dial" };

export function checklistsSection(context: Context, sections: Section[]): Section {
    const { language } = context.data;
    const where = (item: Item): Text => {
        const id = within[item.where] || item.where;
        if (id === "header") {
            return [{ text: context.plain("checklists.header"), to: "header" }];
        }
        const section = sections.filter((one) => one.id === id)[0];
        return section === undefined ? context.say("checklists.not") : [{ text: section.title, to: id }];
    };
    const folded = (list: Checklist, name: string): Block => ({
        kind: "details",
        summary: list.name[language],
        blocks: [
            {
                kind: "table",
                table: {
                    name,
                    caption: `${list.name[language]}. ${list.source}`,
                    heads: [context.say("checklists.item"), context.say("checklists.where"), context.say("checklists.why")],
                    rows: list.items.map((item) => ({
                        label: `${item.number}. ${item.topic[language]}`,
                        // Where it stands says enough of an item that is there.
                        cells: [{ text: where(item) }, { text: item.where === "not reported" ? item.why[language] : "" }],
                    })),
                },
            },
        ],
    });
    return {
        id: "checklists",
        title: context.plain("section.checklists"),
        blocks: [
            { kind: "text", text: context.say("checklists.lead") },
            folded(cheers, "checklist_cheers"),
            folded(budgetImpact, "checklist_budget_impact"),
        ],
    };
}
