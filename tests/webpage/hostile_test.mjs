/** A scenario whose texts try to be more than text: they are shown as they are, and the page stays as it is. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, open } from "./browser.mjs";
import { dialOf, move } from "./checks/dial.mjs";
import { directionFindings, lettersFindings, widthFindings } from "./checks/layout.mjs";
import { paperFindings } from "./checks/paper.mjs";
import { foreignFindings, pictureFindings } from "./checks/pictures.mjs";
import { shown } from "./hostile.mjs";
import { languages, pageOf } from "./pages.mjs";

let browser;
before(async () => {
    browser = await launch();
});
after(() => browser.close());

const words = (text) => text.replace(/\s+/g, " ");

for (const language of languages) {
    for (const reader of [{ width: 360 }, { width: 1440, dark: true }, { width: 768, javaScript: false }]) {
        const how = `${reader.width}${reader.javaScript === false ? " without JavaScript" : ""}`;

        test(`in ${language} at ${how}: texts stay texts`, async () => {
            const { page, noise, close } = await open(browser, pageOf("hostile", language), reader);
            await page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
            if (reader.javaScript !== false) {
                const dial = await dialOf(page);
                await move(page, dial, { question: "cash_covered_2015", weights: { as_claimed: 90 } });
                await move(page, dial, { question: dial.questions[0].dial.question });
            }
            await page.waitForTimeout(300);
            const text = words(await page.evaluate(() => document.body.textContent));
            const missing = shown.filter((one) => !text.includes(words(one)));
            const findings = [
                ...(await foreignFindings(page)),
                ...(await pictureFindings(page)),
                ...(await widthFindings(page)),
                ...(await directionFindings(page)),
                ...(reader.javaScript === false ? [] : await lettersFindings(page)),
            ];
            await close();
            assert.deepEqual(missing, []);
            assert.deepEqual([...findings, ...noise], []);
        });
    }

    test(`in ${language}: on paper`, async () => {
        const { page, noise, close } = await open(browser, pageOf("hostile", language));
        const { findings } = await paperFindings(page);
        await close();
        assert.deepEqual([...findings, ...noise], []);
    });
}
