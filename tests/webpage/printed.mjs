/** Numbers as a page prints them, read back without the page's own code. */

const scales = { million: 1e6, miljoen: 1e6, thousand: 1e3, duizend: 1e3, "%": 0.01 };

const bounds = {
    "less than": "less",
    "minder dan": "less",
    "more than": "more",
    "meer dan": "more",
    "up to": "most",
    hoogstens: "most",
};

/**
 * A printed number: "€ 1,9 miljoen", "−€350,000", "less than 5%", "3 of 64".
 *
 * @param {string} text
 * @param {"en" | "nl"} language
 * @returns {{value: number, unit: number, zeros: number, bound: string | null}} `unit` is what its last digit counts;
 * `zeros` how many zeros a whole number ends in, which may or may not be digits that are known
 */
export function readPrinted(text, language) {
    const words = text.replace(/\u2060/g, "").replace(/[\u00a0\u202f\s]+/g, " ").trim();
    const bound = Object.keys(bounds).find((one) => words.startsWith(`${one} `));
    const rest = bound === undefined ? words : words.slice(bound.length + 1);
    const count = /^([0-9.,]+) (?:of|in|van|op) ([0-9.,]+)$/.exec(rest);
    const plain = (digits) => {
        const ungrouped = digits.replace(language === "nl" ? /\./g : /,/g, "");
        return Number(ungrouped.replace(",", "."));
    };
    const said = { zeros: 0, bound: bound === undefined ? null : bounds[bound] };
    if (count !== null) {
        const all = plain(count[2]);
        return { ...said, value: plain(count[1]) / all, unit: 1 / all };
    }
    const parts = /^(\u2212|-)?(?:€ ?)?(\u2212|-)?([0-9][0-9.,]*) ?(million|miljoen|thousand|duizend|%)?$/.exec(rest);
    if (parts === null) {
        throw new Error(`this is no printed number: "${text}"`);
    }
    const [, before, after, digits, word] = parts;
    const scale = word === undefined ? 1 : scales[word];
    const decimals = language === "nl" ? digits.split(",")[1] : digits.split(".")[1];
    return {
        ...said,
        value: (before || after ? -1 : 1) * plain(digits) * scale,
        unit: scale * Math.pow(10, -(decimals ?? "").length),
        zeros: decimals === undefined && plain(digits) !== 0 ? /0*$/.exec(digits.replace(/[.,]/g, ""))[0].length : 0,
    };
}

/**
 * Whether a printed number is a value rounded, at a digit that the value's Monte Carlo error allows.
 *
 * A last digit may count at most ten times the error and no less than a twentieth of it; exact values may have any.
 *
 * @param {string} text as printed
 * @param {"en" | "nl"} language
 * @param {number} value
 * @param {number} error standard error, in the unit of the value; 0: exact
 * @returns {string | null} what is wrong; null: nothing
 */
export function misprint(text, language, value, error) {
    const { value: printed, unit, zeros, bound } = readPrinted(text, language);
    const told = `"${text}" for ${value} (error ${error})`;
    if (bound === "less" || bound === "more") {
        return (bound === "less" ? value < printed : value > printed) ? null : `${told}: it is not so`;
    }
    const close = (one) => Math.abs(printed - value) <= one * (0.5 + 1e-9);
    const units = Array.from({ length: zeros + 1 }, (_, i) => unit * Math.pow(10, i));
    const rounded = units.filter(close);
    if (rounded.length === 0) {
        return `${told}: it is not rounded from it`;
    }
    if (error > 0 && !rounded.some((one) => one <= 10 * error || one === unit)) {
        return `${told}: it is coarser than its error`;
    }
    if (error > 0 && !rounded.some((one) => one >= 0.05 * error)) {
        return `${told}: it has a digit that nobody knows`;
    }
    return null;
}
