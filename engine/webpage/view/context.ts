/** What every part of a page is written with: the result, its language, and the words for both. */

import { Catalogue, catalogue, terms, termsOfScenarios } from "./catalogue";
import { Answers, Chance, Data, Description, Dial, Question, Result, Spread, Stance } from "./data";
import { Cell, Part, parts, plain, Text } from "./document";
import { digitsError, isConstant, knownTo, largest, machineDigits, Ranged, Scale } from "./numbers";
import { PageNumbers } from "./page_numbers";
import { composed, programTexts } from "./program_texts";

export type Key = keyof Catalogue;
export type Values = { [name: string]: string | number | Text };

/** A stance as tables and pictures call it. */
export interface NamedStance extends Stance {
    index: number;
    short: Text;
}

export class Context {
    readonly numbers: PageNumbers;
    readonly answers: Answers;
    /** Stances with weight; all where there is but one. */
    readonly stances: NamedStance[];

    /** \param explained  terms that the page has explained already */
    constructor(
        readonly data: Data,
        readonly result: Result,
        private readonly explained: { [term: string]: boolean } = {},
    ) {
        this.numbers = new PageNumbers(data.language);
        this.answers = result.answers;
        const all = this.answers.stances.map((stance, index) => ({ ...stance, index, short: this.shortOf(index) }));
        const weighted = all.filter((stance) => stance.weight > 0);
        this.stances = weighted.length > 0 ? weighted : all;
    }

    /** A text of the catalogue; `{name}` in it stands for a value, `[[term]]` for a term that is explained once. */
    say(key: Key, values: Values = {}): Text {
        const template = catalogue[key][this.data.language];
        return this.filled(template, values);
    }

    /** The same without anything around it. */
    plain(key: Key, values: Values = {}): string {
        return plain(this.say(key, values));
    }

