/** The view's own program (engine/webpage/view), bundled as a build bundles it, for node. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The folder of the view's sources, and that of its pictures. */
export const viewFolder = fileURLToPath(new URL("../../engine/webpage/view/", import.meta.url));
export const chartsFolder = fileURLToPath(new URL("../../engine/webpage/view/charts/", import.meta.url));

const modules = [
    "compact", "curves", "fan", "frame", "icons", "series", "text", "tiles", "tornado", "waiting", "waterfall", "words",
];

/** What modules of a folder export, as one module. */
async function exportsOf(folder, names) {
    const place = mkdtempSync(join(tmpdir(), "eigenkracht-view-"));
    try {
        const file = join(place, "view.mjs");
        execFileSync(
            process.env.EIGENKRACHT_ESBUILD ?? "esbuild",
            ["--bundle", "--format=esm", "--target=es2018", "--loader=ts", "--log-level=warning", `--outfile=${file}`],
            {
                input: names.map((name) => `export * from "./${name}";`).join("\n"),
                cwd: folder,
                env: { ...process.env, NODE_PATH: process.env.EIGENKRACHT_D3 ?? "/usr/share/nodejs" },
            },
        );
        return await import(pathToFileURL(file));
    } finally {
        rmSync(place, { recursive: true });
    }
}

/** Everything that the pictures' modules export. */
export const charts = () => exportsOf(chartsFolder, modules);

/** What a page says, in its languages. */
export const words = () => exportsOf(viewFolder, ["catalogue", "program_texts"]);
