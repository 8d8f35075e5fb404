/** Words of a page that holds several results against each other. */

export const comparedWords = {
    "compared.title": { en: "{n} results beside each other", nl: "{n} resultaten naast elkaar" },
    "compared.asks": {
        en: "What differs between them, and which policy is best on whose evidence?",
        nl: "Wat verschilt ertussen, en welk beleid is het best, op grond van welk bewijs?",
    },
    "compared.caption": { en: "The first question of each result", nl: "De eerste vraag van elk resultaat" },
    "compared.result": { en: "result", nl: "resultaat" },
    "compared.asked": { en: "asked", nl: "gevraagd" },
    "compared.amounts_caption": { en: "What it comes to: mean and 95% range, {unit}", nl: "Wat het oplevert: gemiddelde en 95%-marge, {unit}" },
    "section.options": { en: "Policies", nl: "Beleid" },
    "options.text": {
        en: "{money}, {unit}, beyond “{reference}”: above 0 less is spent. Means with their 95% range.",
        nl: "{money}, {unit}, boven ‘{reference}’: boven 0 wordt er minder uitgegeven. Gemiddelden met hun 95%-marge.",
    },
    "options.caption": { en: "{what}, beyond “{reference}”", nl: "{what}, boven ‘{reference}’" },
    "options.policy": { en: "policy", nl: "beleid" },
    "options.best_caption": { en: "Chance to be the best for money", nl: "Kans het beste te zijn voor het geld" },
    "options.loss_caption": {
        en: "Expected loss by choosing it, {unit}: the money of the draw's best policy less its own",
        nl: "Verwacht verlies bij deze keuze, {unit}: het geld van het beste beleid in elke doorrekening min het eigen",
    },
    "options.unpaired": {
        en: "Chances to be best are left out: {why}.",
        nl: "Kansen het beste te zijn ontbreken: {why}.",
    },
    "options.reference": { en: "{title} (reference)", nl: "{title} (vergelijking)" },
    "section.regret": { en: "If the wrong evidence is believed", nl: "Als het verkeerde bewijs wordt geloofd" },
    "regret.text": {
        en: "Each row believes one body of evidence and chooses what saves most if it is true; each column says what that loses where another is true, {unit}. Smallest of the largest losses: “{least}”.",
        nl: "Elke rij gelooft één lezing en kiest wat het meest bespaart als die waar is; elke kolom zegt wat dat verliest als een andere waar is, {unit}. Het kleinste van de grootste verliezen: ‘{least}’.",
    },
    "regret.caption": { en: "Lost, {unit}, if true is", nl: "Verloren, {unit}, als waar is" },
    "regret.believed": { en: "believed, and so chosen", nl: "geloofd, en dus gekozen" },
    "regret.row": { en: "{stance}: {option}", nl: "{stance}: {option}" },
    "section.results": { en: "The results", nl: "De resultaten" },
    "compared.not": { en: "Their policies cannot be held against each other: {why}", nl: "Hun beleid kan niet naast elkaar worden gelegd: {why}" },
};
