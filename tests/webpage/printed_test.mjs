/** Printed numbers are read as they are meant, and a wrong one is told from a rounded one. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { misprint, readPrinted } from "./printed.mjs";

test("numbers of both languages are read", () => {
    const value = (text, language) => readPrinted(text, language).value;
    assert.equal(value("€1.9 million", "en"), 1.9e6);
    assert.equal(value("€\u00a01,9\u00a0miljoen", "nl"), 1.9e6);
    assert.equal(value("\u2212€350,000", "en"), -350000);
    assert.equal(value("\u2212€\u00a0350.000", "nl"), -350000);
    assert.equal(value("37%", "en"), 0.37);
    assert.equal(value("3 of 64", "en"), 3 / 64);
    assert.equal(value("minder dan 3 op 1.024", "nl"), 3 / 1024);
    assert.equal(readPrinted("less than 1%", "en").bound, "less");
    assert.throws(() => readPrinted("about a million", "en"));
});

test("a rounded number is no misprint", () => {
    assert.equal(misprint("37%", "en", 0.3651, 0.02), null);
    assert.equal(misprint("€1.9 million", "en", 1.949e6, 2e5), null);
    assert.equal(misprint("€650 thousand", "en", 646000, 12000), null);
    assert.equal(misprint("less than 1%", "en", 0.004, 0.01), null);
    assert.equal(misprint("0 of 64", "en", 0, 0), null);
});

test("a wrong last digit, a coarse one, one too many and a false bound are misprints", () => {
    assert.match(misprint("38%", "en", 0.3651, 0.02), /not rounded from it/);
    assert.match(misprint("€1,8 miljoen", "nl", 1.949e6, 2e5), /not rounded from it/);
    assert.match(misprint("€700 thousand", "en", 650001, 100), /coarser|not rounded/);
    assert.match(misprint("36.51%", "en", 0.36512, 0.02), /nobody knows/);
    assert.match(misprint("less than 1%", "en", 0.011, 0.01), /not so/);
});
