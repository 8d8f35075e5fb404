/** What must be true of a page's pictures and of its words, whatever study it tells of. */

/**
 * Pictures that show nothing, say nothing to those who cannot see them, or hold what is no number.
 *
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>} findings; none: all is well
 */
export function pictureFindings(page) {
    return page.evaluate(() => {
        const findings = [];
        const figures = [...document.querySelectorAll("figure")];
        if (figures.length === 0) {
            findings.push("the page has no picture");
        }
        const names = [];
        for (const figure of figures) {
            const name = figure.dataset.picture;
            const say = (what) => findings.push(`picture ${name}: ${what}`);
            if (!name || names.includes(name)) {
                say("it has no name of its own");
            }
            names.push(name);
            const svg = figure.querySelector("svg");
            if (svg === null) {
                say("there is no svg");
                continue;
            }
            const marks = [...svg.querySelectorAll(".mark")].filter((mark) => {
                const { width, height } = mark.getBoundingClientRect();
                return width > 0.5 || height > 0.5;
            });
            if (marks.length === 0) {
                say("it shows no mark");
            }
            if (![...svg.querySelectorAll("text")].some((text) => text.textContent.trim() !== "")) {
                say("it has no words");
            }
            if (!figure.querySelector("figcaption")?.textContent.trim()) {
                say("it has no caption");
            }
            const rows = [...figure.querySelectorAll("details table tbody tr")];
            if (rows.length === 0) {
                say("its table of data has no row");
            }
            for (const row of rows) {
                if ([...row.cells].some((cell) => cell.textContent.trim() === "" && cell.matches("td"))) {
                    say(`its table has an empty cell: ${row.textContent.slice(0, 60)}`);
                }
            }
            for (const element of svg.querySelectorAll("*")) {
                for (const { name: attribute, value } of element.attributes) {
                    if (/NaN|undefined|Infinity|\[object|null/.test(value)) {
                        say(`<${element.localName} ${attribute}="${value.slice(0, 60)}">`);
                    }
                }
            }
        }
        return findings;
    });
}

/**
 * Words that a program left where a reader's should stand, and identifiers that point nowhere.
 *
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>} findings
 */
export function wordFindings(page) {
    return page.evaluate(() => {
        const findings = [];
        const slips = /\bNaN\b|\bundefined\b|\bInfinity\b|\[object |^\s*null\s*$|\{[a-z_0-9]+\}|\[\[[a-z_]+\]\]/;
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            if (node.parentElement.closest("script, style") === null && slips.test(node.data)) {
                findings.push(`a program's word: ${node.data.trim().slice(0, 100)}`);
            }
        }
        const seen = {};
        for (const element of document.querySelectorAll("[id]")) {
            if (seen[element.id]) {
                findings.push(`two elements are called ${element.id}`);
            }
            seen[element.id] = true;
        }
        for (const link of document.querySelectorAll('a[href^="#"]')) {
            const target = decodeURIComponent(link.getAttribute("href").slice(1));
            // A link to a setting of the dial is for its script.
            if (target !== "" && document.getElementById(target) === null && !target.startsWith("setting:")) {
                findings.push(`a link to #${target}, which is nowhere`);
            }
        }
        if (document.title.trim() === "" || !document.documentElement.lang) {
            findings.push("the page has no title or no language");
        }
        for (const heading of document.querySelectorAll("h1, h2, h3, caption, th, button, summary, label")) {
            if (heading.textContent.trim() === "" && !heading.getAttribute("aria-label")) {
                findings.push(`<${heading.localName}> says nothing: ${heading.parentElement.textContent.slice(0, 60)}`);
            }
        }
        return findings;
    });
}

/**
 * A page that is more than text, pictures and its own script: what a scenario's texts would bring if they were taken
 * for HTML, and what would ask for something from elsewhere.
 *
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>} findings
 */
export function foreignFindings(page) {
    return page.evaluate(() => {
        const findings = [];
        const refused =
            "img, picture, video, audio, iframe, frame, object, embed, link, form:not([data-dial]), base, " +
            "foreignObject, image, animate, set, meta[http-equiv=refresh i]";
        for (const element of document.querySelectorAll(refused)) {
            findings.push(`an element that has no place here: ${element.outerHTML.slice(0, 100)}`);
        }
        const scripts = [...document.querySelectorAll("script")];
        const data = scripts.filter((script) => script.type === "application/json");
        if (scripts.length - data.length > 1 || data.length > 1) {
            findings.push(`${scripts.length} scripts, ${data.length} of them data`);
        }
        for (const script of data) {
            try {
                JSON.parse(script.textContent);
            } catch (error) {
                findings.push(`the data is no JSON: ${error.message}`);
            }
        }
        for (const element of document.querySelectorAll("*")) {
            for (const { name, value } of element.attributes) {
                const where = `<${element.localName} ${name}="${value.slice(0, 60)}">`;
                if (/^on/.test(name)) {
                    findings.push(`an attribute that runs: ${where}`);
                } else if (/^(href|xlink:href|src|srcset|action|formaction|data|poster|background)$/.test(name)) {
                    if (!/^#/.test(value)) {
                        findings.push(`an address: ${where}`);
                    }
                } else if (/url\((?!["']?#)/i.test(value)) {
                    findings.push(`an address in a style: ${where}`);
                }
            }
        }
        const policy = document.querySelector("meta[http-equiv=Content-Security-Policy i]")?.content ?? "";
        if (!/default-src 'none'/.test(policy) || /unsafe|https?:|\*/.test(policy.replace(/sha256-[^']*/g, ""))) {
            findings.push(`a policy that lets things in: ${policy}`);
        }
        return findings;
    });
}