    /** A template with its values put in. */
    filled(template: string, values: Values): Text {
        const made: Part[] = [];
        // An odd piece is what stood in brackets.
        template.split(/(\{[a-z_0-9]+\}|\[\[[a-z_]+\]\][a-z]*)/).forEach((piece) => {
            if (/^\{[a-z_0-9]+\}$/.test(piece)) {
                const value = values[piece.slice(1, -1)];
                parts(typeof value === "number" ? this.numbers.count(value) : value === undefined ? piece : value).forEach(
                    (part) => made.push(part),
                );
            } else if (/^\[\[/.test(piece)) {
                // The ending of a plural belongs to the word, not behind its explanation.
                const [name, ending] = piece.slice(2).split("]]");
                made.push(this.term(name as keyof typeof terms, (word) => word + ending));
            } else if (piece !== "") {
                made.push({ text: piece });
            }
        });
        return made;
    }

    /** A term of the field in the form that a text has it; with its explanation where it first stands. */
    private term(name: keyof typeof terms, form: (word: string) => string): Part {
        const term = terms[name];
        if (term === undefined) {
            throw new Error(`no term ${name}`);
        }
        const { word, means } = term[this.data.language];
        const text = form(word);
        if (this.explained[name]) {
            return { text };
        }
        this.explained[name] = true;
        return { text, explained: means };
    }

    /** A text of the scenario in which terms of the field are explained where they first stand. */
    explaining(part: Part): Text {
        if (part.lang !== undefined) {
            return part;
        }
        const found = termsOfScenarios
            .filter((name) => !this.explained[name])
            .map((name) => {
                const { word } = terms[name][this.data.language];
                // The word or its plural by itself, also behind a hyphen: no part of "replacement" or "conferentiekosten".
                const whole = new RegExp(`(^|[^a-z\u00c0-\u024f])(${word}(?:e?n|s)?)(?![a-z\u00c0-\u024f])`, "i");
                const match = whole.exec(part.text);
                return match === null ? null : { name, at: match.index + match[1].length, text: match[2] };
            })
            .reduce<{ name: keyof typeof terms; at: number; text: string } | null>(
                (first, one) => (one === null || (first !== null && first.at <= one.at) ? first : one),
                null,
            );
        if (found === null) {
            return part;
        }
        const term = { ...part, ...this.term(found.name, () => found.text) };
        const rest = parts(this.explaining({ ...part, text: part.text.slice(found.at + found.text.length) }));
        return [{ ...part, text: part.text.slice(0, found.at) } as Part, term].concat(rest);
    }

    /** A text of the scenario in the page's language, or marked as the other. */
    own(text: string): Part {
        const translated = this.data.translation[text];
        if (Object.prototype.hasOwnProperty.call(this.data.translation, text)) {
            return { text: closedIn(translated) };
        }
        const own = closedIn(text);
        return this.data.language === "en" || text === "" ? { text: own } : { text: own, lang: "en" };
    }

    /** A text that the program words itself, by the name of what it stands for. */
    program(kind: string, name: string, text: string): Part {
        const texts: { [key: string]: string } = this.data.language === "en" ? {} : programTexts[this.data.language];
        const key = `${kind}.${name}`;
        return Object.prototype.hasOwnProperty.call(texts, key) ? { text: texts[key] } : this.own(text);
    }

    /** A text of the scenario that the program may have put words around. */
    composed(text: string): Text {
        const form = this.data.language === "en" ? undefined : composed.filter(([pattern]) => pattern.test(text))[0];
        if (form === undefined || Object.prototype.hasOwnProperty.call(this.data.translation, text)) {
            return this.own(text);
        }
        const [, title] = form[0].exec(text) as RegExpExecArray;
        return this.filled(programTexts[this.data.language as "nl"][form[1]], {
            title: /^[0-9.]+$/.test(title) ? this.numbers.exact(Number(title)) : this.own(title),
        });
    }

    /** A stance's title up to its first colon where that is short and no other's, else its name as words. */
    shortOf(index: number): Text {
        const long = 40;
        const start = (stance: Stance) => closedIn(plain(this.own(stance.title)).split(":")[0]);
        const stances = this.answers.stances;
        const title = start(stances[index]);
        const alone = stances.filter((stance) => start(stance) === title).length === 1;
        const own = this.own(stances[index].title);
        if (alone && title.length <= long && title !== "") {
            return { ...own, text: title };
        }
        const { name } = stances[index];
        return name === "" ? this.say("evidence.none") : { text: name.replace(/_/g, " ") };
    }

    /** A baseline in words. */
    baseline(name: string): Text {
        if (name === "") {
            return this.say("baseline.none");
        }
        if (/^budget_[0-9]+$/.test(name)) {
            return this.say("baseline.budget", { year: name.slice("budget_".length) });
        }
        return this.say("baseline.policy", { policy: this.policy(name) });
    }

    policy(name: string): Part {
        const policy = this.result.description.policies.filter((one) => one.name === name)[0];
        return this.own(policy === undefined ? name : policy.title || name);
    }

    /** Whether the study is of conferences in regions; others are of strategies per person, or of formulas. */
    get aboutConferences(): boolean {
        return this.result.description.policies.length > 0;
    }

    /** The policy that holds no conferences in any year, else the first; none where there are no policies. */
    nullPolicy(): Description["policies"][0] | undefined {
        const { policies } = this.result.description;
        // What comes out of a funnel is told by no list.
        const none = policies.filter(({ conferences_held: held }) => {
            const years = held === undefined ? [] : Object.keys(held).map((year) => Number(held[year]));
            return years.length > 0 && years.every((number) => number === 0);
        });
        return none[0] || policies[0];
    }

    /** The cut that is simulated, in words: its amount, or the formula that says it. */
    cutAmount(): string {
        const { cut } = this.result.description;
        const text = cut === null ? "" : cut.amount_eur;
        return isFinite(Number(text)) ? this.numbers.euros(Number(text), 0) : text;
    }

    /** Words that hold only where a cut is simulated. */
    ifCut(key: Key): Text {
        return this.result.description.cut === null ? "" : this.say(key);
    }

    isMoney(question: Question): boolean {
        return /_eur$/.test(question.outcome);
    }

    /** "0.6 (−1.4 to 3.0)" with its digits for machines. */
    range(spread: Ranged, divisor: number): Cell {
        const error = digitsError(spread) / divisor;
        const mean = this.numbers.rounded(spread.mean / divisor, error);
        const values = [spread.mean, spread.low95, spread.high95].map(machineDigits);
        if (isConstant(spread)) {
            return { text: mean, number: true, values: values.slice(0, 1) };
        }
        const range = this.numbers.range(spread.low95 / divisor, spread.high95 / divisor, error);
        // Where even the range's ends are nothing, a mean of rare draws says no more.
        const nothing = !/[1-9]/.test(range);
        return { text: nothing ? this.say("about_nothing") : `${mean} (${range})`, number: true, values };
    }

    /** A mean with digits by its Monte Carlo error alone. */
    mean(value: number, error: number, divisor: number): Cell {
        const digits = error === 0 ? 0 : knownTo(value, error) / divisor;
        return {
            text: this.numbers.rounded(value / divisor, digits),
            number: true,
            values: [machineDigits(value)],
        };
    }

    chance(chance: Chance): Cell {
        return { text: this.numbers.chance(chance), number: true, values: [machineDigits(chance.value)] };
    }

    /** An amount of a question with its 95% range, in words. */
    amount(question: Question, spread: Spread): Text {
        const scale = this.scaleOf(question, [spread]);
        const cell = plain(this.range(spread, scale.divisor).text);
        const [, digits, rest] = /^([^ ]*)(.*)$/.exec(cell) as RegExpExecArray;
        return this.isMoney(question) && /[0-9]/.test(digits) ? this.numbers.money(digits, scale) + rest : cell;
    }

    scaleOf(question: Question, spreads: Spread[]): Scale {
        return this.isMoney(question) ? this.numbers.scale(largest(spreads)) : { divisor: 1, word: "" };
    }

    /** What was asked for, in words. */
    threshold(question: Question): string {
        return this.isMoney(question) ? this.numbers.euros(question.threshold, 0) : this.numbers.exact(question.threshold);
    }

    /** Words in a row: "a", "a and b", "a, b and c". */
    row(words: Text[]): Text {
        return words.reduce<Part[]>((made, word, i) => {
            const between = i === 0 ? "" : i + 1 < words.length ? ", " : ` ${this.plain("and")} `;
            return made.concat(between === "" ? [] : [{ text: between }], parts(word));
        }, []);
    }

    /** What is known of a question at every amount; none where nothing is. */
    dialOf(question: Question): Dial | undefined {
        const { dials } = this.result.pictures;
        return dials.filter((one) => one.question === question.name && one.baseline === question.baseline)[0];
    }

    /** The scenario's questions, each against its own baseline. */
    headlines(): Question[] {
        return this.answers.questions.filter((question) => question.headline);
    }
}

/** A text that turns none around it: its own marks of direction are left out, and letters from right to left closed in. */
function closedIn(text: string): string {
    const plainText = text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
    return /[\u0590-\u08ff\ufb1d-\ufefc]/.test(plainText) ? `\u2068${plainText}\u2069` : plainText;
}

/** Texts with something between them. */
export function separated(texts: Text[], between: string): Text {
    return texts.reduce<Part[]>((made, text, i) => made.concat(i === 0 ? [] : [{ text: between }], parts(text)), []);
}

/** Texts one after the other, with a blank between them. */
export function joined(texts: Text[]): Text {
    return separated(
        texts.filter((text) => plain(text) !== ""),
        " ",
    );
}
