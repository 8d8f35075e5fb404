/** Which studies have pages in these tests, and where the pages lie. */

import { join } from "node:path";

export const languages = ["en", "nl"];

/** The main study is opened at every width, in light and in the dark. */
export const studies = [
    { name: "asscher-cut", draws: 64, main: true },
    { name: "tiny", draws: 64 },
    { name: "hostile", draws: 64 },
    // Other kinds: several regions, draws that count unlike, a decision, one family, a funnel, strategies, a formula.
    { name: "netherlands", draws: 16 },
    { name: "calibrated", draws: 64, settings: ["run.least_effective_draws=1"] },
    { name: "what-to-know", draws: 64 },
    { name: "woerden", draws: 64 },
    { name: "noordoost-brabant", draws: 16 },
    { name: "published/hiv-uncertain", draws: 64, pictures: false },
    { name: "published/ishigami", draws: 64, pictures: false },
];

const base = (name) => join(process.env.EIGENKRACHT_PAGES, name.replace("/", "-"));

/** Studies whose results stand beside each other on one page. */
export const compared = ["asscher-cut", "calibrated"];

/** The results file of a study. A hostile one has a hostile name, too. */
export function resultOf(name) {
    return name === "hostile" ? base(`<img src=x onerror=alert(9)> "'&amp;.h5`) : `${base(name)}.h5`;
}

export function pageOf(name, language) {
    return `${base(name)}.${language}.html`;
}
