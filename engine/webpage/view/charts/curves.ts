/** How the chance of covering an amount falls as more is asked. */

import { gridAcross, labelsAlong, throughPoints, Tick, ticksThatFit, widest } from "./axis";
import { at, Frame, inside, mark, picture, segment, Told, Unit } from "./frame";
import { linear, Scale } from "./scale";
import { seriesStyle, symbolPath } from "./series";
import { block, blockHeight, LABEL, SMALL, textWidth, wrap } from "./text";

/** Chances of one body of evidence, or of all together. */
export interface Curve {
    label: string;
    overall: boolean;
    /** 0 to 1, one for each of the input's amounts. */
    chances: number[];
    /** The chance at the amount asked, as it is written. */
    text: string;
}

export interface CurvesInput extends Told {
    unit: Unit;
    /** In the unit's own size, rising. */
    amounts: number[];
    curves: Curve[];
    /** The amount asked and the cut that was simulated, with what each is called: "asked: EUR 7 million". */
    asked: { amount: number; label: string };
    simulated: { amount: number; label: string } | null;
}

/** From this width labels stand beside the plot. */
const WIDE = 560;
const HEIGHT = 250;
/** A point this close to the line through its neighbours is left out, in units of the picture. */
const STRAIGHT = 0.2;

/** The points that a line needs to be seen as it is. */
export function thinned(points: [number, number][]): [number, number][] {
    const kept: [number, number][] = [];
    let from = 0;
    points.forEach((point, i) => {
        if (i === 0 || i === points.length - 1) {
            kept.push(point);
            return;
        }
        const [x0, y0] = points[from];
        const [x1, y1] = points[i + 1];
        for (let j = from + 1; j <= i; ++j) {
            const onLine = y0 + ((y1 - y0) * (points[j][0] - x0)) / (x1 - x0);
            if (Math.abs(points[j][1] - onLine) > STRAIGHT) {
                kept.push(point);
                from = i;
                return;
            }
        }
    });
    return kept;
}

/** The chance at an amount, between the amounts that are known. */
export function chanceAt(amounts: number[], chances: number[], amount: number): number {
    const last = amounts.length - 1;
    if (amount <= amounts[0]) {
        return chances[0];
    }
    for (let i = 1; i <= last; ++i) {
        if (amount <= amounts[i]) {
            const share = (amount - amounts[i - 1]) / (amounts[i] - amounts[i - 1]);
            return chances[i - 1] + share * (chances[i] - chances[i - 1]);
        }
    }
    return chances[last];
}

/** The amount at which a curve has fallen to one half, or null where it never crosses it. */
function halfWay(amounts: number[], chances: number[]): number | null {
    for (let i = 1; i < amounts.length; ++i) {
        if (chances[i - 1] >= 0.5 && chances[i] < 0.5) {
            const share = (chances[i - 1] - 0.5) / (chances[i - 1] - chances[i]);
            return amounts[i - 1] + share * (amounts[i] - amounts[i - 1]);
        }
    }
    return null;
}

/** The part of all amounts in which any curve moves, or a mark stands, and some room beside it. */
function amountsShown(input: CurvesInput): [number, number] {
    let low = input.asked.amount;
    let high = input.asked.amount;
    const reach = (amount: number) => {
        low = Math.min(low, amount);
        high = Math.max(high, amount);
    };
    reach(0);
    if (input.simulated !== null) {
        reach(input.simulated.amount);
    }
    for (const { chances } of input.curves) {
        for (let i = 1; i < chances.length; ++i) {
            if (chances[i - 1] > 0.002 && chances[i] < 0.998) {
                reach(input.amounts[i - 1]);
                reach(input.amounts[i]);
            }
        }
    }
    const room = (high - low) * 0.03;
    const last = input.amounts[input.amounts.length - 1];
    return [Math.max(input.amounts[0], low - room), Math.max(high, Math.min(last, high + room))];
}

function curveStyle(curve: Curve, index: number): string {
    return curve.overall ? "overall" : seriesStyle(index);
}

function symbolAt(curve: Curve, index: number, x: number, y: number): string {
    if (curve.overall) {
        return `<circle class="overall dot" cx="${at(x)}" cy="${at(y)}" r="5"/>`;
    }
    const place = `transform="translate(${at(x)},${at(y)})"`;
    return `<path class="${seriesStyle(index)} dot" ${place} d="${symbolPath(index)}"/>`;
}

/** Labels of the curves with their symbol and chance, from `top` on, and the height of all. */
function labelsOf(curves: Curve[], left: number, width: number, top: number): { svg: string; height: number } {
    const out: string[] = [];
    let y = top;
    curves.forEach((curve, i) => {
        const lines = wrap(curve.label, width - 40, LABEL, curve.overall);
        const middle = y + 9;
        out.push(segment(left, middle, left + 30, middle, `line ${curveStyle(curve, i)}`));
        out.push(symbolAt(curve, i, left + 15, middle));
        out.push(block([curve.text], left + 40, y, LABEL, "start", "strong"));
        y += blockHeight(1, LABEL);
        out.push(block(lines, left + 40, y, LABEL, "start", curve.overall ? "strong" : ""));
        y += blockHeight(lines.length, LABEL) + 8;
    });
    return { svg: out.join(""), height: y - top };
}

