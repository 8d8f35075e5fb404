/** Remarks of the program in the page's language: from their kind and values where a text is there, else as they stand. */

import { Context, separated, Values } from "./context";
import { Notice } from "./data";
import { Text } from "./document";
import { significant } from "./numbers";
import { programTexts } from "./program_texts";

type Given = Notice["values"];

/** Values of one row, by names without its number: stance_2 is the stance of row 2. */
function ofRow(values: Given, row: number): Given {
    const end = `_${row}`;
    const found: Given = {};
    Object.keys(values).forEach((name) => {
        if (name.slice(-end.length) === end) {
            found[name.slice(0, -end.length)] = values[name];
        }
    });
    return found;
}

/** The rows of a list, in order. */
function rowsOf(values: Given): Given[] {
    const rows: Given[] = [];
    for (let row = ofRow(values, 1); Object.keys(row).length > 0; row = ofRow(values, rows.length + 1)) {
        rows.push(row);
    }
    return rows;
}

/** The text of a key, or of one of its forms; nothing where there is none. */
function template(texts: { [key: string]: string }, key: string, values: Given): string | undefined {
    const whole = values.form === undefined ? key : `${key}.${values.form}`;
    return Object.prototype.hasOwnProperty.call(texts, whole) ? texts[whole] : undefined;
}

/** A value as the page writes it: at most four digits, and bodies of evidence by their short names. */
function written(context: Context, name: string, value: string | number): Text {
    if (typeof value === "number") {
        return Math.round(value) === value
            ? context.numbers.count(value)
            : context.numbers.exact(significant(value, 4));
    }
    const stance = context.answers.stances.filter((one) => one.title === value)[0];
    if (stance !== undefined) {
        return context.shortOf(context.answers.stances.indexOf(stance));
    }
    if (name === "baseline") {
        return context.baseline(value);
    }
    if (name === "scope") {
        return context.program("word", value, value);
    }
    // A number's name says less than what it means; names as such are no language's.
    const number = context.result.description.numbers.filter((one) => name === "name" && one.name === value)[0];
    const own = context.own(number === undefined ? value : number.meaning);
    return own.lang === undefined ? own : { text: value };
}

function filled(context: Context, text: string, values: Given, more: Values): Text {
    const all: Values = { ...more };
    Object.keys(values).forEach((name) => {
        all[name] = written(context, name, values[name]);
    });
    return context.filled(text, all);
}

/**
 * A remark in the page's language.
 *
 * @param prefix "notice" or "remark": where its texts stand in programTexts
 */
export function remark(context: Context, prefix: string, notice: Notice): Text {
    const language = context.data.language;
    const texts: { [key: string]: string } = language === "en" ? {} : programTexts[language];
    const key = `${prefix}.${notice.kind}`;
    const whole = template(texts, key, notice.values);
    if (whole === undefined) {
        return context.own(notice.text);
    }
    const rows: Text[] = [];
    rowsOf(notice.values).forEach((row) => {
        const one = template(texts, `${key}.row`, row);
        if (one !== undefined) {
            rows.push(filled(context, one, { ...notice.values, ...row }, {}));
        }
    });
    return filled(context, whole, notice.values, { rows: separated(rows, ", ") });
}
