/** The pictures of a page: what they show is what they are given, and their words have room. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { inputs, labels, number } from "./charts_inputs.mjs";
import { charts, chartsFolder } from "./view_library.mjs";

const library = await charts();
const widths = [280, 300, 340, 480, 559, 560, 640, 680, 900, 1100];

function frame(width, language = "nl") {
    return { width, id: "p", words: library.chartWords[language], number };
}

/** All pictures in both languages at all widths: [name, SVG]. */
function everyPicture() {
    const all = [];
    for (const language of ["nl", "en"]) {
        for (const [kind, input] of Object.entries(inputs(labels[language]))) {
            for (const width of widths) {
                all.push([`${kind} ${language} ${width}`, library[kind](input, frame(width, language))]);
            }
        }
    }
    return all;
}

const unescaped = (text) => {
    return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&");
};

/** The boxes of all texts, by the widths that the pictures themselves reckon with. */
function boxes(svg) {
    // Texts of ticks stand as their group says.
    const each = svg.replace(/<g class="tick" text-anchor="(\w+)">(.*?)<\/g>/g, (_, anchor, texts) =>
        texts.replace(/<text /g, `<text text-anchor="${anchor}" `),
    );
    return [...each.matchAll(/<text ([^>]*)>(.*?)<\/text>/g)].map(([, attributes, content]) => {
        const of = (name) => (attributes.match(new RegExp(`(?:^| )${name}="([^"]*)"`)) ?? [])[1];
        const size = Number(of("font-size")) || 12; // the picture's own where a text has none
        const bold = (of("class") ?? "").split(" ").includes("strong");
        const spans = [...content.matchAll(/<tspan[^>]*>(.*?)<\/tspan>/g)].map(([, line]) => line);
        const lines = (spans.length > 0 ? spans : [content]).map(unescaped);
        const width = Math.max(...lines.map((line) => library.textWidth(line, size, bold)));
        const x = Number(of("x")) - { start: 0, middle: width / 2, end: width }[of("text-anchor") ?? "start"];
        // Letters of common faces reach 0.93 of their size above the line and 0.24 below it.
        const top = Number(of("y")) - 0.93 * size;
        const bottom = Number(of("y")) + (lines.length - 1) * 1.3 * size + 0.24 * size;
        return { text: lines.join(" "), size, left: x, right: x + width, top, bottom };
    });
}

/** Texts that are cut, touch each other or are too small. */
function crowding(svg) {
    const [left, top, width, height] = svg.match(/viewBox="([^"]*)"/)[1].split(" ").map(Number);
    const all = boxes(svg);
    const found = [];
    all.forEach((one, i) => {
        if (one.size < 12) {
            found.push(`small: ${one.text}`);
        }
        const across = one.left < left - 0.1 || one.right > left + width + 0.1;
        if (across || one.top < top - 0.1 || one.bottom > top + height + 0.1) {
            found.push(`cut: ${one.text}`);
        }
        for (const other of all.slice(i + 1)) {
            const over = Math.min(one.right, other.right) - Math.max(one.left, other.left);
            const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
            if (over > 0.1 && down > 0.1) {
                found.push(`${one.text} on ${other.text}`);
            }
        }
    });
    return found;
}

/** The marks of a class: their attributes by name. */
function marks(svg, style) {
    return [...svg.matchAll(/<\w+ class="mark ([^"]*)"([^>]*)>/g)]
        .filter(([, classes]) => classes.split(" ").includes(style))
        .map(([, , rest]) => Object.fromEntries([...rest.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, k, v]) => [k, v])));
}

test("no text of any picture is cut, touches another or is smaller than 12 units, at any width", () => {
    for (const [name, svg] of everyPicture()) {
        assert.deepEqual(crowding(svg), [], name);
    }
});

test("a label that is moved is found to touch, one at the side to be cut, one that shrinks to be small", () => {
    const svg = library.fan(inputs(labels.nl).fan, frame(640));
    const moved = svg.replace(/(<text x=")[\d.]+(" y=")[\d.]+("[^>]*>2013<)/, "$160$217$3");
    assert.match(crowding(moved).join("\n"), /2013 on|on 2013/);
    assert.match(crowding(svg.replace(/(<text x=")[\d.]+("[^>]*>2019<)/, "$1638$2")).join("\n"), /cut: 2019/);
    assert.match(crowding(svg.replace("<text ", '<text font-size="11" ')).join("\n"), /small/);
});

