/** A page as Markdown, without its pictures. */

import { Block, Page, Part, parts, plain, Table, Text } from "./document";

/** Text as Markdown shows it: what would be markup is text. */
function escaped(text: string): string {
    return text.replace(/([\\`*_{}[\]<>#|~&])/g, "\\$1").replace(/^([-+])(?=[\s-])/, "\\$1").replace(/\s+/g, " ");
}

function inline(text: Text): string {
    return parts(text)
        .map((part) => {
            const made = escaped(part.text);
            const explained = part.explained === undefined ? made : `*${made}* (${escaped(part.explained)})`;
            return part.strong ? `**${explained}**` : explained;
        })
        .join("");
}

function table(one: Table): string {
    const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
    const heads = one.heads.map(inline);
    const rows = one.rows.map((row) => {
        const label = row.strong ? `**${inline(row.label)}**` : inline(row.label);
        return line([label].concat(row.cells.map((cell) => inline(typeof cell === "string" ? cell : cell.text))));
    });
    const note = one.note === undefined ? [] : ["", inline(one.note)];
    return [`*${inline(one.caption)}*`, "", line(heads), line(heads.map((_, i) => (i === 0 ? "---" : "---:")))]
        .concat(rows, note)
        .join("\n");
}

function list(items: Text[]): string {
    return items.map((item) => `- ${inline(item)}`).join("\n");
}

function block(one: Block): string {
    switch (one.kind) {
        case "text":
            return inline(one.text);
        case "list":
            return list(one.items);
        case "heading":
            return `### ${inline(one.text)}`;
        case "table":
            return table(one.table);
        case "picture":
            return `### ${inline(one.title)}\n\n${inline(one.text)}\n\n${table(one.table)}`;
        case "cards":
            return list(
                one.cards.map((card) => {
                    const lines = card.lines.concat(card.more.lines);
                    return ([] as Part[]).concat(
                        [{ text: plain(card.title), strong: true }],
                        [{ text: `: ${card.verdict.replace(/\u00ad/g, "")}. ` }],
                        ...lines.map((text) => parts(text).concat([{ text: " " }])),
                    );
                }),
            );
        case "facts":
            return list(one.facts.map(([name, text]) => parts(name).concat([{ text: ": " }], parts(text))));
        case "details":
            return [`### ${inline(one.summary)}`].concat(one.blocks.map(block)).join("\n\n");
        case "elsewhere":
            return table(one.table);
        case "dial":
            return "";
    }
}

/** The whole text. */
export function markdown(page: Page): string {
    const made = [`# ${inline(page.title)}`, inline(page.asks), block({ kind: "facts", facts: page.facts })];
    for (const section of page.sections) {
        made.push(`## ${escaped(section.title)}`);
        section.blocks.forEach((one) => made.push(block(one)));
    }
    made.push(inline(page.foot));
    return made.filter((text) => text !== "").join("\n\n") + "\n";
}
