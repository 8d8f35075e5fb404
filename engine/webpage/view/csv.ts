/** The tables of a page as comma-separated values (RFC 4180). */

import { blocksOf, Cell, Page, plain, Table } from "./document";

/** A field: in quotation marks where it holds what would end it; never a formula of a spreadsheet. */
function field(text: string): string {
    const number = /^-?[0-9.]+(e[-+]?[0-9]+)?$/.test(text);
    const tame = !number && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(tame) ? `"${tame.replace(/"/g, '""')}"` : tame;
}

/** What a cell says: its numbers where it has them, else its text. */
function values(cell: string | Cell): string[] {
    if (typeof cell === "string") {
        return [cell];
    }
    return cell.values === undefined ? [plain(cell.text)] : cell.values;
}

/** A column whose cells hold a mean and its range becomes three. */
function lines(table: Table): string {
    const widths = table.heads.slice(1).map((_, c) =>
        table.rows.reduce((most, row) => Math.max(most, c < row.cells.length ? values(row.cells[c]).length : 1), 1),
    );
    const heads = [plain(table.heads[0])];
    widths.forEach((width, c) => {
        const head = plain(table.heads[c + 1]);
        ["", " 2.5%", " 97.5%"].slice(0, width).forEach((ending) => heads.push(head + ending));
    });
    const rows = table.rows.map((row) => {
        const fields = [plain(row.whole === undefined ? row.label : row.whole)];
        row.cells.forEach((cell, c) => {
            const own = values(cell);
            for (let i = 0; i < widths[c]; ++i) {
                fields.push(i < own.length ? own[i] : "");
            }
        });
        return fields;
    });
    return [heads]
        .concat(rows)
        .map((fields) => fields.map(field).join(",") + "\r\n")
        .join("");
}

/** Every table of the page: file name and text. */
export function csv(page: Page): [string, string][] {
    return blocksOf(page.sections).reduce<[string, string][]>(
        (made, one) =>
            one.kind === "table" || one.kind === "picture" || one.kind === "elsewhere"
                ? made.concat([[`${one.table.name}.csv`, lines(one.table)]])
                : made,
        [],
    );
}
