/**
 * The browser that pages are opened in: Debian's chromium, driven by playwright-core from the npm folder that
 * EIGENKRACHT_NODE_MODULES names (browser.cmake sets it).
 */

import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

/** A package of the npm folder. */
export function npmPackage(name) {
    return createRequire(join(process.env.EIGENKRACHT_NODE_MODULES, "of.tests"))(name);
}

/** Where a package's file lies. */
export function npmFile(name) {
    return createRequire(join(process.env.EIGENKRACHT_NODE_MODULES, "of.tests")).resolve(name);
}

/** The program of this name that the shell would start. Throws where there is none. */
export function which(program) {
    for (const folder of process.env.PATH.split(delimiter)) {
        try {
            accessSync(join(folder, program), constants.X_OK);
            return join(folder, program);
        } catch {
            // The next folder may have it.
        }
    }
    throw new Error(`there is no ${program} in PATH`);
}

/** Starts the browser. It talks to nobody by itself, and its pages are files that these tests have written. */
export function launch() {
    return npmPackage("playwright-core").chromium.launch({
        executablePath: which("chromium"),
        args: [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--force-color-profile=srgb",
        ],
    });
}

/**
 * Opens a file as a reader would, and notes all that a page must not do: ask for anything but itself, break its
 * policy, speak to the console, open a dialog, fail.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {string} file path of the page
 * @param {{width?: number, height?: number, dark?: boolean, javaScript?: boolean, fragment?: string}} reader
 * @returns {Promise<{page: import("playwright-core").Page, noise: string[], close: () => Promise<void>}>}
 */
export async function open(browser, file, reader = {}) {
    const context = await browser.newContext({
        viewport: { width: reader.width ?? 1440, height: reader.height ?? 900 },
        colorScheme: reader.dark ? "dark" : "light",
        javaScriptEnabled: reader.javaScript ?? true,
        reducedMotion: "reduce",
    });
    const page = await context.newPage();
    const noise = [];
    const address = pathToFileURL(file).href;
    page.on("request", (request) => {
        const asked = request.url();
        if (asked.split("#")[0] !== address) {
            noise.push(`asks for ${asked.slice(0, 200)}`);
        }
    });
    page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") {
            noise.push(`console ${message.type()}: ${message.text().slice(0, 300)}`);
        }
    });
    page.on("pageerror", (error) => noise.push(`script fails: ${error.message}`));
    page.on("dialog", (dialog) => {
        noise.push(`opens a dialog: ${dialog.message()}`);
        dialog.dismiss();
    });
    if (reader.javaScript ?? true) {
        await page.exposeFunction("eigenkrachtNoise", (line) => noise.push(line));
        await page.addInitScript(() => {
            document.addEventListener("securitypolicyviolation", (event) => {
                window.eigenkrachtNoise(`breaks its policy: ${event.violatedDirective} ${event.blockedURI}`);
            });
        });
    }
    await page.goto(reader.fragment ? `${address}#${reader.fragment.replace(/^#/, "")}` : address);
    return { page, noise, close: () => context.close() };
}
