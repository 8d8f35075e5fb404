/** Words of the answer, of children and of money. */

export const answerWords = {
    and: { en: "and", nl: "en" },
    overall: { en: "Overall, by the weights", nl: "Samen, gewogen" },
    "evidence.none": { en: "the scenario", nl: "het scenario" },
    evidence: { en: "on the evidence of", nl: "op grond van" },
    about_nothing: { en: "about 0", nl: "ongeveer 0" },
    contents: { en: "On this page", nl: "Op deze pagina" },
    skip: { en: "To the answer", nl: "Naar het antwoord" },
    show_table: { en: "The numbers behind this picture", nl: "De cijfers achter deze figuur" },
    "baseline.budget": { en: "the budget of {year}", nl: "de begroting van {year}" },
    "baseline.none": { en: "no conferences at all", nl: "helemaal geen conferenties" },
    "baseline.policy": { en: "“{policy}”", nl: "‘{policy}’" },

    "section.answer": { en: "The answer", nl: "Het antwoord" },
    "section.children": { en: "Children", nl: "Kinderen" },
    "section.money": { en: "Money", nl: "Geld" },

    "answer.question": { en: "Asked: {question}.", nl: "De vraag: {question}." },
    "answer.compared": {
        en: "“{policy}”, against {baseline}.",
        nl: "‘{policy}’, vergeleken met {baseline}.",
    },
    "answer.counted": {
        en: "Counted: {items}, paid by {payer}.",
        nl: "Meegeteld: {items}, betaald door {payer}.",
    },
    "answer.counted_everybody": {
        en: "Counted: {items}, whoever pays.",
        nl: "Meegeteld: {items}, wie er ook betaalt.",
    },
    "answer.everything": { en: "everything", nl: "alles" },
    "answer.none": {
        en: "No. It is reached on none of the {n} [[bodies]], not even on that of {best}.",
        nl: "Nee. Bij geen van de {n} [[bodies]] wordt het gehaald, ook niet bij {best}.",
    },
    "answer.all": {
        en: "Yes. It is reached on all {n} [[bodies]], also on that of {worst}.",
        nl: "Ja. Bij alle {n} [[bodies]] wordt het gehaald, ook bij {worst}.",
    },
    "answer.single": { en: "{verdict}: the chance is {chance}.", nl: "{verdict}: de kans is {chance}." },
    "answer.only": {
        en: "Reached only on the evidence of {who}; on none of the other [[bodies]].",
        nl: "Alleen gehaald bij {who}; bij geen van de andere [[bodies]].",
    },
    "answer.unlikely_all": {
        en: "Unlikely, whichever evidence is true: most favourable is {best}, and then the chance is {chance}.",
        nl: "Onwaarschijnlijk, welk bewijs ook waar is: het gunstigst is {best}, en dan is de kans {chance}.",
    },
    "answer.likely_all": {
        en: "Likely, whichever evidence is true: least favourable is {worst}, and then the chance is {chance}.",
        nl: "Waarschijnlijk, welk bewijs ook waar is: het ongunstigst is {worst}, en dan is de kans {chance}.",
    },
    "answer.depends": {
        en: "It depends on which of the [[bodies]] is true: {parts}.",
        nl: "Het hangt ervan af welke van de [[bodies]] waar is: {parts}.",
    },
    "answer.undecided_all": {
        en: "As likely as not, whichever evidence is true.",
        nl: "Ongeveer 50-50, welk bewijs ook waar is.",
    },
    "answer.part": { en: "{verdict} if it is {who}", nl: "{verdict} bij {who}" },
    "verdict.yes": { en: "Yes", nl: "Ja" },
    "verdict.likely": { en: "Likely", nl: "Waar\u00adschijn\u00adlijk" },
    "verdict.undecided": { en: "As likely as not", nl: "Ongeveer 50-50" },
    "verdict.unlikely": { en: "Unlikely", nl: "Onwaar\u00adschijn\u00adlijk" },
    "verdict.no": { en: "No", nl: "Nee" },

    "card.evidence": { en: "On the evidence of {stance}", nl: "Op grond van {stance}" },
    "card.chance": { en: "Chance: {chance}", nl: "Kans: {chance}" },
    "card.amount": { en: "Comes to {amount}; asked is {threshold}", nl: "Levert {amount} op; gevraagd is {threshold}" },
    "card.source": { en: "Where this comes from", nl: "Waar dit vandaan komt" },
    "card.says": { en: "What it is: {title}.", nl: "Wat dit inhoudt: {title}." },
    "card.from": { en: "Source: {source}.", nl: "Bron: {source}." },
    "card.weight": { en: "Weight here: {weight} ({why}).", nl: "Gewicht hier: {weight} ({why})." },
    "card.variant": {
        en: "Read another way ({title}): chance {chance}.",
        nl: "Anders gelezen ({title}): kans {chance}.",
    },

    "answer.reading": {
        en: "In brackets stands the [[range]]; chances and means are over [[draw]]s.",
        nl: "Tussen haakjes staat de [[range]]; kansen en gemiddelden gaan over [[draw]]en.",
    },
    "overall.chance": {
        en: "All together the chance is {chance}, with these [[weight]]s: {weights}.",
        nl: "Alle lezingen samen geven, elk met haar [[weight]], een kans van {chance}: {weights}.",
    },
    "overall.weight": { en: "{stance} {weight}", nl: "{stance} {weight}" },
    "overall.belief": {
        en: "That is hardly more than the weight given to {who}: it measures belief in that evidence, not luck.",
        nl: "Dat is weinig meer dan het gewicht van {who}: het meet geloof in dat bewijs, geen toeval.",
    },
    "overall.flip": {
        en: "The answer turns where {who} has more than {flip} of the weight (now {now}).",
        nl: "Het antwoord slaat om als {who} meer dan {flip} van het gewicht heeft (nu {now}).",
    },
    "overall.no_flip": {
        en: "No weights make it more likely than not.",
        nl: "Hoe de gewichten ook worden verdeeld, de kans blijft onder de 50%.",
    },
    "overall.always": {
        en: "With any weights it stays more likely than not.",
        nl: "Hoe de gewichten ook worden verdeeld, de kans blijft boven de 50%.",
    },

    "do.title": { en: "What this would mean to do:", nl: "Wat dit voor een besluit betekent:" },
    "do.book": {
        en: "the amount may be booked: it is 90% sure on the evidence of each.",
        nl: "het bedrag kan worden ingeboekt: het is bij elke lezing voor 90% zeker.",
    },
    "do.book_alone": {
        en: "the amount may be booked: it is 90% sure.",
        nl: "het bedrag kan worden ingeboekt: het is voor 90% zeker.",
    },
    "do.more_draws": {
        en: "so few draws tell too little for advice; let more be made.",
        nl: "zo weinig doorrekeningen zeggen te weinig voor een advies; laat er meer maken.",
    },
    "do.not_on_all": {
        en: "by these weights the amount is 90% sure, but not on the evidence of each: who believes another one more should not book it.",
        nl: "bij deze gewichten is het bedrag voor 90% zeker, maar niet bij elke lezing: wie een andere meer gelooft, boekt het niet in.",
    },
    "do.not_book": {
        en: "do not book {threshold} in advance.",
        nl: "boek {threshold} niet vooraf in.",
    },
    "do.not_pay": {
        en: "do not count on it that this pays for itself: it takes {reserve} [[reserve]] to be 90% sure.",
        nl: "reken er niet op dat dit zichzelf terugbetaalt: pas met {reserve} [[reserve]] is het voor 90% zeker gedekt.",
    },
    "do.pay": {
        en: "it may be counted on that this pays for itself.",
        nl: "er kan op worden gerekend dat dit zichzelf terugbetaalt.",
    },
    "do.safe": {
        en: "Of it {safe} is 90% sure, by these weights.",
        nl: "Daarvan is {safe} voor 90% zeker, bij deze gewichten.",
    },
    "do.nothing_safe": {
        en: "No amount above {least} is 90% sure, by these weights.",
        nl: "Geen bedrag boven {least} is voor 90% zeker, bij deze gewichten.",
    },
    "do.reserve": {
        en: "If it is cut all the same, it takes {reserve} [[reserve]] to be 90% sure.",
        nl: "Wordt er toch bezuinigd, houd dan {reserve} [[reserve]]; dan is het voor 90% zeker gedekt.",
    },
    "do.phase": {
        en: "Let the cut follow what is seen: in {year} it comes to {amount} on average.",
        nl: "Laat de bezuiniging volgen op wat er te zien is: in {year} komt er gemiddeld {amount} vrij.",
    },
    "do.study": {
        en: "Find out first which evidence is true: that is {share} of the variance of the outcome.",
        nl: "Zoek eerst uit welk bewijs waar is: dat is {share} van de variantie van de uitkomst.",
    },
    "do.study_numbers": {
        en: "Most of what is uncertain here are numbers within each body of evidence: better numbers help more than another trial.",
        nl: "Het meeste dat hier onzeker is, zijn getallen binnen elke lezing: betere cijfers helpen meer dan nog een proef.",
    },
    "do.study_both": {
        en: "What is uncertain here are mostly numbers within each body of evidence, and luck: better numbers help more than another trial.",
        nl: "Wat hier onzeker is, zijn vooral getallen binnen elke lezing, en toeval: betere cijfers helpen meer dan nog een proef.",
    },
    "do.study_luck": {
        en: "Most of what is uncertain here is luck, which no study takes away.",
        nl: "Het meeste dat hier onzeker is, is toeval, en dat neemt geen onderzoek weg.",
    },

    "children.lead": {
        en: "What happens to children comes first. “{policy}” against {baseline}, children of the conferences of {year}; months are those of {year}.",
        nl: "Eerst wat er met kinderen gebeurt. ‘{policy}’ vergeleken met {baseline}, kinderen van de conferenties van {year}; de maanden zijn die in het jaar {year}.",
    },
    "children.harm": {
        en: "Harm: {lines}.",
        nl: "Schade: {lines}.",
    },
    "children.harm_line": { en: "{title}, according to {stance}, {amount}", nl: "{title}, volgens {stance}, {amount}" },
    "children.no_harm": {
        en: "Of what is counted as harm, nothing is expected on any body of evidence.",
        nl: "Van wat als schade wordt geteld, wordt bij geen enkele lezing iets verwacht.",
    },
    "children.safety": {
        en: "Whether children are safe is not in this model: no study reports it in a way that can be counted.",
        nl: "Of kinderen veilig zijn, zit niet in dit model: geen onderzoek meldt dat op een manier die te tellen is.",
    },
    "children.caption": { en: "Children, {year}: mean and 95% range", nl: "Kinderen, {year}: gemiddelde en 95%-marge" },
    "children.what": { en: "what is counted", nl: "wat wordt geteld" },
    "children.harm_mark": { en: "HARM: {title}", nl: "SCHADE: {title}" },
    "children.places_caption": {
        en: "Places and children waiting, {year}: mean and 95% range",
        nl: "Plaatsen en wachtende kinderen, {year}: gemiddelde en 95%-marge",
    },
    "children.share": {
        en: "Of all new [[placement]]s in {region}, conferences prevent {parts}.",
        nl: "Van alle nieuwe [[placement]]en in {region} voorkomen conferenties {parts}.",
    },
    "children.share_part": { en: "{share} according to {stance}", nl: "{share} volgens {stance}" },

    minus: { en: "A minus means the opposite.", nl: "Een min betekent het omgekeerde." },
    "card.amount_even": { en: "Comes to {amount}", nl: "Levert {amount} op" },
    "money.lead_even": {
        en: "{outcome}: what it comes to, what is missing to that on average, and what has to be [[reserve]].",
        nl: "{outcome}: wat het oplevert, wat daar gemiddeld aan ontbreekt, en wat er [[reserve]] moet blijven.",
    },
    "money.lead": {
        en: "{outcome}: what it comes to, what is missing to {threshold} on average, and what has to be [[reserve]].",
        nl: "{outcome}: wat het oplevert, wat er gemiddeld aan {threshold} ontbreekt, en wat er [[reserve]] moet blijven.",
    },
    "money.caption": { en: "{unit}, {year}, against {baseline}", nl: "{unit}, {year}, vergeleken met {baseline}" },
    "money.caption_alone": { en: "{unit}", nl: "{unit}" },
    "money.chance": { en: "chance", nl: "kans" },
    "money.weight": { en: "weight", nl: "gewicht" },
    "money.amount": { en: "mean (95% range)", nl: "gemiddelde (95%-marge)" },
    "money.missing": { en: "missing, on average", nl: "ontbreekt gemiddeld" },
    "money.reserve": { en: "to keep at hand, {sure}% sure", nl: "achter de hand, {sure}% zeker" },
    "money.all_caption": { en: "Chances of every question", nl: "De kansen bij elke vraag" },
    "money.question": { en: "question", nl: "vraag" },
    "money.against": { en: "against {baseline}", nl: "vergeleken met {baseline}" },
    "money.cash_term": { en: "Two things are kept apart: [[cash]] and [[avoided]].", nl: "Twee dingen staan apart: [[cash]] en [[avoided]]." },
    "money.not_by_you": {
        en: "Saved (with a minus: spent more) by {payer}, who is not asked about: {parts}.",
        nl: "Bespaard (met een min: extra uitgegeven) door {payer}, naar wie niet wordt gevraagd: {parts}.",
    },
    "money.part": { en: "{amount} according to {stance}", nl: "{amount} volgens {stance}" },
    "money.overspent": {
        en: "If the amount is cut and cash does not follow, overspending until the end of {year} adds up to {parts}.",
        nl: "Wordt het bedrag gekort en komt het geld niet vrij, dan is er tot en met {year}, alle jaren samen, te veel uitgegeven: {parts}.",
    },
    "money.payback_caption": {
        en: "When cash has paid the conferences back; worth of all years at {rate} a year, {unit} of {year}",
        nl: "Wanneer het vrijgekomen geld de conferenties heeft terugverdiend; waarde van alle jaren bij {rate} per jaar, {unit} van {year}",
    },
    "money.payback_year": { en: "paid back in, by the mean", nl: "terugverdiend in, gemiddeld" },
    "money.payback_never": { en: "not by {year}", nl: "niet tot en met {year}" },
    "money.payback_chance": { en: "chance that it is by {year}", nl: "kans dat dit uiterlijk eind {year} is" },
    "money.payback_worth": { en: "worth (95% range)", nl: "waarde (95%-marge)" },
    "money.share": {
        en: "{what} in {year}, all payers, against {baseline}: {share} of the youth-care budget of {region} ({budget} a year){nation}.",
        nl: "{what} in {year}, alle betalers, vergeleken met {baseline}: {share} van het jeugdzorgbudget van {region} ({budget} per jaar){nation}.",
    },
    "money.share_nation": {
        en: ", and {share} of what the Netherlands spend on it ({budget})",
        nl: ", en {share} van wat Nederland eraan uitgeeft ({budget})",
    },
};
