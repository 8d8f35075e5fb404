/** A small page that is sound, and the same page with one fault. */

import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const style = `
body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.5 sans-serif; color: #111; background: #fff; }
.scroll { overflow-x: auto; }
figure { margin: 1rem 0; break-inside: avoid; }
svg { display: block; width: 100%; height: auto; }
.ink { fill: #111; }
.mark { fill: #0050a0; }
button, input { min-height: 2rem; }
@media (prefers-color-scheme: dark) {
    body { color: #eee; background: #111; }
    .ink { fill: #eee; }
    .mark { fill: #6ab0ff; }
}
@page { size: A4; margin: 15mm; }
`;

const script = `document.querySelector("button").addEventListener("click", () => { document.title = "clicked"; });`;

const sha256 = (text) => createHash("sha256").update(text).digest("base64");

const figure = (name, height) => `<figure data-picture="${name}"><figcaption><h3>What ${name} shows</h3></figcaption>
<svg viewBox="0 0 300 ${height}" role="img" aria-label="Two bars">
<rect class="mark" x="20" y="20" width="200" height="20"/>
<rect class="mark" x="20" y="60" width="90" height="20"/><text class="ink" x="20" y="15" font-size="12">the claim</text>
<text class="ink" x="20" y="55" font-size="12">the trial</text></svg>
<details><summary>Figures of ${name}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Figures of ${name}"><table>
<thead><tr><th scope="col">by</th><th scope="col">mean</th></tr></thead>
<tbody><tr><th scope="row">the claim</th><td>2.0</td></tr>
<tr><th scope="row">the trial</th><td>0.9</td></tr></tbody></table></div></details></figure>`;

/** The page; nothing is wrong with it. */
export function soundPage() {
    const policy = `default-src 'none'; script-src 'sha256-${sha256(script)}'; style-src 'sha256-${sha256(style)}'`;
    return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>A sound page</title><style>${style}</style></head>
<body><header><h1>A sound page</h1></header><main>
<section id="answer"><h2>The answer</h2>
<p>No: the chance is <bdi>5%</bdi>. More in <a href="#grounds">the grounds</a>.</p>
${figure("bars", 100)}<button type="button">Again</button></section>
<section id="grounds"><h2>The grounds</h2><p>A trial, and what is claimed.</p>${figure("grounds", 100)}</section></main>
<script type="application/json" id="data">{"text": "\\u003c/script>"}</script><script>${script}</script></body></html>
`;
}

/**
 * The sound page with some texts replaced. Its policy allows its style and its script as they then are.
 *
 * @param {[string | RegExp, string][]} changes each must find something to replace
 * @returns {string}
 */
export function broken(changes) {
    let page = soundPage();
    for (const [from, to] of changes) {
        if (page.replace(from, "") === page) {
            throw new Error(`the sound page does not hold ${from}`);
        }
        page = page.replace(from, () => to);
    }
    const inside = (expression) => expression.exec(page)[1];
    return page
        .replace(sha256(style), () => sha256(inside(/<style>([^]*?)<\/style>/)))
        .replace(sha256(script), () => sha256(inside(/<script>(document[^]*?)<\/script>/)));
}

/** Runs with the file that the page is written to, which is taken away afterwards. */
export async function withFile(page, use) {
    const folder = mkdtempSync(join(tmpdir(), "eigenkracht-page-"));
    try {
        const file = join(folder, "page.html");
        writeFileSync(file, page);
        return await use(file);
    } finally {
        rmSync(folder, { recursive: true });
    }
}
