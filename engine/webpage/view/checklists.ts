/** Which items of two reporting checklists a page answers, and where; also what it does not report. */

/** Sections of a page by their identifiers, or none. */
export type Where =
    | "header"
    | "answer"
    | "children"
    | "money"
    | "dial"
    | "waterfall"
    | "years"
    | "curve"
    | "budget"
    | "drivers"
    | "regions"
    | "waiting"
    | "how-sure"
    | "assumptions"
    | "sources"
    | "not-in-money"
    | "not-known"
    | "not reported";

export interface InBoth {
    en: string;
    nl: string;
}

/** One item; `why` says what a reader finds there, and what of the item is missing. */
export interface Item {
    number: number;
    topic: InBoth;
    where: Where;
    why: InBoth;
}

export interface Checklist {
    name: InBoth;
    source: string;
    items: Item[];
}

/** A topic and what is said of it, each first in English. */
function item(number: number, where: Where, en: string, nl: string, whyEn: string, whyNl: string): Item {
    return { number, topic: { en, nl }, where, why: { en: whyEn, nl: whyNl } };
}

/** Items by their numbers; topics in words of our own. */
export const cheers: Checklist = {
    name: { en: "CHEERS 2022, for economic evaluations", nl: "CHEERS 2022, voor economische evaluaties" },
    source: "Husereau et al. (2022), Value in Health 25(1):3-9, doi 10.1016/j.jval.2021.11.1351",
    items: [
        item(1, "header", "Title", "Titel",
            "The scenario's own title; what is compared stands in the answer.",
            "De titel van het scenario zelf; wat wordt vergeleken staat in het antwoord."),
        item(2, "answer", "Summary", "Samenvatting",
            "Question, answer and how sure it is.", "Vraag, antwoord en hoe zeker dat is."),
        item(3, "header", "Background and objectives", "Aanleiding en doel",
            "What is asked; the background is not described.", "Wat wordt gevraagd; de aanleiding is niet beschreven."),
        item(4, "not reported", "Analysis plan made beforehand", "Vooraf opgesteld analyseplan",
            "The scenario file holds the whole analysis, not whether it was fixed beforehand.",
            "Het scenariobestand bevat de hele analyse, niet of die vooraf vaststond."),
        item(5, "children", "Study population", "Onderzochte groep",
            "Children of conference families by what they face; their background is not described.",
            "Kinderen van conferentiegezinnen naar wat hun dreigt; hun achtergrond is niet beschreven."),
        item(6, "header", "Setting and location", "Plaats en omstandigheden",
            "Region and years.", "Regio en jaren."),
        item(7, "answer", "What is compared", "Wat wordt vergeleken",
            "Policies and baselines; why these were chosen is not said.",
            "Beleid en waarmee het wordt vergeleken; waarom juist dit is niet gezegd."),
        item(8, "budget", "Perspective", "Perspectief",
            "Each payer by itself and all together; families' own costs are left out.",
            "Elke betaler apart en allemaal samen; eigen kosten van gezinnen tellen niet mee."),
        item(9, "years", "Time horizon", "Tijdshorizon",
            "First to last year; why these is not said.",
            "Van het eerste tot het laatste jaar; waarom deze is niet gezegd."),
        item(10, "money", "Discount rate", "Discontovoet",
            "Amounts by year are not discounted; present values name their rate. Its reason stands in the scenario file.",
            "Bedragen per jaar zijn niet verdisconteerd; contante waarden noemen hun voet. De reden daarvoor staat in het scenariobestand."),
        item(11, "children", "Choice of outcomes", "Keuze van uitkomsten",
            "Good and harm for children side by side.", "Winst en schade voor kinderen naast elkaar."),
        item(12, "sources", "Measurement of outcomes", "Meting van uitkomsten",
            "By the model, from the studies named; how those measured stands in them.",
            "Door het model, uit de genoemde onderzoeken; hoe die maten staat daar."),
        item(13, "not-in-money", "Valuation of outcomes", "Waardering van uitkomsten",
            "Nothing that happens to a child is put into money or quality of life.",
            "Wat een kind overkomt is niet in geld of kwaliteit van leven uitgedrukt."),
        item(14, "sources", "Measurement and valuation of costs", "Meting en waardering van kosten",
            "Months of care times prices, each with its source.", "Maanden zorg maal prijzen, elk met een bron."),
        item(15, "money", "Currency and price date", "Munteenheid en prijspeil",
            "Euros of the year in which they are spent.", "Euro's van het jaar waarin ze worden uitgegeven."),
        item(16, "not reported", "Description of the model", "Beschrijving van het model",
            "Not on this page: the program's documents and the scenario file describe it.",
            "Niet op deze pagina: de documentatie van het programma en het scenariobestand beschrijven het."),
        item(17, "how-sure", "Methods of analysis", "Wijze van analyseren",
            "Draws, kinds of uncertainty and computing error; the methods behind them stand in the program's documents.",
            "Doorrekeningen, soorten onzekerheid en rekenfout; de methoden erachter staan in de documentatie van het programma."),
        item(18, "regions", "Differences between groups", "Verschillen tussen groepen",
            "By region, where there are several; not by kind of family.",
            "Naar regio, als er meer zijn; niet naar soort gezin."),
        item(19, "not reported", "Who gains and who loses", "Wie wint en wie verliest",
            "Only between payers; inequality between groups of families is not worked out.",
            "Alleen tussen betalers; ongelijkheid tussen groepen gezinnen is niet berekend."),
        item(20, "how-sure", "How uncertainty is treated", "Hoe onzekerheid is behandeld",
            "Which evidence is true, doubt, chance and computing error, told apart.",
            "Welk bewijs waar is, twijfel, toeval en rekenfout, uit elkaar gehouden."),
        item(21, "not reported", "How those concerned were engaged", "Hoe betrokkenen zijn gehoord",
            "Families, children and professionals were not asked, as far as the program knows.",
            "Gezinnen, kinderen en beroepskrachten zijn, voor zover het programma weet, niet gevraagd."),
        item(22, "assumptions", "Input numbers", "Ingevoerde getallen",
            "Those without a source, with value and reason; all of them by eigenkracht describe.",
            "Die zonder bron, met waarde en reden; allemaal met eigenkracht describe."),
        item(23, "answer", "Main results", "Belangrijkste uitkomsten",
            "For each body of evidence and together.", "Voor elke lezing van het bewijs en samen."),
        item(24, "drivers", "What uncertainty does to the results", "Wat onzekerheid met de uitkomsten doet",
            "What moves the answer most; the ranges stand beside every amount.",
            "Wat het antwoord het meest verschuift; marges staan bij elk bedrag."),
        item(25, "not reported", "What engaging those concerned changed", "Wat het horen van betrokkenen veranderde",
            "Nobody was engaged, see 21.", "Niemand is gehoord, zie 21."),
        item(26, "not-known", "Findings, limits, and use elsewhere", "Bevindingen, beperkingen en gebruik elders",
            "What is not known; whether it holds in other places is not said.",
            "Wat niet bekend is; of het elders geldt is niet gezegd."),
        item(27, "not reported", "Funding", "Financiering",
            "The program does not know it.", "Het programma weet dat niet."),
        item(28, "not reported", "Conflicts of interest", "Belangenconflicten",
            "The program does not know them.", "Het programma weet die niet."),
    ],
};

