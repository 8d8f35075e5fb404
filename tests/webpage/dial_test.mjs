/** The dial of real pages says what `eigenkracht answer` says, keeps its setting in the address, and goes back. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, open } from "./browser.mjs";
import { answerAt, dialFindings, dialOf, move, readouts, standing } from "./checks/dial.mjs";
import { languages, pageOf, resultOf } from "./pages.mjs";

let browser;
before(async () => {
    browser = await launch();
});
after(() => browser.close());

const settings = [
    {},
    { weights: { as_claimed: 80, english_trial: 10, transportable: 5, amsterdam_trial: 5 } },
    { weights: { as_claimed: 100, english_trial: 0, transportable: 0, amsterdam_trial: 0 }, part: 0.3 },
    { weights: { as_claimed: 3, english_trial: 33, transportable: 0, amsterdam_trial: 47 }, part: 0.15 },
    { weights: { as_claimed: 40, english_trial_undiluted: 30, amsterdam_trial_undiluted: 20 }, part: 0.6 },
    { question: "cash_covered_2015" },
    { question: "all_care_avoided", weights: { as_claimed: 60, amsterdam_trial: 15 }, part: 0.5 },
    { question: "care_avoided", weights: { as_claimed: 1, english_trial: 1, transportable: 1 }, part: 0.05 },
];

/** A setting with the amount that is asked: as large a part of the way up the page's amounts. */
function amounting(setting, dial) {
    const { question = dial.questions[0].dial.question, part, weights } = setting;
    const { amounts } = dial.questions.find((one) => one.dial.question === question).dial;
    const at = part === undefined ? undefined : amounts.first + Math.round(part * (amounts.count - 1)) * amounts.step;
    return { question: setting.question, asked: at, weights };
}

/** Waits until the address has followed the sliders, as it does when the hand rests. */
async function rested(page) {
    const follows = () => {
        const link = document.querySelector("[data-link]").getAttribute("href");
        return decodeURIComponent(location.hash) === decodeURIComponent(link);
    };
    for (let i = 0; i < 80; ++i) {
        if (await page.evaluate(follows)) {
            return;
        }
        await page.waitForTimeout(25);
    }
    assert.fail("the address does not follow the sliders");
}

for (const study of ["tiny", "asscher-cut"]) {
    for (const language of languages) {
        const at = `${study} in ${language}`;
        const file = pageOf(study, language);
        const result = resultOf(study);

        settings.forEach((setting, i) => {
            test(`${at}: setting ${i} says what the program answers`, async () => {
                const { page, close } = await open(browser, file);
                const dial = await dialOf(page);
                await move(page, dial, amounting(setting, dial));
                const answer = answerAt(result, await standing(page, dial));
                const findings = await dialFindings(page, dial, answer);
                await close();
                assert.deepEqual(findings, []);
            });
        });

        test(`${at}: an answer to other weights or another amount is told from the page's`, async () => {
            const { page, close } = await open(browser, file);
            const dial = await dialOf(page);
            await move(page, dial, amounting({ question: "all_care_avoided", part: 0.5 }, dial));
            const stands = await standing(page, dial);
            const weights = { ...stands.weights, as_claimed: stands.weights.as_claimed + 20 };
            const { step } = dial.questions.find((one) => one.dial.question === stands.question).dial.amounts;
            const others = [
                { ...stands, weights },
                { ...stands, asked: stands.asked + 10 * step },
            ];
            const found = [];
            for (const other of others) {
                found.push((await dialFindings(page, dial, answerAt(result, other))).length > 0);
            }
            await close();
            assert.deepEqual(found, [true, true]);
        });

        test(`${at}: the address restores the setting, and the button the scenario's own`, async () => {
            const { page, noise, close } = await open(browser, file);
            const dial = await dialOf(page);
            const own = await readouts(page);
            const start = await standing(page, dial);
            await move(page, dial, amounting(settings[6], dial));
            const moved = await readouts(page);
            const stands = await standing(page, dial);
            assert.notDeepEqual(moved, own);
            await rested(page);
            const { hash } = new URL(page.url());
            const linked = await open(browser, file, { fragment: hash });
            assert.deepEqual(await readouts(linked.page), moved);
            assert.deepEqual(await standing(linked.page, dial), stands);
            await linked.page.locator("#dial [data-reset]").click();
            const back = await standing(linked.page, dial);
            assert.deepEqual(back.weights, start.weights);
            await move(linked.page, dial, { question: start.question });
            await linked.page.locator("#dial [data-reset]").click();
            assert.deepEqual(await readouts(linked.page), own);
            assert.deepEqual(await standing(linked.page, dial), start);
            assert.deepEqual([...noise, ...linked.noise], []);
            await linked.close();
            await close();
        });

        test(`${at}: sliders are moved by keyboard, and the picture follows`, async () => {
            const { page, noise, close } = await open(browser, file);
            const before = await readouts(page);
            const picture = await page.locator("figure[data-picture=curve] svg").innerHTML();
            const asked = page.locator("#dial input[name=asked]");
            await asked.focus();
            await page.keyboard.press("Home");
            assert.notEqual((await readouts(page)).asked, before.asked);
            assert.equal(await asked.getAttribute("aria-valuetext"), (await readouts(page)).asked);
            assert.notEqual(await page.locator("figure[data-picture=curve] svg").innerHTML(), picture);
            assert.ok(await asked.evaluate((slider) => document.activeElement === slider));
            assert.deepEqual(noise, []);
            await close();
        });

        test(`${at}: an address that is damaged is the scenario's own setting`, async () => {
            const { page, close } = await open(browser, file);
            const own = await readouts(page);
            await close();
            const damaged = [
                "setting:",
                "setting:question=none",
                "setting:%%%&&==",
                "setting:question=cash_covered&asked=NaN&as_claimed=1e99",
            ];
            for (const fragment of damaged) {
                const other = await open(browser, file, { fragment });
                assert.deepEqual(await readouts(other.page), own, fragment);
                assert.deepEqual(other.noise, [], fragment);
                await other.close();
            }
        });

        test(`${at}: where nothing is believed there is no number`, async () => {
            const { page, noise, close } = await open(browser, file);
            const dial = await dialOf(page);
            const weights = Object.fromEntries(dial.stances.map((stance) => [stance.name, 0]));
            await move(page, dial, { weights });
            const { chance, missing, reserve } = await readouts(page);
            assert.doesNotMatch(chance + missing + reserve, /[0-9]|NaN/);
            assert.deepEqual(noise, []);
            await close();
        });
    }
}
