/** A page of one result: its sections in the order in which a council member reads. */

import { chartWords } from "./charts/words";
import { Context } from "./context";
import { Data } from "./data";
import { Block, Page, Section } from "./document";
import { PageData } from "./page_data";
import { Picture } from "./pictures";
import { answerSection } from "./sections/answer";
import { checklistsSection } from "./sections/checklists";
import { childrenSection } from "./sections/children";
import { dialSection, liveOf } from "./sections/dial";
import { driversSection } from "./sections/drivers";
import { assumptionsSection, leftOutSections, nullSection, sourcesSection } from "./sections/grounds";
import { facts } from "./sections/header";
import { moneySection } from "./sections/money";
import { outcomesSection } from "./sections/outcomes";
import { regionsSection } from "./sections/regions";
import { surenessSection } from "./sections/sureness";
import { waitingSection } from "./sections/waiting";
import { waterfallSection } from "./sections/waterfall";
import { budgetSection, yearsSection } from "./sections/years";

export function picturesOf(blocks: Block[]): Picture[] {
    return blocks.reduce<Picture[]>((found, one) => {
        if (one.kind === "picture") {
            return found.concat([one.picture]);
        }
        return one.kind === "details" || one.kind === "dial" ? found.concat(picturesOf(one.blocks)) : found;
    }, []);
}

/** What the dial draws itself needs no numbers of its own. */
function isDrawnByDial(picture: Picture): boolean {
    return picture.kind === "curves" || picture.kind === "fan";
}

export function pageOf(data: Data): Page {
    const result = data.results[0];
    const context = new Context(data, result);
    const { answers } = context;
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
    const pictures = sections.reduce<Picture[]>((found, section) => found.concat(picturesOf(section.blocks)), []);
    const own = pictures.filter((picture) => !isDrawnByDial(picture));
    // Six digits are more than a picture shows.
    const short = JSON.stringify(own, (_, value) => (typeof value === "number" ? Number(value.toPrecision(6)) : value));
    const pageData: PageData = { live, pictures: JSON.parse(short) as Picture[], words: chartWords[data.language] };
    return {
        language: data.language,
        title: context.own(answers.title),
        asks: context.own(answers.asks),
        facts: facts(context),
        sections,
        foot: context.say("foot.text", { version: answers.version, file: result.file }),
        words: { contents: context.plain("contents"), table: context.plain("show_table"), skip: context.plain("skip") },
        live: JSON.stringify(pageData),
    };
}
