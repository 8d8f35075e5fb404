/** Inputs of every picture with labels of real length, and the frames that they are drawn in. */

/** Labels as reports have them: bodies of evidence, steps and regions. */
export const labels = {
    nl: {
        all: "al het bewijs samen",
        stances: [
            "de bewering: elk geteld kind zou meteen geplaatst zijn, na de conferentie geen enkel; later als elders",
            "de Engelse proef: 36,2% tegen 44,8% in zorg na een jaar, verdeeld over wie meedeed",
            "de overzichtsstudies: het Engelse effect, geslonken naar niets",
            "de Amsterdamse proef: 9% tegen 1,3% van de gezinnen met een plaatsing",
        ],
        steps: [
            "beweerd: conferenties van het jaar maal de bewering",
            "verblijf en terugval: de bewering met de verblijfsduren, prijzen en verliezen van het model",
            "kinderen die op een plaats zouden hebben gewacht",
            "plaatsen in residentiële groepen die leeg blijven en geld blijven kosten",
            "kasgeld",
        ],
        unit: "miljoen euro",
        waiting: "kinderen die op een plaats wachten, gemiddeld over het jaar",
        without: "zonder conferenties en zonder bezuiniging",
        policies: ["groeien van 550 naar 800 per jaar", "gelijk blijven op 550 per jaar"],
        good: "uithuisplaatsingen voorkomen",
        harm: "extra uithuisplaatsingen",
        range: "80 van de 100 doorrekeningen: tussen 25 en 46",
        asked: "gevraagd: 5 miljoen euro",
        simulated: "doorgerekend: 7 miljoen euro",
        change: ["tot en met 2014: regio en rijk", "vanaf 2015: gemeenten"],
    },
    en: {
        all: "all evidence together",
        stances: [
            "the claim: every counted child would have been placed at once, none is after the conference",
            "England's trial: 36.2% against 44.8% in care after a year, spread over those who took part",
            "the reviews: England's effect, shrunk towards none",
            "Amsterdam's own trial: 9% against 1.3% of families with a placement",
        ],
        steps: [
            "claimed: conferences of the year times the claim",
            "stay and relapse: the claim by the model's stays, prices and losses",
            "children who would have waited for a place",
            "places that stay open and cost money empty",
            "cash",
        ],
        unit: "EUR million",
        waiting: "children waiting, mean over the year",
        without: "without conferences and without the cut",
        policies: ["grow from 550 to 800 a year", "stay at 550 a year"],
        good: "placements prevented",
        harm: "extra placements",
        range: "80 of 100 draws: between 25 and 46",
        asked: "asked: EUR 5 million",
        simulated: "simulated: EUR 7 million",
        change: ["until 2014: region and state", "from 2015: municipalities"],
    },
};

const told = { title: "1", description: "2" };
const years = [2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020];
const regions = [
    "Groningen", "Friesland", "Noord-Holland zonder de regio Amsterdam", "Stadsgewest Haaglanden", "Limburg",
];

function panel(words, index) {
    return { label: index === 0 ? words.all : words.stances[index - 1], overall: index === 0 };
}

const five = [0, 1, 2, 3, 4];

/** Pictures by name, each with its kind's input; `words` are of `labels`. */
export function inputs(words) {
    const unit = { label: words.unit, size: 1e6 };
    const means = [13.6e6, 6.2e6, -19.6e6, -0.1e6, 0.2e6];
    const fanYear = (i, year) => {
        const middle = (year - 2013) * (3 - i) * 1e6;
        return { low95: middle - 9e6, low80: middle - 5e6, median: middle, high80: middle + 4e6, high95: middle + 8e6 };
    };
    const amounts = Array.from({ length: 201 }, (_, i) => -5e6 + 1e5 * i);
    const chance = (amount, i) => 1 / (1 + Math.exp((amount - i * 4e5) / (3e5 + i * 1e5)));
    const bars = [
        ["45%", -0.4e6, "9%", 0.5e6],
        ["€ 90.000", 0.3e6, "€ 40.000", 0.05e6],
        ["1", 0.16e6, "2", 0.2e6],
    ];
    return {
        waterfall: {
            ...told,
            unit,
            steps: words.steps.map((label, i) => ({
                label,
                level: i === 0 || i === 4,
                mean: means[i],
                low: i === 0 ? null : means[i] - 6e6,
                high: i === 0 ? null : means[i] + 4e6,
                text: String(means[i] / 1e6),
            })),
        },
        fan: {
            ...told,
            unit,
            years,
            policies: words.policies,
            panels: five.map((i) => ({
                ...panel(words, i),
                by_policy: words.policies.map((_, p) => years.map((year) => fanYear(i + p, year))),
            })),
        },
        waiting: {
            ...told,
            unit: { label: words.waiting, size: 1 },
            years,
            policy: words.policies[0],
            without: words.without,
            panels: five.map((i) => ({
                ...panel(words, i),
                low80: years.map(() => 20 + i),
                mean: years.map((_, k) => 40 + k),
                high80: years.map((_, k) => 60 + 4 * k),
                without: years.map(() => 45),
            })),
        },
        curves: {
            ...told,
            unit,
            amounts,
            curves: five.map((i) => ({
                ...panel(words, i),
                chances: amounts.map((amount) => chance(amount, i)),
                text: "1%",
            })),
            asked: { amount: 5e6, label: words.asked },
            simulated: { amount: 7e6, label: words.simulated },
        },
        icons: {
            ...told,
            good: words.good,
            harm: words.harm,
            groups: five.map((i) => ({
                ...panel(words, i),
                good: { value: [11, 35.2, 0.3, 0, 85][i], text: words.range },
                harm: { value: [11, 0, 0.5, 43.7, 43][i], text: words.range },
            })),
        },
        tornado: {
            ...told,
            unit,
            middle: 0.16e6,
            middleText: "0,2",
            bars: bars.map(([low, lowOutcome, high, highOutcome], i) => ({
                label: words.steps[i + 1],
                low: { input: low, outcome: lowOutcome },
                high: { input: high, outcome: highOutcome },
            })),
        },
        tiles: {
            ...told,
            unit,
            tiles: regions.map((label, i) => ({
                label,
                place: [1 + (i % 3), 1 + Math.floor(i / 2)],
                value: (i - 2) * 1e6,
                text: String(i - 2),
            })),
        },
    };
}

/** A number as pictures ask for it: with the decimals of its error's first digit. */
export function number(value, error) {
    return value.toFixed(Math.max(0, -Math.floor(Math.log10(error) + 1e-9)));
}
