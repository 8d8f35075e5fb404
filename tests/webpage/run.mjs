/** node run.mjs SCRIPT: runs one script of this folder, or says what is missing for it. */

import { npmFile, which } from "./browser.mjs";

const missing = [];
for (const program of ["chromium", "pdftotext"]) {
    try {
        which(program);
    } catch {
        missing.push(program);
    }
}
for (const name of ["playwright-core", "axe-core"]) {
    try {
        npmFile(name);
    } catch {
        missing.push(`${name} (scripts/test brings it from npm)`);
    }
}
if (missing.length > 0) {
    console.log(`SKIPPED: there is no ${missing.join(", no ")}`);
} else {
    await import(`./${process.argv[2]}`);
}
