/** The pictures' own program (engine/webpage/view/charts), bundled as a build bundles it, for node. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The folder of the pictures' sources. */
export const chartsFolder = fileURLToPath(new URL("../../engine/webpage/view/charts/", import.meta.url));

const modules = [
    "curves", "fan", "frame", "icons", "series", "text", "tiles", "tornado", "waiting", "waterfall", "words",
];

/** Everything that the pictures' modules export. */
export async function charts() {
    const folder = mkdtempSync(join(tmpdir(), "eigenkracht-charts-"));
    try {
        const file = join(folder, "charts.mjs");
        execFileSync(
            process.env.EIGENKRACHT_ESBUILD ?? "esbuild",
            ["--bundle", "--format=esm", "--target=es2018", "--loader=ts", "--log-level=warning", `--outfile=${file}`],
            {
                input: modules.map((name) => `export * from "./${name}";`).join("\n"),
                cwd: chartsFolder,
                env: { ...process.env, NODE_PATH: process.env.EIGENKRACHT_D3 ?? "/usr/share/nodejs" },
            },
        );
        return await import(pathToFileURL(file));
    } finally {
        rmSync(folder, { recursive: true });
    }
}
