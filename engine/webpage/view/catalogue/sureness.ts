/** Words of how sure it is, and of what the program remarks. */

export const surenessWords = {
    "section.sure": { en: "How sure is this?", nl: "Hoe zeker is dit?" },
    "sure.three": {
        en: "Three things make the amount uncertain, as standard deviations ({unit}; how far outcomes usually lie from their mean): which evidence is true {between}; within a body of evidence [[doubt]] {doubt} and [[chance]] {chance}. [[computing]] is a fourth, of this calculation alone: {computing}.",
        nl: "Drie dingen maken het bedrag onzeker, als standaardafwijking ({unit}; hoe ver uitkomsten gewoonlijk van het gemiddelde liggen): welk bewijs waar is {between}; binnen een lezing [[doubt]] {doubt} en [[chance]] {chance}. Daarnaast is er, alleen van deze berekening, de [[computing]]: {computing}.",
    },
    "sure.mkba": {
        en: "By the kinds that guides for cost-benefit analysis tell apart:",
        nl: "Naar de soorten die leidraden voor maatschappelijke kosten-batenanalyse onderscheiden:",
    },
    "sure.knowledge": {
        en: "Knowledge: which evidence is true, and {n} uncertain numbers with their ranges, all drawn together.",
        nl: "Kennis: welk bewijs waar is, en {n} onzekere getallen met hun marges, samen doorgerekend.",
    },
    "sure.policy": {
        en: "Policy: {policies} are worked out beside each other{cut}{payers}. What a council decides later is not drawn.",
        nl: "Beleid: {policies} zijn naast elkaar doorgerekend{cut}{payers}. Wat een raad later besluit, is niet meegerekend.",
    },
    "sure.policy_cut": { en: "; a cut of {amount} a year from {year} takes places away", nl: "; door een bezuiniging van {amount} per jaar vanaf {year} verdwijnen plaatsen" },
    "sure.policy_payers": { en: "; who pays changes in {year}", nl: "; wie betaalt verandert in {year}" },
    "sure.future": {
        en: "Future: how demand would go without conferences is uncertain too ({numbers}); prices rise by a fixed index.",
        nl: "Toekomst: hoe de zorgvraag zonder conferenties zou lopen is ook onzeker ({numbers}); prijzen stijgen met een vaste index.",
    },
    "sure.future_none": {
        en: "Future: how demand would go without conferences is taken as known; prices rise by a fixed index.",
        nl: "Toekomst: hoe de zorgvraag zonder conferenties zou lopen is als bekend genomen; prijzen stijgen met een vaste index.",
    },
    "sure.checks": {
        en: "Of {n} comparisons with published numbers that the model was not told, it misses {missed}.",
        nl: "Van {n} vergelijkingen met gepubliceerde cijfers die het model niet kende, mist het er {missed}.",
    },
    "sure.checks_caption": { en: "Published numbers beside the model's; a number's own error counts where it has one", nl: "Gepubliceerde cijfers naast die van het model; de eigen onzekerheid van een cijfer telt mee" },
    "sure.published": { en: "published number", nl: "gepubliceerd cijfer" },
    "sure.observed": { en: "published", nl: "gepubliceerd" },
    "sure.model": { en: "model (95% range)", nl: "model (95%-marge)" },
    "sure.missed": { en: "missed", nl: "past niet" },
    "sure.in_it": { en: "went in", nl: "ingevoerd" },
    "sure.weighed": { en: "weighs the draws", nl: "weegt de doorrekeningen" },
    "sure.held": { en: "within", nl: "past" },
    "sure.stance": { en: "body of evidence", nl: "lezing" },
    "sure.result": { en: "result", nl: "uitkomst" },
    "sure.notices": { en: "Remarks of the program", nl: "Opmerkingen van het programma" },
};
