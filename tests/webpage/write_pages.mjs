/**
 * Writes the pages that the other tests open, into the folder that EIGENKRACHT_PAGES names: a result for each study,
 * and its page in each language.
 */

import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { hostileScenario } from "./hostile.mjs";
import { compared, languages, pageOf, resultOf, studies } from "./pages.mjs";

const program = process.env.EIGENKRACHT_PROGRAM;
const scenarios = process.env.EIGENKRACHT_SCENARIOS;
const folder = process.env.EIGENKRACHT_PAGES;

/** Runs the program; what it prints is shown only if it fails. */
function eigenkracht(...words) {
    execFileSync(program, words, { stdio: ["ignore", "ignore", "inherit"], cwd: folder });
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "hostile.toml"), hostileScenario(join(scenarios, "tiny.toml")));
for (const { name, draws, settings } of studies) {
    const scenario = name === "hostile" ? join(folder, "hostile.toml") : join(scenarios, `${name}.toml`);
    const set = (settings ?? []).flatMap((setting) => ["--set", setting]);
    eigenkracht("run", scenario, "--draws", String(draws), ...set, "-o", resultOf(name));
    for (const language of languages) {
        eigenkracht("report", resultOf(name), "--lang", language, "-o", pageOf(name, language));
    }
}
for (const language of languages) {
    eigenkracht("report", ...compared.map(resultOf), "--lang", language, "-o", pageOf("compared", language));
}
