/** A page of one result: its sections in the order in which a council member reads. */

import { chartWords } from "./charts/words";
import { Context } from "./context";
import { Data } from "./data";
import { blocksOf, Page, Section } from "./document";
import { significant } from "./numbers";
import { PageData } from "./page_data";
import { Picture } from "./pictures";
import { answerSection } from "./sections/answer";
import { checklistsSection } from "./sections/checklists";
import { childrenSection } from "./sections/children";
import { dialSection, liveOf } from "./sections/dial";
import { driversSection } from "./sections/drivers";
import { assumptionsSection, leftOutSections, nullSection, sourcesSection } from "./sections/grounds";
import { facts, frameLine } from "./sections/header";
import { moneySection } from "./sections/money";
import { outcomesSection } from "./sections/outcomes";
import { regionsSection } from "./sections/regions";
import { surenessSection } from "./sections/sureness";
import { waitingSection } from "./sections/waiting";
import { waterfallSection } from "./sections/waterfall";
import { budgetSection, yearsSection } from "./sections/years";

/** The pictures of some sections, in their order. */
export function picturesOf(sections: Section[]): Picture[] {
    return blocksOf(sections).reduce<Picture[]>((found, one) => (one.kind === "picture" ? found.concat([one.picture]) : found), []);
}

/** What the dial draws itself needs no numbers of its own. */
function isDrawnByDial(picture: Picture): boolean {
    return picture.kind === "curves" || picture.kind === "fan";
}

export function pageOf(data: Data): Page {
    const result = data.results[0];
    const context = new Context(data, result);
    const { answers } = context;
    // In the order in which it is read: a term is explained where it first stands.
    const asks = context.explaining(context.own(answers.asks));
    const header = facts(context, true);
    const live = liveOf(context);
    const sections = ([] as Section[]).concat(
        answerSection(context),
        outcomesSection(context),
        childrenSection(context),
        moneySection(context),
        dialSection(context, live),
        waterfallSection(context),
        yearsSection(context, live),
        budgetSection(context),
        driversSection(context),
        regionsSection(context),
        waitingSection(context),
        surenessSection(context),
        nullSection(context),
        leftOutSections(context),
        assumptionsSection(context),
        sourcesSection(context),
    );
    sections.push(checklistsSection(context, sections));
    const own = picturesOf(sections).filter((picture) => !isDrawnByDial(picture));
    // Four digits are what a picture shows; the page tells its name and what it shows.
    const short = JSON.stringify(own, (key, value) =>
        typeof value === "number" ? significant(value, 4) : key === "description" ? "" : value,
    );
    const pageData: PageData = { live, pictures: JSON.parse(short) as Picture[], words: chartWords[data.language] };
    return {
        language: data.language,
        title: context.own(answers.title),
        asks,
        frame: frameLine(context),
        facts: header,
        sections,
        foot: context.say("foot.text", { version: answers.version, file: result.file }),
        words: { contents: context.plain("contents"), table: context.plain("show_table"), skip: context.plain("skip") },
        live: JSON.stringify(pageData),
    };
}
