/** What must be true of a page on A4 paper. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { which } from "../browser.mjs";

/** The text of each sheet of a PDF, as poppler's pdftotext reads it. */
function sheets(pdf) {
    const folder = mkdtempSync(join(tmpdir(), "eigenkracht-paper-"));
    try {
        const file = join(folder, "page.pdf");
        writeFileSync(file, pdf);
        return execFileSync(which("pdftotext"), ["-raw", file, "-"], { encoding: "utf8", maxBuffer: 1 << 26 })
            .split("\f")
            .slice(0, -1);
    } finally {
        rmSync(folder, { recursive: true });
    }
}

/**
 * A page that loses something on paper: figures cut between sheets or parted from their captions, pictures, sections or
 * figures that are not printed, lines that run off the sheet.
 *
 * Each figure gets a word of its own in the first and last corner of its picture and one in its caption, in letters
 * that take no place; then it is seen on which sheets of the PDF they are. The page is marked by this: close it after.
 *
 * @param {import("playwright-core").Page} page
 * @returns {Promise<{findings: string[], sheets: string[]}>}
 */
export async function paperFindings(page) {
    await page.emulateMedia({ media: "print", colorScheme: "light" });
    const marked = await page.evaluate(() => {
        const svgText = (svg, word, [x, y]) => {
            const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
            text.textContent = word;
            text.setAttribute("x", x);
            text.setAttribute("y", y);
            text.setAttribute("fill", "black");
            text.style.textAnchor = "start";
            text.style.fontSize = "2px";
            svg.append(text);
        };
        return [...document.querySelectorAll("figure")].map((figure, i) => {
            const svg = figure.querySelector("svg");
            const name = figure.dataset.picture;
            const letter = String.fromCharCode(97 + (i % 26)) + String.fromCharCode(97 + Math.floor(i / 26));
            const words = [`zq${letter}top`, `zq${letter}end`, `zq${letter}cap`];
            if (svg !== null) {
                const { clientWidth: width, clientHeight: height } = svg;
                const box = svg.viewBox.baseVal?.width ? svg.viewBox.baseVal : { x: 0, y: 0, width, height };
                svgText(svg, words[0], [box.x + 1, box.y + 3]);
                svgText(svg, words[1], [box.x + box.width / 2, box.y + box.height - 1]);
            }
            const caption = document.createElement("span");
            caption.textContent = ` ${words[2]} `;
            caption.style.cssText = "font-size: 2px; line-height: 0; letter-spacing: 0";
            const place =
                figure.querySelector("figcaption :is(h2, h3, h4, p)") ?? figure.querySelector("figcaption");
            place?.append(caption);
            return { name, words };
        });
    });
    const sections = await page.evaluate(() =>
        [...document.querySelectorAll("section[id] > h2")]
            .filter((heading) => heading.getClientRects().length > 0)
            .map((heading) => heading.textContent.trim()),
    );
    const texts = sheets(await page.pdf({ format: "A4", preferCSSPageSize: true, printBackground: true }));
    const findings = [];
    for (const { name, words } of marked) {
        const where = words.map((word) => texts.findIndex((text) => text.includes(word)) + 1);
        if (where.includes(0)) {
            findings.push(`picture ${name} is not printed whole (its top, end and caption are on sheets ${where})`);
        } else if (where.some((sheet) => sheet !== where[0])) {
            findings.push(`picture ${name} is cut: its top, end and caption are on sheets ${where}`);
        }
    }
    const plain = (text) => text.replace(/\s+/g, " ").toLowerCase();
    for (const title of sections) {
        if (!texts.some((text) => plain(text).includes(plain(title)))) {
            findings.push(`the section "${title}" is not printed`);
        }
    }
    texts.forEach((text, i) => {
        if (text.trim() === "") {
            findings.push(`sheet ${i + 1} is empty`);
        }
    });
    findings.push(...(await offTheSheet(page)));
    return { findings, sheets: texts };
}

/** What is wider than an A4 sheet with margins of 15 mm, and what only a screen could scroll to. */
async function offTheSheet(page) {
    const millimetre = 96 / 25.4;
    const before = page.viewportSize();
    await page.setViewportSize({ width: Math.floor(180 * millimetre), height: Math.floor(267 * millimetre) });
    const findings = await page.evaluate(() => {
        const width = document.scrollingElement.clientWidth;
        const wide = [];
        for (const element of document.body.querySelectorAll("*")) {
            const box = element.getBoundingClientRect();
            const inPicture = element.closest("svg") !== null && element.localName !== "svg";
            if (inPicture || box.width <= 1 || box.height <= 1 || box.right < 0) {
                continue;
            }
            const words = element.textContent.trim().replace(/\s+/g, " ").slice(0, 50);
            const end = Math.max(box.right, box.left + element.scrollWidth);
            if (end > width + 1) {
                wide.push(`<${element.localName}> runs off the sheet: ${end.toFixed(0)} of ${width}: ${words}`);
            } else if (getComputedStyle(element).overflowX !== "visible") {
                if (element.scrollWidth > element.clientWidth + 1) {
                    wide.push(`<${element.localName}> hides a part on paper: ${words}`);
                }
            }
        }
        return wide;
    });
    await page.setViewportSize(before);
    return findings;
}