test("every picture is named and told, has marks, and holds no number that is none", () => {
    for (const [name, svg] of everyPicture()) {
        assert.match(svg, /^<svg [^>]*role="img" aria-labelledby="p-title p-desc">/, name);
        assert.match(svg, /<title id="p-title">1<\/title><desc id="p-desc">2<\/desc>/, name);
        assert.match(svg, /class="mark /, name);
        assert.doesNotMatch(svg, /NaN|undefined|Infinity|null|style=|on\w+="/, name);
        const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
        assert.equal(new Set(ids).size, ids.length, name);
        assert.ok(ids.every((id) => id.startsWith("p-")), name);
    }
});

test("words in pictures come from their input and from words.ts", () => {
    const words = Object.fromEntries(Object.keys(library.chartWords.en).map((key) => [key, "7"]));
    const wordless = (value) => JSON.parse(JSON.stringify(value), (_, one) => (typeof one === "string" ? "7" : one));
    for (const [kind, input] of Object.entries(inputs(labels.en))) {
        for (const width of [300, 900]) {
            const svg = library[kind](wordless(input), { ...frame(width), words });
            const letters = svg.replace(/<[^>]*>/g, " ").match(/[a-zA-Z]+/g);
            assert.equal(letters, null, `${kind} ${width}`);
        }
    }
});

test("both languages have all words", () => {
    const { en, nl } = library.chartWords;
    assert.deepEqual(Object.keys(en).sort(), Object.keys(nl).sort());
    for (const key of Object.keys(en)) {
        assert.ok(en[key] !== "" && nl[key] !== "", key);
    }
});

test("texts break between words, and within one only where it is wider than a line", () => {
    const text = "kinderen die op een plaats zouden hebben gewacht";
    for (const width of [70, 120, 200, 400]) {
        const lines = library.wrap(text, width, 13);
        assert.equal(lines.join(" "), text);
        assert.ok(lines.every((line) => library.textWidth(line, 13) <= width));
    }
    assert.deepEqual(library.wrap("", 100, 13), [""]);
    const broken = library.wrap("jeugdzorgplusinstelling", 80, 13);
    assert.ok(broken.length > 1 && broken.slice(0, -1).every((line) => line.endsWith("-")));
    assert.equal(broken.join("").replace(/-/g, ""), "jeugdzorgplusinstelling");
    const endless = library.wrap("x".repeat(10000), 120, 13);
    assert.ok(endless.length === 12 && endless[11].endsWith("\u2026"));
    assert.ok(endless.every((line) => library.textWidth(line, 13) <= 120));
    const faces = library.wrap("\u{1f600}".repeat(40), 60, 13);
    assert.ok(faces.every((line) => !/[\ud800-\udbff](?![\udc00-\udfff])/.test(line)));
});

test("steps of a waterfall go from the sum before them to the sum after them", () => {
    const step = (mean, level = false) => ({ label: "s", level, mean, low: null, high: null, text: "t" });
    const input = { title: "1", description: "2", unit: { label: "u", size: 1 } };
    const svg = library.waterfall({ ...input, steps: [step(10, true), step(5), step(-12), step(3, true)] }, frame(800));
    const [first, last] = marks(svg, "level").map(({ x, width }) => [Number(x), Number(x) + Number(width)]);
    const unit = (first[1] - first[0]) / 10;
    const place = (value) => first[0] + unit * value;
    const near = (a, b) => assert.ok(Math.abs(a - b) < 0.3, `${a} is not ${b}`);
    near(last[1], place(3));
    const ends = ({ d }) => [Number(d.match(/^M([\d.]+)/)[1]), Number(d.match(/L([\d.]+)/)[1])];
    const [up] = marks(svg, "adds").map(ends);
    const [down] = marks(svg, "takes").map(ends);
    near(up[0], place(10));
    near(up[1], place(15));
    near(down[0], place(15));
    near(down[1], place(3));
});

test("as many houses and crosses as children, rounded; less than a half is about 0 and none is 0", () => {
    const count = (value) => ({ value, text: "" });
    const drawn = (good, harm) => {
        const group = { label: "s", overall: false, good: count(good), harm: count(harm) };
        const input = { title: "1", description: "2", good: "GOOD", harm: "HARM", groups: [group] };
        const svg = library.icons(input, frame(340, "en"));
        const dots = marks(svg, "rest").map(({ d, "stroke-dasharray": dash }) => {
            const step = Number(dash.split(" ")[1]);
            const rows = [...d.matchAll(/h([\d.]+)/g)].map(([, length]) => Math.floor(Number(length) / step) + 1);
            return rows.reduce((sum, row) => sum + row, 0);
        });
        const said = [...svg.matchAll(/>([^<>]*) (?:GOOD|HARM)/g)].map(([, one]) => one);
        return [marks(svg, "good").length, marks(svg, "harm").length, dots[0] ?? 0, ...said];
    };
    assert.deepEqual(drawn(35.2, 0), [35, 0, 65, "35", "0"]);
    assert.deepEqual(drawn(0.3, 0.5), [0, 1, 99, "about 0", "1"]);
    assert.deepEqual(drawn(60, 40), [60, 40, 0, "60", "40"]);
    assert.deepEqual(drawn(85, 43), [85, 43, 0, "85", "43"]);
    assert.deepEqual(drawn(150, 240), [150, 50, 0, "150", "240"]);
});

test("a curve without its needless points is the curve", () => {
    const points = Array.from({ length: 201 }, (_, i) => [3 * i, 250 / (1 + Math.exp((i - 100) / 9))]);
    const kept = library.thinned(points);
    assert.ok(kept.length < 80);
    const height = (x) => {
        const i = Math.max(1, kept.findIndex(([at]) => at >= x));
        const [[x0, y0], [x1, y1]] = [kept[i - 1], kept[i]];
        return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
    };
    const worst = (line) => Math.max(...line.map(([x, y]) => Math.abs(height(x) - y)));
    assert.ok(worst(points) < 0.25, String(worst(points)));
    assert.ok(worst(points.map(([x, y]) => [x, y + (x > 300 ? 0.5 : 0)])) > 0.25);
});

test("a chance between two amounts is between their chances; beyond all amounts it stays", () => {
    assert.equal(library.chanceAt([0, 10, 20], [1, 0.6, 0], 15), 0.3);
    assert.equal(library.chanceAt([0, 10, 20], [1, 0.6, 0], -5), 1);
    assert.equal(library.chanceAt([0, 10, 20], [1, 0.6, 0], 50), 0);
});

test("regions without a place, or with one place for two, are bars from the largest gain on", () => {
    const input = inputs(labels.nl).tiles;
    const order = (tiles) => marks(library.tiles({ ...input, tiles }, frame(900)), "tile").map(({ x }) => Number(x));
    const bars = input.tiles.map((tile) => ({ ...tile, place: null }));
    const twice = input.tiles.map((tile) => ({ ...tile, place: [1, 1] }));
    assert.deepEqual(order(bars), order(twice));
    assert.notDeepEqual(order(bars), order(input.tiles));
    const said = [...library.tiles({ ...input, tiles: bars }, frame(900)).matchAll(/text-anchor="end">([-\d]+)</g)];
    assert.deepEqual(said.map(([, text]) => Number(text)), [2, 1, 0, -1, -2]);
});

test("what is alike, one year alone, or unknown is drawn all the same", () => {
    const all = inputs(labels.nl);
    const flat = { low95: 0, low80: 0, median: 0, high80: 0, high95: 0 };
    const panels = [{ label: "p", overall: true, by_policy: [[flat]] }];
    const steps = all.waterfall.steps.map((step) => ({ ...step, mean: 0, low: null, high: null }));
    const drawn = [
        library.fan({ ...all.fan, years: [2013], policies: ["p"], panels }, frame(300)),
        library.waterfall({ ...all.waterfall, steps }, frame(300)),
        library.tornado({ ...all.tornado, bars: [] }, frame(300)),
        library.curves({ ...all.curves, simulated: null, asked: { amount: 0, label: "0" } }, frame(300)),
    ];
    for (const svg of drawn) {
        assert.doesNotMatch(svg, /NaN|Infinity|undefined|null/);
        assert.deepEqual(crowding(svg), []);
    }
});

/** What is left of a picture without its elements and its text: nothing, where all markup is its own. */
function leftover(svg) {
    const markup = svg.replace(/<[a-z]+(?: [\w-]+="[^"<>]*")*\/?>|<\/[a-z]+>/g, " ");
    return (markup.match(/[<>"]|&(?!(?:amp|lt|gt|quot);)/g) ?? []).join("") + (/<script/.test(svg) ? "script" : "");
}

test("text of a scenario stays text", () => {
    const evil = '"><script>alert(1)</script>&';
    const written = JSON.stringify(evil).slice(1, -1);
    const swapped = JSON.parse(JSON.stringify(inputs(labels.nl)).replace(/al het bewijs samen|miljoen euro/g, written));
    for (const [kind, input] of Object.entries(swapped)) {
        const svg = library[kind]({ ...input, title: evil, description: evil }, frame(640));
        assert.match(svg, /&lt;script/, kind);
        assert.equal(leftover(svg), "", kind);
        assert.notEqual(leftover(svg.replace(/&quot;/g, '"')), "", kind);
        assert.notEqual(leftover(svg.replace(/&lt;/g, "<")), "", kind);
    }
});

/** Contrast of two colours as WCAG 2 has it. */
function contrast(a, b) {
    const [x, y] = [a, b].map((colour) => {
        const parts = [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16) / 255);
        const [r, g, blue] = parts.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
    });
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** Colours of the style sheet that are too near to the ground, in light and in dark. */
function pale(css) {
    return [...css.matchAll(/:root \{([^}]*)\}/g)].flatMap(([, rules], scheme) => {
        const colours = Object.fromEntries([...rules.matchAll(/--chart-(\w+): (#\w{6})/g)].map(([, k, v]) => [k, v]));
        const least = (name) => (["text", "soft"].includes(name) ? 4.5 : name === "grid" ? 1 : 3);
        return Object.keys(colours)
            .filter((name) => name !== "back" && contrast(colours[name], colours.back) < least(name))
            .map((name) => `${name} in scheme ${scheme}`);
    });
}

test("lines and bars stand out from the ground 3 to 1, text 4.5 to 1, in light and dark", () => {
    const css = readFileSync(join(chartsFolder, "charts.css"), "utf8");
    assert.equal([...css.matchAll(/:root \{/g)].length, 2);
    assert.deepEqual(pale(css), []);
    assert.deepEqual(pale(css.replace("--chart-5: #94690a", "--chart-5: #e69f00")), ["5 in scheme 0"]);
});

/** Points of a path's straight lines. */
function points(path) {
    const found = [];
    let [x, y] = [0, 0];
    for (const [, command, rest] of path.matchAll(/([MLHVlZ])([^MLHVlZ]*)/g)) {
        const given = (rest.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
        for (let i = 0; i < given.length; i += command === "H" || command === "V" ? 1 : 2) {
            const from = command === "l" ? [x, y] : [0, 0];
            x = command === "V" ? x : from[0] + given[i];
            y = command === "H" ? y : from[1] + given[command === "V" ? i : i + 1];
            found.push([x, y]);
        }
    }
    return found;
}

const paths = (svg) => [...svg.matchAll(/ d="([MLHVlZ0-9., -]*)"/g)].map(([, path]) => points(path));

/** The edges of rectangles, and the places of texts and symbols. */
function placed(svg) {
    return [...svg.matchAll(/<(?:rect|text|tspan|use)( [^>]*)>/g)].map(([, attributes]) => {
        const of = (name) => Number((attributes.match(new RegExp(` ${name}="([^"]*)"`)) ?? [])[1] ?? 0);
        return [of("x"), of("y"), of("x") + of("width"), of("y") + of("height")];
    });
}

/** How far the paths of two pictures are apart, at most. */
function apart(one, other) {
    const [a, b] = [paths(one), paths(other)];
    assert.equal(a.length, b.length);
    return Math.max(...a.flatMap((path, i) => {
        assert.equal(path.length, b[i].length);
        return path.flatMap(([x, y], k) => [Math.abs(x - b[i][k][0]), Math.abs(y - b[i][k][1])]);
    }));
}

test("a picture in fewer letters is the same picture, to half a unit", () => {
    for (const [name, svg] of everyPicture()) {
        const short = library.compact(svg);
        assert.ok(short.length < svg.length, name);
        assert.ok(apart(svg, short) <= 0.5 + 1e-9, name);
        assert.deepEqual(short.replace(/<[^>]*>/g, "|"), svg.replace(/<[^>]*>/g, "|"), name);
    }
    for (const [name, svg] of everyPicture()) {
        const [whole, short] = [placed(svg), placed(library.compact(svg))];
        assert.equal(short.length, whole.length, name);
        whole.forEach((edges, i) => edges.forEach((edge, k) => assert.ok(Math.abs(edge - short[i][k]) <= 0.5 + 1e-9, name)));
    }
    const svg = library.fan(inputs(labels.nl).fan, frame(640));
    const moved = library.compact(svg).replace(/l(-?\d+)/, (_, step) => `l${Number(step) + 2}`);
    assert.ok(apart(svg, moved) > 1);
});
