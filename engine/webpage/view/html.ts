/** A page as one HTML file that asks for nothing from outside. */

import { compact } from "./charts/compact";
import { chartWords } from "./charts/words";
import { Block, Card, Cell, Page, parts, plain, Row, Section, Table, Text } from "./document";
import { escaped } from "./escape";
import { LanguageCode } from "./numbers";
import { draw, idOf, Picture, staticWidth } from "./pictures";

/** A picture as the file holds it: what a pointer would be told of each mark is left to the script, which draws it again. */
function drawn(picture: Picture, language: LanguageCode): string {
    return compact(draw(picture, staticWidth, language, chartWords[language], false)).replace(/><title>[^<]*<\/title><\/\w+>/g, "/>");
}

/** JSON inside a script element: no text in it can end the element or begin a comment. */
export function inScript(json: string): string {
    return json.replace(/</g, "\\u003c").replace(/\u2028/g, "\\u2028").replace(/\u2029/g, "\\u2029");
}

/** Text as HTML. */
export function inline(text: Text): string {
    return parts(text)
        .map((part) => {
            // Texts of a scenario may run from right to left, or hold marks that turn what follows around.
            let made = part.lang === undefined ? escaped(part.text) : `<bdi lang="${part.lang}">${escaped(part.text)}</bdi>`;
            if (part.explained !== undefined) {
                made = `<dfn>${made}</dfn> <span class="gloss">(${escaped(part.explained)})</span>`;
            }
            if (part.strong) {
                made = `<strong>${made}</strong>`;
            }
            return part.to === undefined ? made : `<a href="#${escaped(part.to)}">${made}</a>`;
        })
        .join("");
}

/** HTML lets cells and rows end where the next begins; a page of tables is a tenth smaller for it. */
function cell(one: string | Cell, words: boolean): string {
    const made: Cell = typeof one === "string" ? { text: one, number: true } : one;
    return `<td${made.number || words ? "" : " class=w"}>${inline(made.text)}`;
}

function row(one: Row, words: boolean): string {
    const name = [one.strong ? "strong" : "", one.inner ? "inner" : ""].filter((word) => word !== "").join(" ");
    return `<tr${name === "" ? "" : ` class="${name}"`}><th>${inline(one.label)}${one.cells.map((each) => cell(each, words)).join("")}`;
}

function table(one: Table): string {
    const words = one.rows.every((each) => each.cells.every((made) => typeof made !== "string" && !made.number));
    const heads = one.heads.map((head) => `<th scope=col>${inline(head)}`).join("");
    const note = one.note === undefined ? "" : `<p class="note">${inline(one.note)}</p>`;
    // A wide table scrolls by itself, not the page.
    return (
        `<div class="scroll" tabindex="0">` +
        `<table data-table="${escaped(one.name)}"${words ? " class=w" : ""}><caption><span>${inline(one.caption)}</span></caption>` +
        `<thead><tr>${heads}<tbody>${one.rows.map((each) => row(each, words)).join("")}</table></div>${note}`
    );
}

function card(one: Card): string {
    const lines = one.lines.map((line) => `<p>${inline(line)}</p>`).join("");
    const more = one.more.lines.map((line) => `<p>${inline(line)}</p>`).join("");
    return (
        `<li class="card ${one.tone}"><h3>${inline(one.title)}</h3><p class="verdict">${escaped(one.verdict)}</p>${lines}` +
        `${more === "" ? "" : `<details><summary>${escaped(one.more.summary)}</summary>${more}</details>`}</li>`
    );
}

function facts(all: [Text, Text][]): string {
    const rows = all.map(([name, text]) => `<div><dt>${inline(name)}</dt><dd>${inline(text)}</dd></div>`).join("");
    return `<dl class="facts">${rows}</dl>`;
}

/** The frame of the study: a line, for the answer comes first; in full for who opens it, and on paper. */
function frame(page: Page): string {
    return page.facts.length === 0
        ? ""
        : `\n<details class="frame"><summary>${inline(page.frame)}</summary>${facts(page.facts)}</details>`;
}

function identified(id: string | undefined): string {
    return id === undefined ? "" : ` id="${escaped(id)}"`;
}

function block(one: Block, page: Page): string {
    switch (one.kind) {
        case "text":
            return plain(one.text) === "" ? "" : `<p${identified(one.id)}${one.lead ? ' class="lead"' : one.note ? ' class="note"' : ""}>${inline(one.text)}</p>`;
        case "list":
            return `<ul${identified(one.id)}>${one.items.map((item) => `<li>${inline(item)}</li>`).join("")}</ul>`;
        case "heading":
            return `<h3${identified(one.id)}>${inline(one.text)}</h3>`;
        case "table":
            return table(one.table);
        case "picture":
            return (
                `<figure data-picture="${one.picture.name}"><figcaption><h3 id="${idOf(one.picture)}-title">${inline(one.title)}</h3>` +
                `<p id="${idOf(one.picture)}-desc">${inline(one.text)}</p></figcaption><div class="drawing">${drawn(one.picture, page.language)}</div>` +
                `<details><summary>${escaped(page.words.table)}</summary>${table(one.table)}</details></figure>`
            );
        case "cards":
            return `<ul class="cards">${one.cards.map(card).join("")}</ul>`;
        case "facts":
            return facts(one.facts);
        case "details":
            return (
                `<details${identified(one.id)}><summary>${inline(one.summary)}</summary>` +
                `${one.blocks.map((inner) => block(inner, page)).join("\n")}</details>`
            );
        case "elsewhere":
            return `<p>${inline(one.text)}</p>`;
        case "dial":
            return one.markup;
    }
}

function section(one: Section, page: Page): string {
    const name = escaped(one.id);
    return (
        `<section id="${name}" aria-labelledby="${name}-title"><h2 id="${name}-title">${escaped(one.title)}</h2>\n` +
        `${one.blocks.map((inner) => block(inner, page)).join("\n")}\n</section>`
    );
}

/** What the built page is made with. */
export interface Resources {
    style: string;
    style_sha256: string;
    script: string;
    script_sha256: string;
}

/** The whole file. */
export function html(page: Page, resources: Resources): string {
    const policy =
        `default-src 'none'; script-src 'sha256-${resources.script_sha256}'; ` +
        `style-src 'sha256-${resources.style_sha256}'; base-uri 'none'; form-action 'none'`;
    // The answer comes first; then what else there is.
    const sections = page.sections.map((one) => section(one, page));
    const contents = page.sections
        .map((one) => `<li><a href="#${escaped(one.id)}">${escaped(one.title)}</a></li>`)
        .join("");
    return `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escaped(plain(page.title))}</title>
<style>${resources.style}</style>
</head>
<body>
<a class="skip" href="#${page.sections.length > 0 ? escaped(page.sections[0].id) : "header"}">${escaped(page.words.skip)}</a>
<header id="header"><h1>${inline(page.title)}</h1>
<p class="asks">${inline(page.asks)}</p>${frame(page)}</header>
<main>
${sections.slice(0, 1).join("")}
<nav aria-label="${escaped(page.words.contents)}"><ul>${contents}</ul></nav>
${sections.slice(1).join("\n")}
</main>
<footer><p>${inline(page.foot)}</p></footer>
<script type="application/json" id="data">${inScript(page.live)}</script>
<script>${resources.script}</script>
</body>
</html>
`;
}