/** Its report numbers no items: these follow the headings of the reporting format that it recommends, in our words. */
export const budgetImpact: Checklist = {
    name: {
        en: "ISPOR good practice for budget impact analyses",
        nl: "ISPOR, goede praktijk voor budgetimpactanalyses",
    },
    source: "Sullivan et al. (2014), Value in Health 17(1):5-14, doi 10.1016/j.jval.2013.08.2291",
    items: [
        item(1, "header", "Objective", "Doel",
            "What is asked.", "Wat wordt gevraagd."),
        item(2, "not reported",
            "The problem, and what is done about it now", "Het probleem, en wat er nu aan wordt gedaan",
            "Only as far as the model needs it: waiting lists and places.",
            "Alleen voor zover het model het nodig heeft: wachtlijsten en plaatsen."),
        item(3, "children", "What the intervention does for people", "Wat de aanpak voor mensen doet",
            "On each body of evidence.", "Volgens elke lezing van het bewijs."),
        item(4, "waterfall", "What was said about money before", "Wat eerder over geld is gezegd",
            "The claimed saving, step by step down to cash.",
            "De beloofde besparing, stap voor stap tot vrijgekomen geld."),
        item(5, "children", "Population", "Om wie het gaat",
            "Children of conference families; how many could have one only where the scenario has a funnel.",
            "Kinderen van conferentiegezinnen; hoeveel gezinnen er een kunnen houden alleen als het scenario dat volgt."),
        item(6, "answer", "Mix of interventions, now and then", "Verdeling over aanpakken, nu en straks",
            "Conferences a year under the policy and under what it is compared with.",
            "Conferenties per jaar in het beleid en in waarmee het wordt vergeleken."),
        item(7, "years", "Time horizon", "Tijdshorizon",
            "Year by year.", "Jaar voor jaar."),
        item(8, "budget", "Perspective", "Perspectief",
            "The budget of each payer, and when another pays.",
            "De begroting van elke betaler, en wanneer een ander betaalt."),
        item(9, "not reported", "Description of the model", "Beschrijving van het model",
            "Not on this page: the program's documents and the scenario file describe it.",
            "Niet op deze pagina: de documentatie van het programma en het scenariobestand beschrijven het."),
        item(10, "assumptions", "Input data", "Invoergegevens",
            "Those without a source; all of them by eigenkracht describe.",
            "Die zonder bron; allemaal met eigenkracht describe."),
        item(11, "sources", "Data sources", "Bronnen",
            "Each with how well it was seen.", "Elk met hoe goed die is gezien."),
        item(12, "not reported", "How the data were gathered", "Hoe de gegevens zijn verzameld",
            "How the sources were searched for is not recorded.", "Hoe naar bronnen is gezocht is niet vastgelegd."),
        item(13, "curve", "Which analyses were done", "Welke analyses zijn gedaan",
            "The chance for every amount asked; policies and baselines stand in the answer.",
            "De kans voor elk gevraagd bedrag; beleid en vergelijking staan in het antwoord."),
        item(14, "how-sure", "Uncertainty", "Onzekerheid",
            "All uncertain numbers drawn together.", "Alle onzekere getallen samen doorgerekend."),
        item(15, "how-sure", "Validation", "Toetsing",
            "Published numbers that the model was not told, beside its own.",
            "Gepubliceerde cijfers die het model niet kende, naast die van het model."),
        item(16, "budget", "Results by year and kind", "Uitkomsten per jaar en soort",
            "By year and payer; months of care stand among the children.",
            "Per jaar en betaler; maanden zorg staan bij de kinderen."),
        item(17, "not-known", "Conclusions and limits", "Conclusies en beperkingen",
            "What the page cannot tell.", "Wat de pagina niet kan zeggen."),
        item(18, "not reported", "Picture of the model", "Figuur van het model",
            "There is none.", "Die is er niet."),
        item(19, "assumptions", "Table of assumptions", "Tabel van aannamen",
            "Each with its reason.", "Elk met de reden."),
        item(20, "budget", "Table of results", "Tabel van uitkomsten",
            "With 95% ranges.", "Met 95%-marges."),
        item(21, "drivers", "Picture of uncertainty", "Figuur van de onzekerheid",
            "What moves the answer most.", "Wat het antwoord het meest verschuift."),
        item(22, "sources", "References", "Literatuur",
            "All sources of the scenario.", "Alle bronnen van het scenario."),
    ],
};
