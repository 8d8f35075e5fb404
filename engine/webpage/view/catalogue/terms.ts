/** Terms of the field, each explained where it first stands. */

interface Term {
    word: string;
    means: string;
}

interface Explained {
    en: Term;
    nl: Term;
}

const all = {
    conference: {
        en: {
            word: "conference",
            means: "a family group conference: a meeting in which a family and the people around it make their own plan, without professionals deciding",
        },
        nl: {
            word: "conferentie",
            means: "een Eigen Kracht-conferentie: een bijeenkomst waarin een familie met de mensen om haar heen zelf een plan maakt, zonder dat beroepskrachten beslissen",
        },
    },
    bodies: {
        en: {
            word: "bodies of evidence",
            means: "each is one study, or one line of studies, believed as a whole: what would follow if it were true",
        },
        nl: {
            word: "lezingen van het bewijs",
            means: "elk is één onderzoek, of één reeks onderzoeken, in zijn geheel geloofd: wat volgt als dat waar is",
        },
    },
    weight: {
        en: { word: "weight", means: "how much a body of evidence is believed; all add up to 100%" },
        nl: { word: "gewicht", means: "hoeveel een lezing wordt geloofd; samen zijn ze 100%" },
    },
    range: {
        en: { word: "95% range", means: "in 95 of 100 draws the number lies in it" },
        nl: { word: "95%-marge", means: "in 95 van de 100 doorrekeningen ligt het getal daarin" },
    },
    draw: {
        en: {
            word: "draw",
            means: "one run of the whole model with one possible value of every uncertain number, and with its own luck",
        },
        nl: {
            word: "doorrekening",
            means: "één keer het hele model met voor elk onzeker getal één mogelijke waarde, en met eigen toeval",
        },
    },
    cash: {
        en: {
            word: "cash set free",
            means: "money that stays in the till in that year: care that really stops and is not used by others, less what conferences and closing cost",
        },
        nl: {
            word: "vrijgekomen geld",
            means: "geld dat dat jaar in kas blijft: zorg die echt stopt en niet door anderen wordt gebruikt, min wat conferenties en sluiten kosten",
        },
    },
    avoided: {
        en: {
            word: "care avoided",
            means: "care that these children do not need, at its full price, as if every place that they leave were closed at once",
        },
        nl: {
            word: "vermeden zorg",
            means: "zorg die deze kinderen niet nodig hebben, tegen de volle prijs, alsof elke vrije plaats meteen dicht gaat",
        },
    },
    placement: {
        en: { word: "placement", means: "a child goes to live somewhere else than with its parents" },
        nl: { word: "uithuisplaatsing", means: "een kind gaat ergens anders wonen dan bij de ouders" },
    },
    order: {
        en: { word: "supervision order", means: "a court has a guardian watch over the family" },
        nl: { word: "ondertoezichtstelling", means: "de rechter laat een gezinsvoogd over het gezin waken" },
    },
    reserve: {
        en: {
            word: "kept at hand",
            means: "money beside the plan, for when it falls short",
        },
        nl: {
            word: "achter de hand",
            means: "geld dat naast het plan klaarligt voor als het tegenvalt",
        },
    },
    null_alternative: {
        en: { word: "null alternative", means: "what would happen without what is asked about" },
        nl: { word: "nulalternatief", means: "wat er gebeurt zonder datgene waarnaar wordt gevraagd" },
    },
    discount: {
        en: { word: "discount rate", means: "by so much a year later money counts less" },
        nl: { word: "discontovoet", means: "zoveel per jaar telt later geld minder mee" },
    },
    nominal: {
        en: { word: "euros of each year", means: "with the price level of that year, as in a budget" },
        nl: { word: "lopende euro's", means: "met het prijspeil van dat jaar, zoals in een begroting" },
    },
    doubt: {
        en: { word: "doubt", means: "what nobody knows exactly; more research makes it smaller" },
        nl: { word: "onzekere kennis", means: "wat niemand precies weet; meer onderzoek maakt dit kleiner" },
    },
    chance: {
        en: { word: "luck", means: "what differs by chance between families and years; it is smaller where there are more" },
        nl: { word: "toeval", means: "wat tussen gezinnen en jaren bij toeval verschilt; bij meer gezinnen is het kleiner" },
    },
    computing: {
        en: { word: "computing error", means: "what more draws would change; it says nothing about the world" },
        nl: { word: "rekenonzekerheid", means: "wat meer doorrekeningen zouden veranderen; zegt niets over de wereld" },
    },
};

export const terms: { [name in keyof typeof all]: Explained } = all;

/** Terms that texts of scenarios have too. */
export const termsOfScenarios: (keyof typeof all)[] = ["conference", "placement", "order"];
