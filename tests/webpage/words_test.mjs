/** The one catalogue of what a page says: whole in both languages, and nothing in it that no page says. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { viewFolder, words } from "./view_library.mjs";

const { catalogue, programTexts, terms } = await words();

/** Everything that the view says in code: its sources without the catalogue's. */
const sources = readdirSync(viewFolder, { recursive: true })
    .filter((name) => name.endsWith(".ts") && !name.startsWith("catalogue") && name !== "program_texts.ts")
    .map((name) => readFileSync(join(viewFolder, name), "utf8"))
    .join("\n");

/** Whether code names a key, whole or as the start of one that it puts together: `verdict.${what}`. */
function isNamed(key) {
    const kind = key.split(".")[0];
    return sources.includes(`"${key}"`) || sources.includes(`\`${kind}.\${`);
}

const holes = (text) => [...text.matchAll(/\{[a-z_0-9]+\}|\[\[[a-z_]+\]\]/g)].map(([hole]) => hole).sort();

test("every text of the catalogue is said somewhere", () => {
    assert.deepEqual(Object.keys(catalogue).filter((key) => !isNamed(key)), []);
    assert.ok(!isNamed("planted.key"));
});

test("a text names the same values and terms in both languages", () => {
    for (const [key, { en, nl }] of Object.entries(catalogue)) {
        assert.deepEqual(holes(nl), holes(en), key);
        assert.ok(en !== "" && nl !== "", key);
    }
    assert.notDeepEqual(holes("{a} of [[b]]"), holes("{a}"));
});

test("every term is explained somewhere, and every term that is named is there", () => {
    const named = Object.values(catalogue).flatMap(({ en, nl }) => holes(en + nl));
    const used = new Set(named.filter((hole) => hole.startsWith("[[")).map((hole) => hole.slice(2, -2)));
    const ofScenarios = ["conference", "placement", "order"];
    assert.deepEqual(Object.keys(terms).filter((term) => !used.has(term) && !ofScenarios.includes(term)), []);
    assert.deepEqual([...used].filter((term) => terms[term] === undefined), []);
});

test("texts that the program words itself are of kinds that the view looks up", () => {
    const kinds = new Set(Object.keys(programTexts.nl).map((key) => key.split(".")[0]));
    const looked = { step: "step", places: "places", word: "word", notice: "notice", remark: "remark" };
    for (const kind of kinds) {
        assert.ok(kind === "composed" || sources.includes(`"${looked[kind]}"`), kind);
    }
});
