/** What axe-core knows of pages that people with other eyes and hands can use. */

import { readFileSync } from "node:fs";

import { npmFile } from "../browser.mjs";

/**
 * Violations found by axe-core: those of serious or critical impact are findings, others are told.
 *
 * @param {import("playwright-core").Page} page
 * @param {(line: string) => void} tell what is less than serious
 * @returns {Promise<string[]>} findings; none: all is well
 */
export async function accessFindings(page, tell = () => {}) {
    // Evaluated, not inserted: the page's policy lets no other script in.
    await page.evaluate(readFileSync(npmFile("axe-core/axe.min.js"), "utf8"));
    const { violations } = await page.evaluate(() =>
        window.axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } }),
    );
    const findings = [];
    for (const { id, impact, help, nodes } of violations) {
        const places = nodes.slice(0, 3).map((node) => `${node.target.join(" ")}: ${node.html.slice(0, 120)}`);
        const line = `${impact}: ${id}: ${help} (${nodes.length} times, as in ${places.join(" | ")})`;
        if (impact === "serious" || impact === "critical") {
            findings.push(line);
        } else {
            tell(line);
        }
    }
    return findings;
}
