/** Pages on A4 paper: every figure whole on one sheet, with its caption; everything in ink on white. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, open } from "./browser.mjs";
import { inkFindings, lettersFindings } from "./checks/layout.mjs";
import { paperFindings } from "./checks/paper.mjs";
import { languages, pageOf, studies } from "./pages.mjs";

let browser;
before(async () => {
    browser = await launch();
});
after(() => browser.close());

// A reader prints what is on the screen, from a telephone or in the dark, too.
const readers = [{ width: 1440 }, { width: 360, dark: true }, { width: 1440, javaScript: false }];
// One for each language of the other kinds of studies.
const fewReaders = { en: [readers[1]], nl: [readers[0]] };

for (const { name, main } of studies.filter((study) => study.name !== "hostile")) {
    for (const language of languages) {
        for (const reader of main ? readers : fewReaders[language]) {
            const script = reader.javaScript === false ? " without JavaScript" : "";
            test(`${name} in ${language}, printed from ${reader.width}${script}`, async (context) => {
                const { page, noise, close } = await open(browser, pageOf(name, language), reader);
                await page.emulateMedia({ media: "print" });
                const drawn = [...(await inkFindings(page)), ...(await lettersFindings(page, 7))];
                const { findings, sheets } = await paperFindings(page);
                context.diagnostic(`${sheets.length} sheets`);
                await close();
                assert.deepEqual([...drawn, ...findings, ...noise], []);
            });
        }
    }
}
