/** Words of the evidence dial: what a reader may turn, and what follows at once. */

export const dialWords = {
    "section.dial": { en: "What do you believe, and what is asked?", nl: "Wat gelooft u, en wat wordt er gevraagd?" },
    "dial.lead": {
        en: "Slide how much you believe each body of evidence, and the amount that is asked. The numbers and curves below follow at once.",
        nl: "Stel met de schuiven in hoe sterk u elke lezing van het bewijs gelooft, en welk bedrag wordt gevraagd. De cijfers en krommen hieronder veranderen meteen mee.",
    },
    "dial.no_script": {
        en: "These sliders need JavaScript. Without it, eigenkracht answer RESULT --weight STANCE=W --at-least QUESTION=AMOUNT tells the same.",
        nl: "Deze schuiven hebben JavaScript nodig. Zonder vertelt eigenkracht answer RESULT --weight STANCE=W --at-least QUESTION=AMOUNT hetzelfde.",
    },
    "dial.question": { en: "Question", nl: "Vraag" },
    "dial.believed": { en: "How much is believed", nl: "Hoeveel wordt geloofd" },
    "dial.variants": { en: "The same studies, read another way", nl: "Dezelfde onderzoeken, anders gelezen" },
    "dial.asked": { en: "Amount asked", nl: "Gevraagd bedrag" },
    "dial.simulated": {
        en: "The cut that was simulated stays {amount}: what is asked here is compared with the cash that such a cut leaves.",
        nl: "De doorgerekende bezuiniging blijft {amount}: het gevraagde bedrag wordt vergeleken met het geld dat bij zo'n bezuiniging vrijkomt.",
    },
    "dial.reset": { en: "Back to the scenario's own", nl: "Terug naar die van het scenario" },
    "dial.link": { en: "Link to this setting", nl: "Koppeling naar deze stand" },
    "dial.nothing": {
        en: "Believe at least one of them a little: all sliders stand at 0.",
        nl: "Geloof er minstens één een beetje: alle schuiven staan op 0.",
    },
    "dial.chance": { en: "Chance that {amount} is reached", nl: "Kans dat {amount} wordt gehaald" },
    "dial.missing": { en: "Missing on average", nl: "Ontbreekt gemiddeld" },
    "dial.reserve": { en: "To keep at hand to be 90% sure", nl: "Achter de hand om 90% zeker te zijn" },
    "dial.unknown": { en: "more than is drawn here", nl: "meer dan hier is getekend" },
    "dial.up_to": { en: "up to {amount}", nl: "hoogstens {amount}" },
    "dial.flip": {
        en: "The answer turns where {stance} has {weight} of the weight.",
        nl: "Het antwoord slaat om als {stance} {weight} van het gewicht heeft.",
    },
    "dial.no_flip": {
        en: "No weight of one of them alone turns the answer.",
        nl: "Geen enkel gewicht van één ervan doet het antwoord omslaan.",
    },
    "dial.uncertain": {
        en: "What is asked is uncertain itself in “{question}”: the slider moves its mean, and its doubt moves along.",
        nl: "Wat wordt gevraagd is zelf onzeker in ‘{question}’: de schuif verschuift het gemiddelde, en de onzekerheid schuift mee.",
    },
    "dial.error": {
        en: "Chances are worked out over {draws} draws for each body of evidence; their standard error is at most {error} percentage points. What the sliders tell to keep at hand is rounded up to a step of {step}.",
        nl: "Kansen zijn berekend over {draws} doorrekeningen per lezing; hun standaardfout is hooguit {error} procentpunt. Wat de schuiven voor achter de hand tonen, is naar boven afgerond op een stap van {step}.",
    },
    "dial.table": { en: "Chance by amount asked", nl: "Kans per gevraagd bedrag" },
    "dial.amount": { en: "amount asked, {unit}", nl: "gevraagd bedrag, {unit}" },
};
