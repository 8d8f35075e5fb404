/** Pages without JavaScript: the answer, its pictures and its tables are in the file itself. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { launch, open } from "./browser.mjs";
import { lettersFindings, widthFindings } from "./checks/layout.mjs";
import { pictureFindings, wordFindings } from "./checks/pictures.mjs";
import { languages, pageOf } from "./pages.mjs";
import { soundPage, withFile } from "./planted.mjs";

let browser;
before(async () => {
    browser = await launch();
});
after(() => browser.close());

/** Pictures by name, with how many marks each shows. */
function marks(page) {
    return page.evaluate(() =>
        [...document.querySelectorAll("figure[data-picture]")].map(
            (figure) => `${figure.dataset.picture}: ${figure.querySelectorAll("svg .mark").length > 0}`,
        ),
    );
}

test("without JavaScript nothing on a page runs", async () => {
    await withFile(soundPage().replace("document.title", "document.body.remove(); document.title"), async (file) => {
        const { page, close } = await open(browser, file, { javaScript: false });
        await page.locator("button").click();
        assert.equal(await page.title(), "A sound page");
        await close();
    });
});

for (const study of ["tiny", "asscher-cut"]) {
    for (const language of languages) {
        const file = pageOf(study, language);

        test(`${study} in ${language}: answer, pictures and tables are there without JavaScript`, async () => {
            const scripted = await open(browser, file);
            const still = await open(browser, file, { javaScript: false });
            assert.deepEqual(await marks(still.page), await marks(scripted.page));
            assert.deepEqual(await pictureFindings(still.page), []);
            assert.deepEqual(await wordFindings(still.page), []);
            const words = (page, selector) =>
                page.locator(selector).evaluateAll((all) => all.map((one) => one.textContent));
            const answer = await words(still.page, "section#answer p, section#answer li");
            assert.ok(answer.length > 0 && answer[0].trim() !== "", "there is no answer");
            assert.deepEqual(answer, await words(scripted.page, "section#answer p, section#answer li"));
            assert.deepEqual(await words(still.page, "td"), await words(scripted.page, "td"));
            // What the sliders say before they are moved stands on the page too.
            assert.deepEqual(await words(still.page, "[data-live]"), await words(scripted.page, "[data-live]"));
            await scripted.close();
            await still.close();
        });

        for (const width of [360, 1440]) {
            test(`${study} in ${language} at ${width}: it fits without JavaScript`, async () => {
                const { page, noise, close } = await open(browser, file, { javaScript: false, width });
                // Pictures keep the width they were drawn at: smaller letters, or a picture that scrolls by itself.
                const findings = [...(await widthFindings(page)), ...(await lettersFindings(page, 0)), ...noise];
                await close();
                assert.deepEqual(findings, []);
            });
        }

        test(`${study} in ${language}: the file is less than 200 KB and names no machine`, () => {
            const text = readFileSync(file, "utf8");
            assert.ok(Buffer.byteLength(text) < 200e3, `${Buffer.byteLength(text)} bytes`);
            for (const folder of [process.env.EIGENKRACHT_PAGES, process.env.EIGENKRACHT_SCENARIOS]) {
                assert.ok(!text.includes(folder), `the page holds ${folder}`);
            }
        });
    }
}
