/** From a claimed level to what is left of it, step by step. */

import { known } from "./axis";
import { at, Frame, inside, mark, picture, segment, Told, Unit } from "./frame";
import { boxSample, keyAcross, pathSample, whisker, whiskerSample } from "./key";
import { axisAbove, axisHeight, BAR, layRows, rowSides } from "./rows";
import { scaleOver } from "./scale";

/** A level (what the sum is here) or what a step adds to the sum or takes from it. */
export interface WaterfallStep {
    label: string;
    level: boolean;
    /** In the unit's own size (EUR), of the level or the step. */
    mean: number;
    /** Of 95 of 100 draws. */
    low: number | null;
    high: number | null;
    /** The mean as it is written, with its sign where it is a step. */
    text: string;
}

export interface WaterfallInput extends Told {
    unit: Unit;
    steps: WaterfallStep[];
}

/** A step this short is still seen, in units of the picture. */
const SHORTEST = 2;

/** A bar that ends in a point where the sum goes. */
function arrow(from: number, to: number, top: number): string {
    const tip = Math.min(7, Math.abs(to - from)) * (to < from ? -1 : 1);
    const body = `M${at(from)},${at(top)}H${at(to - tip)}L${at(to)},${at(top + BAR / 2)}`;
    return `${body}L${at(to - tip)},${at(top + BAR)}H${at(from)}Z`;
}

function bar(step: WaterfallStep, from: number, to: number, top: number): string {
    const told = `${step.label}: ${step.text}`;
    const short = Math.abs(to - from) < SHORTEST;
    if (step.level || short) {
        const left = short ? from - SHORTEST / 2 : Math.min(from, to);
        const width = short ? SHORTEST : Math.abs(to - from);
        const size = `x="${at(left)}" y="${at(top)}" width="${at(width)}" height="${BAR}"`;
        return mark("rect", size, step.level ? "level" : "even", told);
    }
    return mark("path", `d="${arrow(from, to, top)}"`, step.mean < 0 ? "takes" : "adds", told);
}

/**
 * Levels as bars from 0, steps as arrows from the sum before them to the sum after them, each with its whisker.
 *
 * One step a row, in the order given; labels and means as texts beside them.
 */
export function waterfall(input: WaterfallInput, sheet: Frame): string {
    const frame = inside(sheet);
    const { steps } = input;
    const texts = steps.map((step) => ({ label: step.label, note: "", text: step.text, strong: step.level }));
    const words = keyAcross(
        frame,
        [
            { sample: boxSample("level"), label: frame.words.level },
            { sample: pathSample("M0,0H17L24,7L17,14H0Z", "adds"), label: frame.words.adds },
            { sample: pathSample("M24,0H7L0,7L7,14H24Z", "takes"), label: frame.words.takes },
            { sample: whiskerSample(), label: frame.words.of95 },
        ],
        0,
    );
    const axisTop = words.height + 10;
    const rows = layRows(frame, texts, axisTop + axisHeight(frame, input.unit));

    // A step begins at the sum of what stands above it, a level at 0.
    let sum = 0;
    const starts = steps.map((step) => {
        const from = step.level ? 0 : sum;
        sum = from + step.mean;
        return from;
    });
    const values = [0];
    steps.forEach((step, i) => {
        values.push(starts[i] + step.mean, ...known([step.low, step.high]).map((end) => starts[i] + end));
    });
    const { left, right } = rowSides(frame, texts);
    const scale = scaleOver(values, left, right);

    const out = [words.svg, axisAbove(frame, rows, scale, input.unit, axisTop), rows.svg];
    steps.forEach((step, i) => {
        const from = starts[i];
        const top = rows.bars[i];
        out.push(bar(step, scale(from), scale(from + step.mean), top));
        if (step.low !== null && step.high !== null && step.high > step.low) {
            out.push(whisker(scale(from + step.low), scale(from + step.high), top + BAR / 2));
        }
        // The sum stays where it is until the next step moves it; between narrow rows there is text.
        if (rows.wide && i + 1 < steps.length && !steps[i + 1].level) {
            const place = scale(from + step.mean);
            out.push(segment(place, top + BAR, place, rows.bars[i + 1], "link"));
        }
    });
    return picture(sheet, input, "waterfall", rows.bottom + 2, out.join(""));
}
