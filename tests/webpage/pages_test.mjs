/**
 * Pages as readers see them: pictures with marks and tables, nothing cut or piled up at any width, in light or in the
 * dark, with a pointer or without eyes; and nothing asked from anybody.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, open } from "./browser.mjs";
import { accessFindings } from "./checks/access.mjs";
import { directionFindings, inkFindings, lettersFindings, widthFindings } from "./checks/layout.mjs";
import { foreignFindings, pictureFindings, wordFindings } from "./checks/pictures.mjs";
import { languages, pageOf, studies } from "./pages.mjs";

let browser;
before(async () => {
    browser = await launch();
});
after(() => browser.close());

const readers = [360, 768, 1440].flatMap((width) => [
    { width, dark: false },
    { width, dark: true },
]);
// One for each language of the other kinds of studies: narrow in one, wide and in the dark in the other.
const fewReaders = { en: [readers[0]], nl: [readers[5]] };

/** Shows everything that a reader can open, one after the other as a reader would. */
async function unfold(page) {
    await page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
    // What is drawn when its part of the page opens is drawn a moment later.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

const opened = [...studies.filter((study) => study.name !== "hostile"), { name: "compared", pictures: false }];
for (const { name, main, pictures = true } of opened) {
    for (const language of languages) {
        for (const reader of main ? readers : fewReaders[language]) {
            test(`${name} in ${language} at ${reader.width}${reader.dark ? " in the dark" : ""}`, async (context) => {
                const { page, noise, close } = await open(browser, pageOf(name, language), reader);
                const tell = (line) => context.diagnostic(line);
                const findings = [];
                for (const unfolded of [false, true]) {
                    if (unfolded) {
                        await unfold(page);
                    }
                    const part = [
                        ...(pictures ? await pictureFindings(page) : []),
                        ...(await wordFindings(page)),
                        ...(await foreignFindings(page)),
                        ...(await widthFindings(page)),
                        ...(await lettersFindings(page)),
                        ...(await inkFindings(page)),
                        ...(await directionFindings(page)),
                    ];
                    findings.push(...part.filter((line) => !findings.includes(line)));
                }
                findings.push(...(await accessFindings(page, tell)));
                assert.equal(await page.evaluate(() => document.documentElement.lang), language);
                await close();
                assert.deepEqual([...findings, ...noise], []);
            });
        }
    }
}
