/** Each check of pages is silent about a sound page and finds its planted fault. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, open } from "./browser.mjs";
import { accessFindings } from "./checks/access.mjs";
import { directionFindings, inkFindings, lettersFindings, widthFindings } from "./checks/layout.mjs";
import { paperFindings } from "./checks/paper.mjs";
import { foreignFindings, pictureFindings, wordFindings } from "./checks/pictures.mjs";
import { broken, soundPage, withFile } from "./planted.mjs";

let browser;
before(async () => {
    browser = await launch();
});
after(() => browser.close());

/** What a check says of a page. */
function findings(html, check, reader = {}) {
    return withFile(html, async (file) => {
        const { page, noise, close } = await open(browser, file, reader);
        const found = await check(page, noise);
        await close();
        return found;
    });
}

/** What the page did that it must not, some time after it was opened. */
async function noiseOf(page, noise) {
    await page.waitForTimeout(100);
    return noise;
}

const checks = {
    pictures: pictureFindings,
    words: wordFindings,
    foreign: foreignFindings,
    width: widthFindings,
    letters: (page) => lettersFindings(page),
    ink: inkFindings,
    direction: directionFindings,
    access: (page) => accessFindings(page),
    paper: async (page) => (await paperFindings(page)).findings,
    noise: noiseOf,
};

for (const [name, check] of Object.entries(checks)) {
    for (const reader of [{ width: 360 }, { width: 1440, dark: true }]) {
        test(`a sound page: ${name} at ${reader.width}${reader.dark ? " in the dark" : ""}`, async () => {
            assert.deepEqual(await findings(soundPage(), check, reader), []);
        });
    }
}

const say = "A trial,";

/** Fault, the check that finds it, what is changed, what is found, and how the page is read. */
const faults = [
    ["a picture without marks", "pictures", [[/class="mark"/g, 'class="ink"']], /bars: it shows no mark/],
    ["marks of no size", "pictures", [[/width="\d+" height="20"/g, 'width="0" height="0"']], /bars: it shows no mark/],
    ["a table without rows", "pictures", [[/<tbody>[^]*?<\/tbody>/, "<tbody></tbody>"]], /bars: its table .* no row/],
    ["an empty cell", "pictures", [["<td>2.0</td>", "<td></td>"]], /empty cell/],
    ["a number that is none", "pictures", [['width="90"', 'width="NaN"']], /width="NaN"/],
    ["a picture without a name", "pictures", [['data-picture="bars"', ""]], /no name of its own/],
    ["two pictures of one name", "pictures", [['data-picture="grounds"', 'data-picture="bars"']], /no name of its own/],
    ["no picture", "pictures", [[/<figure[^]*?<\/figure>/g, ""]], /the page has no picture/],
    ["a value left undefined", "words", [[say, "A trial of undefined,"]], /a program's word/],
    ["a template not filled", "words", [[say, "A trial of {year},"]], /a program's word/],
    ["a link to nowhere", "words", [["#grounds", "#basis"]], /#basis, which is nowhere/],
    ["an identifier twice", "words", [['id="grounds"', 'id="answer"']], /two elements are called answer/],
    ["a heading without words", "words", [["The grounds</h2>", "</h2>"]], /<h2> says nothing/],
    ["an image", "foreign", [[say, "<img src=x onerror=alert(1)>"]], /<img/],
    ["a second script", "foreign", [[say, "<script>alert(1)</script>"]], /3 scripts/],
    ["data that ends its element", "foreign", [["\\u003c/script>", "</script><b>"]], /the data is no JSON/],
    ["an address that runs", "foreign", [['href="#grounds"', 'href="javascript:alert(1)"']], /an address/],
    ["a handler", "foreign", [["<h1>", '<h1 onclick="alert(1)">']], /an attribute that runs/],
    ["a policy with a hole", "foreign", [["script-src", "script-src 'unsafe-inline'"]], /a policy that lets things in/],
    ["no policy", "foreign", [[/<meta http-equiv[^>]*>/, ""]], /a policy that lets things in/],
    ["a page too wide", "width", [[say, "x".repeat(400)]], /the page is \d+ wide/],
    [
        "words behind an edge",
        "width",
        [
            ["<p>A trial", '<p class="cut">A trial'],
            ["@page", ".cut { overflow: hidden; width: 2rem; white-space: nowrap; } @page"],
        ],
        /hides \d+ of its width/,
    ],
    ["letters off the picture", "letters", [["the claim</text>", `${"the claim ".repeat(12)}</text>`]], /are cut/],
    ["letters above the picture", "letters", [['y="15"', 'y="2"']], /are cut/],
    ["letters on letters", "letters", [['y="55"', 'y="18"']], /lie on each other/],
    ["small letters", "letters", [['font-size="12"', 'font-size="6"']], /letters of/, { width: 360 }],
    ["day's ink at night", "ink", [[".ink { fill: #eee; }", ""]], /has a contrast of 1/, { dark: true }],
    ["grey letters", "ink", [["fill: #111;", "fill: #999;"]], /has a contrast of 2/],
    ["a mark in the page's colour", "ink", [["fill: #0050a0", "fill: #fff"]], /is not seen/],
    ["a direction left open", "direction", [[say, "A <b>\u202etrial</b>,"]], /not closed in/],
    ["a button without a name", "access", [[">Again<", "><"]], /button-name/],
    ["a picture without a name", "access", [['role="img" aria-label="Two bars"', 'role="img"']], /svg-img-alt/],
    ["pale words", "access", [["color: #111;", "color: #aaa;"]], /color-contrast/],
    ["an image from elsewhere", "noise", [[say, '<img alt="" src="https://example.org/x.png">']], /policy/],
    [
        "a file beside the page",
        "noise",
        [
            ["default-src 'none'", "default-src 'none'; img-src file:"],
            [say, '<img alt="" src="x.png">'],
        ],
        /asks for/,
    ],
    ["a script in a text", "noise", [[say, "<script>alert(1)</script>"]], /breaks its policy/],
    ["a style in an attribute", "noise", [["<h1>", '<h1 style="color: red">']], /breaks its policy/],
    ["a dialog", "noise", [["<script>document", "<script>document.title = alert(1); document"]], /opens a dialog/],
    ["a script that fails", "noise", [['querySelector("button")', 'querySelector("none")']], /script fails/],
    ["a cut figure", "paper", [["break-inside: avoid", "padding-top: 190mm"]], /bars is cut/],
    [
        "a figure that is not printed",
        "paper",
        [["@page", "@media print { figure { display: none; } } @page"]],
        /not printed whole/,
    ],
    ["a line off the sheet", "paper", [[say, "x".repeat(400)]], /runs off the sheet/],
];

for (const [fault, check, changes, found, reader] of faults) {
    test(`${check}: ${fault} is found`, async () => {
        const all = await findings(broken(changes), checks[check], reader);
        assert.ok(
            all.some((one) => found.test(one)),
            `${found} is not among: ${all.join("; ")}`,
        );
    });
}