/** The lines of a vertical line's label. */
function flagLines(label: string, frame: Frame): string[] {
    return wrap(label, frame.width, SMALL, true);
}

/** Height of a vertical line's label, with the room below it. */
function flagHeight(label: string, frame: Frame): number {
    return blockHeight(flagLines(label, frame).length, SMALL) + 4;
}

/**
 * A vertical line with its label above the plot, wholly within the picture and away from `other`, the place of another
 * line, which else would run through it.
 */
function flag(
    x: number,
    other: number | null,
    label: string,
    style: string,
    labelTop: number,
    bottom: number,
    frame: Frame,
): string {
    const lines = flagLines(label, frame);
    const width = Math.max(...lines.map((line) => textWidth(line, SMALL, true)));
    const wanted = other === null ? x - width / 2 : other < x ? x - 4 : x + 4 - width;
    const start = Math.max(0, Math.min(frame.width - width, wanted));
    const line = segment(x, labelTop + flagHeight(label, frame) - 2, x, bottom, `${style} mark`);
    return line + block(lines, start + width / 2, labelTop, SMALL, "middle", "strong seamed");
}

/**
 * The chance, 0 to 100%, of covering an amount against the amount: a line for each body of evidence and a thick one for
 * all together, named in the order given with the chance at the amount asked.
 */
export function curves(input: CurvesInput, sheet: Frame): string {
    const frame = inside(sheet);
    const wide = frame.width >= WIDE;
    const words = frame.words;
    const percent: Unit = { label: "", size: 0.01 };
    const same = input.simulated !== null && Math.abs(input.simulated.amount - input.asked.amount) < 1e-9;
    const two = input.simulated !== null && !same;

    const flagsTop = blockHeight(1, SMALL) + 8;
    const askedTop = flagsTop + (input.simulated !== null && two ? flagHeight(input.simulated.label, frame) : 0);
    const plotTop = askedTop + flagHeight(input.asked.label, frame) + 6;
    const bottom = plotTop + HEIGHT;
    const y = linear([0, 1], [bottom, plotTop]);
    const shares: Tick[] = [0, 0.25, 0.5, 0.75, 1].map((value) => {
        return { value, place: y(value), text: `${frame.number(value / percent.size, 1)}%` };
    });
    const left = widest(shares) + 8;
    const labelWidth = wide ? Math.min(330, frame.width * 0.4) : frame.width;
    const right = wide ? frame.width - labelWidth - 24 : frame.width - 8;
    const x = linear(amountsShown(input), [left, right]);
    const amounts = ticksThatFit({ ...frame, width: wide ? right + 16 : frame.width }, x, input.unit);

    const out = [
        block([words.chance], 0, 0, SMALL, "start", "tick"),
        gridAcross(shares, left, right, true),
        labelsAlong(frame, amounts, bottom + 6),
    ];
    const unitTop = bottom + 6 + blockHeight(1, SMALL) + 2;
    const unitLines = wrap(input.unit.label, right, SMALL);
    out.push(block(unitLines, right, unitTop, SMALL, "end", "tick"));
    const end = unitTop + blockHeight(unitLines.length, SMALL);

    const asked = x(input.asked.amount);
    const simulated = input.simulated !== null && two ? x(input.simulated.amount) : null;
    if (input.simulated !== null && simulated !== null) {
        out.push(flag(simulated, null, input.simulated.label, "simulated", flagsTop, bottom, frame));
    }
    out.push(flag(asked, simulated, input.asked.label, "asked", askedTop, bottom, frame));

    // The line of all evidence is drawn last, on top of the others.
    const order = input.curves.map((_, i) => i).sort((a, b) => {
        return Number(input.curves[a].overall) - Number(input.curves[b].overall) || a - b;
    });
    for (const i of order) {
        out.push(curveOf(input, i, x, y));
    }
    const labels = wide
        ? labelsOf(input.curves, right + 24, labelWidth, plotTop)
        : labelsOf(input.curves, 0, labelWidth, end + 10);
    out.push(labels.svg);
    const height = wide ? Math.max(end, plotTop + labels.height) : end + 10 + labels.height;
    return picture(sheet, input, "curves", height + 2, out.join(""));
}

/** One curve within the amounts shown, with its symbol where it crosses one half and where the amount is asked. */
function curveOf(input: CurvesInput, index: number, x: Scale, y: Scale): string {
    const curve = input.curves[index];
    const { amounts } = input;
    const [low, high] = x.domain;
    const chance = (amount: number) => chanceAt(amounts, curve.chances, amount);
    const inside = amounts.filter((amount) => amount > low && amount < high);
    const points = [low, ...inside, high].map((amount): [number, number] => [x(amount), y(chance(amount))]);
    const path = `d="${throughPoints(thinned(points))}"`;
    const out = [mark("path", path, `line ${curveStyle(curve, index)}`, `${curve.label}: ${curve.text}`)];
    const half = halfWay(amounts, curve.chances);
    if (half !== null && half > low && half < high) {
        out.push(symbolAt(curve, index, x(half), y(0.5)));
    }
    out.push(symbolAt(curve, index, x(input.asked.amount), y(chance(input.asked.amount))));
    return out.join("");
}
