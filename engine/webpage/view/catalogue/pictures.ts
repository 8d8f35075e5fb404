/** Words of the pictures' sections: titles, what they show, heads of the tables under them. */

export const pictureWords = {
    "section.waterfall": { en: "From what is claimed to cash", nl: "Van wat wordt beloofd naar geld in kas" },
    "section.years": { en: "Year by year", nl: "Jaar voor jaar" },
    "section.budget": { en: "Who gains, who pays", nl: "Wie wint, wie betaalt" },
    "section.drivers": { en: "What it hangs on", nl: "Waar het van afhangt" },
    "section.regions": { en: "Region by region", nl: "Regio voor regio" },
    "section.waiting": { en: "Children who wait", nl: "Kinderen die wachten" },

    "waterfall.title": { en: "From {claimed} claimed to {cash} in {year}", nl: "Van {claimed} beloofd naar {cash} in {year}" },
    "waterfall.text": {
        en: "Claimed are {claimed}. By the weights, {cash} of that is there in {year}: what happens to the rest, step by step. “{policy}”.",
        nl: "Beloofd wordt {claimed}. Gewogen over alle lezingen is daarvan in {year} {cash} over: wat er met de rest gebeurt, stap voor stap. ‘{policy}’.",
    },
    "waterfall.text_loss": {
        en: "Claimed are {claimed}. By the weights, nothing of that is there in {year}; it costs {loss}: what happens, step by step. “{policy}”.",
        nl: "Beloofd wordt {claimed}. Gewogen over alle lezingen is daar in {year} niets van over; het kost {loss}: wat er gebeurt, stap voor stap. ‘{policy}’.",
    },
    "waterfall.step": { en: "step", nl: "stap" },
    "waterfall.caption": {
        en: "From what is claimed to cash, {year}: mean and 95% range, {unit}",
        nl: "Van wat wordt beloofd naar geld, {year}: gemiddelde en 95%-marge, {unit}",
    },
    "waterfall.other": { en: "The same way for {year}", nl: "Dezelfde weg voor {year}" },

    "curve.title": { en: "Chance by amount asked", nl: "Kans per gevraagd bedrag" },
    "curve.text": {
        en: "How likely it is that at least so much is reached: a line for each body of evidence, the thick one for all together.",
        nl: "Hoe waarschijnlijk het is dat er minstens zoveel wordt gehaald: een lijn per lezing, de dikke voor alles samen.",
    },

    "years.title": { en: "{money} in each year", nl: "{money} per jaar" },
    "years.cash": { en: "Cash set free", nl: "Vrijgekomen geld" },
    "years.care": { en: "Care avoided, less conferences", nl: "Vermeden zorg, min conferenties" },
    "years.text": {
        en: "All payers together, against no conferences{no_cut}, in [[nominal]].{payers}",
        nl: "Alle betalers samen, vergeleken met geen conferenties{no_cut}, in [[nominal]].{payers}",
    },
    "years.payers": {
        en: " From {year} on it is another's money: see the table of payers.",
        nl: " Vanaf {year} is het geld van een ander: zie de tabel van betalers.",
    },
    "years.no_cut": { en: " and no cut", nl: " en geen bezuiniging" },
    "years.text_plain": {
        en: "All payers together, against no conferences, in [[nominal]].",
        nl: "Alle betalers samen, vergeleken met geen conferenties, in [[nominal]].",
    },
    "years.described": {
        en: "Money in each year by body of evidence: the middle draw, and the ranges of 80 and 95 of 100 draws.",
        nl: "Geld per jaar en per lezing: de middelste doorrekening, en de marges van 80 en 95 van de 100 doorrekeningen.",
    },
    "years.caption": { en: "{money}, {unit}: median and 95% range", nl: "{money}, {unit}: mediaan en 95%-marge" },
    "years.year": { en: "year", nl: "jaar" },

    "budget.text": {
        en: "Budget impact by year and payer, {unit}, against {baseline}: above 0 less is spent. Means by the weights, with the 95% range.{other}",
        nl: "Gevolgen voor de begroting per jaar en betaler, {unit}, vergeleken met {baseline}: boven 0 wordt er minder uitgegeven. Gewogen gemiddelden, met de 95%-marge.{other}",
    },
    "budget.other": {
        en: " These are other amounts than in the answer: all care, against {baseline}.",
        nl: " Dit zijn andere bedragen dan in het antwoord: alle zorg, vergeleken met {baseline}.",
    },
    "budget.cash": { en: "Cash set free", nl: "Vrijgekomen geld" },
    "budget.care": { en: "Care avoided less conferences", nl: "Vermeden zorg, min conferenties" },
    "budget.before": { en: "{what}, until {year}", nl: "{what}, tot en met {year}" },
    "budget.after": { en: "{what}, from {year}: who pays has changed", nl: "{what}, vanaf {year}: wie betaalt is veranderd" },
    "budget.all": { en: "all payers", nl: "alle betalers" },
    "budget.by_stance": { en: "all payers, {stance}", nl: "alle betalers, {stance}" },
    "budget.per_year": { en: "year", nl: "jaar" },

    "drivers.title": { en: "What moves the answer most", nl: "Wat het antwoord het meest verschuift" },
    "drivers.text_draws": {
        en: "Mean of the draws in which a number lies in its lowest fifth, and in its highest; the numbers with the widest bars first.",
        nl: "Gemiddelde van de doorrekeningen waarin een getal in zijn laagste vijfde ligt, en in zijn hoogste; de breedste balken eerst.",
    },
    "drivers.text_sweep": {
        en: "Each number at its low and its high end, all others in the middle.",
        nl: "Elk getal aan zijn lage en zijn hoge kant, alle andere in het midden.",
    },
    "drivers.about": { en: "Asked: “{question}”.", nl: "De vraag: ‘{question}’." },
    "drivers.evidence": { en: "which evidence is true", nl: "welk bewijs waar is" },
    "drivers.caption": { en: "{outcome}, {unit}", nl: "{outcome}, {unit}" },
    "drivers.number": { en: "uncertain number", nl: "onzeker getal" },
    "drivers.low": { en: "where it is low", nl: "als het laag is" },
    "drivers.high": { en: "where it is high", nl: "als het hoog is" },
    "drivers.bounds": { en: "low to high", nl: "laag tot hoog" },
    "drivers.of_error": { en: "computing error", nl: "rekenonzekerheid" },

    "regions.title": { en: "Money in every region, {year}", nl: "Geld in elke regio, {year}" },
    "regions.text": {
        en: "Mean by the weights, {unit}, all payers, against {baseline}: above 0 less is spent. Each tile is a region, about where it lies.",
        nl: "Gewogen gemiddelde, {unit}, alle betalers, vergeleken met {baseline}: boven 0 wordt er minder uitgegeven. Elke tegel is een regio, ongeveer waar die ligt.",
    },
    "regions.region": { en: "region", nl: "regio" },
    "regions.conferences": { en: "conferences", nl: "conferenties" },
    "regions.net": { en: "money, {unit}", nl: "geld, {unit}" },
    "regions.prevented": { en: "placements prevented", nl: "voorkomen uithuisplaatsingen" },

    "waiting.title": { en: "Children waiting for a place", nl: "Kinderen die op een plaats wachten" },
    "waiting.text": {
        en: "Mean over the months of each year, “{policy}”{cut}, by body of evidence; beside it the list without conferences{no_cut}, on average over the bodies of evidence in the table.",
        nl: "Gemiddeld over de maanden van elk jaar, ‘{policy}’{cut}, per lezing; ernaast de lijst zonder conferenties{no_cut}, in de tabel gemiddeld over de lezingen.",
    },
    "waiting.caption": { en: "Children waiting: mean and 95% range", nl: "Wachtende kinderen: gemiddelde en 95%-marge" },
    "waiting.unit": { en: "children", nl: "kinderen" },
    "waiting.with_cut": { en: " with the cut", nl: " met de bezuiniging" },
    "waiting.no_cut": { en: " and without the cut", nl: " en zonder bezuiniging" },
    "waiting.without": { en: "without conferences{no_cut}", nl: "zonder conferenties{no_cut}" },

    "icons.title": { en: "Of 100 families with a conference", nl: "Van 100 gezinnen met een conferentie" },
    "icons.text": {
        en: "Children whose [[placement]] is prevented, and HARM: children placed who would not have been. {held} conferences in {year}{beyond}.",
        nl: "Kinderen van wie een [[placement]] wordt voorkomen, en SCHADE: kinderen die anders niet geplaatst waren. {held} conferenties in {year}{beyond}.",
    },
    "icons.beyond": { en: ", beyond those of {baseline}", nl: ", boven die van {baseline}" },
    "icons.caption": { en: "Children for every 100 families: mean and 95% range", nl: "Kinderen per 100 gezinnen: gemiddelde en 95%-marge" },
};
