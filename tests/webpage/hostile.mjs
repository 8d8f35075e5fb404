/** A scenario whose texts try to be more than text, and to break the page's lines. */

const long = (word, letters) => word.repeat(Math.ceil(letters / word.length)).slice(0, letters);

const attacks = {
    script: "<script>alert(1)</script><svg onload=alert(2)>",
    attribute: `"><img src=x onerror=alert(3)> ' onmouseover='alert(4)`,
    endings: "]]> --> */ </style></title></textarea></script><script>alert(5)</script> <!-- <script>",
    address: "javascript:alert(6) data:text/html,<script>alert(7)</script> https://example.org/x.png",
    template: "{year} {policy} [[body]] ${7*7} {{7*7}} %s &lt;b&gt; &amp;amp; \\u003cb\\u003e",
    markdown: "# a heading | of *stars* [and](javascript:alert(8)) `code` ~~struck~~ ![](x.png) <b>bold</b>",
    formula: `=HYPERLINK("https://example.org"),+1,-1,@SUM(1)`,
    separators: "line\u2028and paragraph\u2029apart, a null-like \ufffd, a joined \u{1f469}\u200d\u{1f467}",
    turned: "from right to left: \u202e tfel ot \u2067 \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    unbroken: long("unbreakable", 10000),
    wordy: long("words without an end ", 10000),
};

/** Each text with a token before it by which a test finds it. */
const texts = Object.fromEntries(Object.entries(attacks).map(([name, text], i) => [name, `h${i + 10}z ${text}`]));

/** Where the texts are put. The names of tables are names of scenarios/tiny.toml and what that stands on. */
const places = [
    ["", "title", texts.script],
    ["", "asks", `${texts.attribute} ${texts.wordy}`],
    ["question.cash_covered", "title", texts.endings],
    ["question.cash_covered_2015", "title", texts.unbroken],
    ["policy.grow", "title", texts.template],
    ["policy.stay", "title", texts.turned],
    ["stance.as_claimed", "title", texts.markdown],
    ["stance.english_trial", "title", texts.unbroken],
    ["stance.transportable", "title", texts.turned],
    ["source.volkskrant_2012", "title", texts.address],
    ["source.volkskrant_2012", "note", texts.wordy],
    ["source.english_trial_2024", "title", texts.unbroken],
    ["source.dijkstra_2019", "where", texts.formula],
    ["region.stadsregio_amsterdam", "title", texts.separators],
    ["parameter.amsterdam_share", "meaning", texts.unbroken],
    ["parameter.amsterdam_share", "assumption", texts.script],
    ["parameter.marginal_yield", "meaning", texts.endings],
    ["parameter.marginal_yield", "unit", texts.attribute],
    ["price.residential", "title", texts.formula],
    ["price.crisis", "title", texts.unbroken],
    ["payer", "region", texts.script],
    ["payer", "state", texts.turned],
];

/** Texts that every page shows, each from its token to where its first colon may end it. */
export const shown = [texts.script, texts.attribute, texts.endings, texts.template].map((text) => text.split(":")[0]);

/** The scenario. @param {string} base path of scenarios/tiny.toml */
export function hostileScenario(base) {
    // A JSON text is a TOML text too, but for what TOML does not want escaped.
    const quoted = (text) => JSON.stringify(text);
    const tables = [...new Set(places.map(([table]) => table))];
    const keys = (table) =>
        places.filter(([where]) => where === table).map(([, key, text]) => `${key} = ${quoted(text)}\n`).join("");
    const lines = tables.map((table) => (table === "" ? keys(table) : `\n[${table}]\n${keys(table)}`));
    return `format = 1\nbase = ${quoted(base)}\n${lines.join("")}`;
}
