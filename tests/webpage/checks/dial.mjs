/** What the dial's sliders make a page say, held against the program's own answer. */

import { execFileSync } from "node:child_process";

import { misprint, readPrinted } from "../printed.mjs";

/** What the page's script was given of the dial. */
export async function dialOf(page) {
    const text = await page.locator("script#data").textContent();
    return JSON.parse(text).live;
}

/** The words that follow from a setting. */
export function readouts(page) {
    return page.evaluate(() => {
        const texts = {};
        for (const place of document.querySelectorAll("[data-live], [data-share]")) {
            texts[place.dataset.live ?? `share of ${place.dataset.share}`] = place.textContent;
        }
        return texts;
    });
}

/** What the sliders stand at: the question, the amount asked and the weights, by stance. */
export function standing(page, dial) {
    return page.evaluate((questions) => {
        const { question, amounts } = questions[Number(document.querySelector("[name=question]").value)].dial;
        const weights = {};
        for (const slider of document.querySelectorAll("#dial input[type=range][data-stance]")) {
            weights[slider.dataset.stance] = Number(slider.value);
        }
        const asked = Number(document.querySelector("input[type=range][name=asked]").value);
        return { question, asked: amounts.first + asked * amounts.step, weights };
    }, dial.questions);
}

/** Moves the sliders as a reader does. @param {{question?: string, asked?: number, weights?: object}} setting */
export async function move(page, dial, { question, asked, weights = {} }) {
    if (question !== undefined) {
        const index = dial.questions.findIndex((one) => one.dial.question === question);
        await page.locator("#dial select[name=question]").selectOption(String(index));
    }
    const stands = await standing(page, dial);
    if (asked !== undefined) {
        const { amounts } = dial.questions.find((one) => one.dial.question === stands.question).dial;
        const index = Math.round((asked - amounts.first) / amounts.step);
        await page.locator("#dial input[name=asked]").fill(String(index));
    }
    await page.evaluate(() => document.querySelectorAll("#dial details").forEach((part) => (part.open = true)));
    for (const [stance, weight] of Object.entries(weights)) {
        await page.locator(`#dial input[data-stance="${stance}"]`).fill(String(weight));
    }
}

/** `eigenkracht answer --json` at a setting. */
export function answerAt(result, { question, asked, weights }) {
    const options = Object.entries(weights).flatMap(([stance, weight]) => ["--weight", `${stance}=${weight}`]);
    const words = ["answer", result, "--json", ...options, "--at-least", `${question}=${asked}`];
    return JSON.parse(execFileSync(process.env.EIGENKRACHT_PROGRAM, words, { encoding: "utf8", maxBuffer: 1 << 28 }));
}

/**
 * What a page prints of a setting that is not what the program answers there.
 *
 * @param {import("playwright-core").Page} page
 * @param {object} dial as dialOf() returns it
 * @param {object} answer as answerAt() returns it
 * @returns {Promise<string[]>} findings; none: all is well
 */
export async function dialFindings(page, dial, answer) {
    const stands = await standing(page, dial);
    const { amounts } = dial.questions.find((one) => one.dial.question === stands.question).dial;
    const own = answer.questions.find((one) => one.name === stands.question && one.headline);
    const said = await readouts(page);
    const findings = [];
    const hold = (name, value, error) => {
        const wrong = misprint(said[name], dial.language, value, error);
        if (wrong !== null) {
            findings.push(`${name}: ${wrong}`);
        }
    };
    hold("asked", own.threshold, 0);
    hold("chance", own.chance_overall.value, own.chance_overall.error);
    if (!own.shortfall_overall) {
        return findings;
    }
    const { mean, mean_error: error, reserve90: reserve, reserve_error: doubt } = own.shortfall_overall;
    hold("missing", mean, error);
    // The page counts draws at its amounts and says the upper end of a step; the program interpolates between draws,
    // which may lie further apart than a step where there are few. That is less than the error of either.
    if (/[0-9]/.test(said.reserve)) {
        const { value, bound, unit } = readPrinted(said.reserve, dial.language);
        const tiny = 1e-6 * amounts.step + 0.5 * unit;
        if (bound !== "most" || value < reserve - tiny || value > reserve + amounts.step + doubt + tiny) {
            findings.push(`reserve: "${said.reserve}" for ${reserve}, steps of ${amounts.step}`);
        }
    } else if (amounts.first <= own.threshold - reserve) {
        findings.push(`reserve: "${said.reserve}" for ${reserve}, which lies among the amounts`);
    }
    const sum = Object.values(stands.weights).reduce((all, weight) => all + weight, 0);
    for (const [stance, weight] of Object.entries(stands.weights)) {
        hold(`share of ${stance}`, weight / sum, 0.01);
    }
    return findings;
}
