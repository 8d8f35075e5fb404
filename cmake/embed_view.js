// Writes the built view into a C++ source file: node embed_view.js FOLDER. Called by cmake/view.cmake.
"use strict";
const crypto = require("crypto");
const fs = require("fs");
const path = require("path");

const folder = process.argv[2];
const read = (name) => fs.readFileSync(path.join(folder, name), "utf8").trim();
const sha256 = (text) => crypto.createHash("sha256").update(text, "utf8").digest("base64");

/** A text as C++ string literals, each below what every compiler takes. */
function literal(text) {
    const bytes = Buffer.from(text, "utf8");
    const lines = [];
    for (let at = 0; at < bytes.length; at += 2000) {
        let line = "";
        for (const byte of bytes.subarray(at, at + 2000)) {
            const letter = String.fromCharCode(byte);
            if (letter === "\\" || letter === '"') {
                line += "\\" + letter;
            } else if (byte < 32 || byte > 126 || letter === "?") {
                line += "\\" + byte.toString(8).padStart(3, "0");
            } else {
                line += letter;
            }
        }
        lines.push(`    "${line}"`);
    }
    return lines.length > 0 ? lines.join("\n") : '    ""';
}

/** `</script` would end the element that the text stands in, wherever it stands. */
function checked(name) {
    const text = read(name);
    if (/<\/(script|style)|<!--/i.test(text)) {
        throw new Error(`${name} holds text that would end its element`);
    }
    return text;
}

const texts = {
    view_program: read("view.js"),
    page_script: checked("page.js"),
    page_style: checked("page.css"),
};
texts.page_script_sha256 = sha256(texts.page_script);
texts.page_style_sha256 = sha256(texts.page_style);
let source = '#include "webpage/bundle.hpp"\n\nnamespace eigenkracht::webpage {\n';
for (const [name, text] of Object.entries(texts)) {
    const bytes = Buffer.byteLength(text, "utf8");
    source += `\nstd::string_view ${name}() {\n    return std::string_view(\n${literal(text)},\n    ${bytes});\n}\n`;
}
source += "\n}  // namespace eigenkracht::webpage\n";
fs.writeFileSync(path.join(folder, "bundle.cpp"), source);
