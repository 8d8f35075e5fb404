/** What the program calls: a result as JSON in, a page out. */

import { chartWords } from "./charts/words";
import { csv as csvOf } from "./csv";
import { Data } from "./data";
import { html as htmlOf } from "./html";
import { markdown as markdownOf } from "./markdown";
import { comparePageOf } from "./compare_page";
import { Page } from "./document";
import { pageOf, picturesOf } from "./page";
import { draw, staticWidth } from "./pictures";

function made(text: string): Page {
    const data = JSON.parse(text) as Data;
    return data.results.length > 1 ? comparePageOf(data) : pageOf(data);
}

export function html(data: string, style: string, styleSha256: string, script: string, scriptSha256: string): string {
    return htmlOf(made(data), {
        style,
        style_sha256: styleSha256,
        script,
        script_sha256: scriptSha256,
    });
}

export function markdown(data: string): string {
    return markdownOf(made(data));
}

/** The tables: [file name, text]. */
export function csv(data: string): [string, string][] {
    return csvOf(made(data));
}

/** The pictures as files of their own: [name, SVG text]. */
export function pictures(data: string, style: string): [string, string][] {
    const page = made(data);
    return picturesOf(page.sections).map((picture): [string, string] => {
        const svg = draw(picture, staticWidth, page.language, chartWords[page.language], true);
        // A file of its own carries the style that a page has.
        const styled = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ').replace(">", `><style>${style}</style>`);
        return [picture.name, styled + "\n"];
    });
}
