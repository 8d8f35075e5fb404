/** Years in small pictures side by side, all with the same scales. */

import { area } from "d3-shape";

import { gridAcross, known, throughPoints, ticks, widest, yearTicks } from "./axis";
import { at, Frame, inside, mark, picture, Told, Unit } from "./frame";
import { KeyEntry, keyAcross } from "./key";
import { linear, Scale, scaleOver } from "./scale";
import { block, blockHeight, LABEL, SMALL, tickText, tickTexts, wrap } from "./text";

/** From `low` to `high` in every year of the panels, in the unit's own size. */
export interface PanelBand {
    style: string;
    low: number[];
    high: number[];
    /** What it is, for who rests a pointer on it. */
    told: string;
}

export interface PanelLine {
    style: string;
    values: number[];
    told: string;
}

export interface Panel {
    label: string;
    /** Written stronger than the others. */
    overall: boolean;
    bands: PanelBand[];
    lines: PanelLine[];
}

export interface PanelsInput extends Told {
    kind: string;
    unit: Unit;
    /** One after the other. */
    years: number[];
    panels: Panel[];
    key: KeyEntry[];
}

/** The least width of a panel, and the heights of what it draws, in units of the picture. */
const LEAST = 196;
const HEIGHT = 132;
const GAP = 16;

/** Years as points; one year alone is drawn as wide as a year. */
function stretched(years: number[], values: number[]): [number, number][] {
    if (years.length === 1) {
        return [
            [years[0] - 0.4, values[0]],
            [years[0] + 0.4, values[0]],
        ];
    }
    return years.map((year, i): [number, number] => [year, values[i]]);
}

function bandOf(band: PanelBand, years: number[], x: Scale, y: Scale): string {
    const low = stretched(years, band.low);
    const high = stretched(years, band.high);
    const path = area<[number, number]>()
        .x(([year]) => Number(at(x(year))))
        .y0((_, i) => Number(at(y(low[i][1]))))
        .y1(([, value]) => Number(at(y(value))));
    return mark("path", `d="${path(high) || ""}"`, band.style, band.told);
}

function lineOf(one: PanelLine, years: number[], x: Scale, y: Scale): string {
    const points = stretched(years, one.values).map(([year, value]): [number, number] => [x(year), y(value)]);
    return mark("path", `d="${throughPoints(points)}"`, one.style, one.told);
}

/** The values that all panels hold, and 0. */
function allValues(input: PanelsInput): number[] {
    const values = [0];
    for (const panel of input.panels) {
        for (const band of panel.bands) {
            values.push(...band.low, ...band.high);
        }
        for (const one of panel.lines) {
            values.push(...one.values);
        }
    }
    return known(values);
}

/** The labels of years below a panel, none past its sides by more than half a label. */
function yearLabels(list: number[], x: Scale, top: number): string {
    return tickTexts(list.map((year) => tickText(String(year), x(year), top)).join(""), "middle");
}

/**
 * A panel each, in rows as the width allows, in the order given, with the key above.
 *
 * All panels have the same scales; the values are written at the first panel of a row.
 */
export function panels(input: PanelsInput, sheet: Frame): string {
    const frame = inside(sheet);
    const { years, unit } = input;
    const words = keyAcross(frame, input.key, 0);
    const unitTop = words.height + (words.height > 0 ? 10 : 0);
    const unitLines = wrap(unit.label, frame.width, SMALL);
    const first = years[0];
    const last = years[years.length - 1];

    // The vertical scale is known before the panels' places: its labels decide how much room is left for them.
    const y = scaleOver(allValues(input), HEIGHT, 0);
    const values = ticks(frame, y, unit, 5);
    const axis = widest(values) + 8;
    const columns = Math.max(1, Math.min(input.panels.length, Math.floor((frame.width - axis + GAP) / (LEAST + GAP))));
    const wide = (frame.width - axis - GAP * (columns - 1) - 2) / columns;
    // Half a label of a year has room at both sides.
    const x = linear(first === last ? [first - 0.5, last + 0.5] : [first, last], [18, wide - 18]);
    const yearList = yearTicks(first, last, wide - 36);

    const out = [words.svg, block(unitLines, 0, unitTop, SMALL, "start", "tick")];
    let top = unitTop + blockHeight(unitLines.length, SMALL) + 10;
    for (let row = 0; row * columns < input.panels.length; ++row) {
        const list = input.panels.slice(row * columns, (row + 1) * columns);
        const labels = list.map((panel) => wrap(panel.label, wide - 4, LABEL, panel.overall));
        const labelRoom = Math.max(...labels.map((lines) => blockHeight(lines.length, LABEL)));
        const plot = top + labelRoom + 8;
        list.forEach((panel, column) => {
            const left = axis + column * (wide + GAP);
            const here = linear(x.domain, [x.range[0] + left, x.range[1] + left]);
            const down = linear(y.domain, [plot + HEIGHT, plot]);
            const grid = values.map((tick) => ({ ...tick, place: plot + tick.place }));
            const style = panel.overall ? "strong" : "";
            out.push(block(labels[column], left, top + labelRoom - blockHeight(labels[column].length, LABEL), LABEL,
                "start", style));
            out.push(gridAcross(grid, left, left + wide, column === 0));
            out.push(panel.bands.map((band) => bandOf(band, years, here, down)).join(""));
            out.push(panel.lines.map((one) => lineOf(one, years, here, down)).join(""));
            out.push(yearLabels(yearList, here, plot + HEIGHT + 6));
        });
        top = plot + HEIGHT + 6 + blockHeight(1, SMALL) + 14;
    }
    return picture(sheet, input, input.kind, top - 10, out.join(""));
}
