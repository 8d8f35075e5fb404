/** The fixed words of pictures, in the languages of the page. */

/** What pictures say of themselves; everything else arrives with their input. */
export interface ChartWords {
    /** A bar that adds to the sum, and one that takes from it. */
    adds: string;
    takes: string;
    /** A bar that is the sum so far. */
    level: string;
    /** A thin line, or a pale band: 95 of 100 draws; a darker one: 80 of 100. */
    of95: string;
    of80: string;
    median: string;
    mean: string;
    /** What a curve's height is. */
    chance: string;
    /** What one figure of a picture of families is, and how it is rounded. */
    oneFigure: string;
    rest: string;
    aboutZero: string;
    beyond: string;
    /** The ends of an uncertain number: in the key, and before the number itself. */
    low: string;
    high: string;
    lowIs: string;
    highIs: string;
    /** The answer with every number as it is. */
    middle: string;
    /** What regions gain or lose. */
    gain: string;
    loss: string;
}

const en: ChartWords = {
    adds: "adds",
    takes: "takes away",
    level: "total so far",
    of95: "95 of 100 draws fall within",
    of80: "80 of 100 draws fall within",
    median: "half of the draws are above, half below",
    mean: "mean",
    chance: "chance that it is covered",
    oneFigure: "Out of 100 families: each house or cross is one child, rounded; below a half: about 0.",
    rest: "the others, up to 100",
    aboutZero: "about 0",
    beyond: "more than one in each family",
    low: "where it is low",
    high: "where it is high",
    middle: "as it is",
    lowIs: "low",
    highIs: "high",
    gain: "gain",
    loss: "loss",
};

const nl: ChartWords = {
    adds: "erbij",
    takes: "eraf",
    level: "stand tot hier",
    of95: "95 van de 100 doorrekeningen vallen hierbinnen",
    of80: "80 van de 100 doorrekeningen vallen hierbinnen",
    median: "de helft van de doorrekeningen ligt hierboven, de helft eronder",
    mean: "gemiddelde",
    chance: "kans dat het gedekt is",
    oneFigure: "Van 100 gezinnen: elk huisje of kruis is één kind, afgerond; onder een half: ongeveer 0.",
    rest: "de overige, tot 100",
    aboutZero: "ongeveer 0",
    beyond: "meer dan één per gezin",
    low: "als het laag is",
    high: "als het hoog is",
    middle: "zoals het is",
    lowIs: "laag",
    highIs: "hoog",
    gain: "winst",
    loss: "verlies",
};

/** The words by the page's language. */
export const chartWords: { en: ChartWords; nl: ChartWords } = { en, nl };
