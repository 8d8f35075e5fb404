/** Which numbers move the answer most: what it is where each is low, and where it is high. */

import { at, Frame, inside, mark, picture, segment, Told, Unit } from "./frame";
import { boxSample, keyAcross } from "./key";
import { axisAbove, axisHeight, BAR, layRows, rowSides } from "./rows";
import { scaleOver } from "./scale";
import { across, block, blockHeight, SMALL, textWidth, wrap } from "./text";

/** What the outcome is at one end of a number. */
export interface TornadoEnd {
    /** The number there, as it is written: "4%". */
    input: string;
    /** In the unit's own size. */
    outcome: number;
}

export interface TornadoBar {
    label: string;
    low: TornadoEnd;
    high: TornadoEnd;
}

export interface TornadoInput extends Told {
    unit: Unit;
    /** The outcome with everything as it is, and how that is written. */
    middle: number;
    middleText: string;
    /** The widest first. */
    bars: TornadoBar[];
}

/** The texts at the ends of bars take at most this share of the room for bars, each side. */
const MOST = 0.22;

/** Whether low and high lie on different sides of the middle (one may lie on it). */
function twoSided(bar: TornadoBar, middle: number): boolean {
    return (bar.low.outcome - middle) * (bar.high.outcome - middle) <= 0;
}

/** From the middle to the outcome at one end; where both ends lie on one side, each takes half of the height. */
function half(x: [number, number], top: number, height: number, style: string, told: string): string {
    const left = Math.min(x[0], x[1]);
    const width = Math.max(1, Math.abs(x[1] - x[0]));
    return mark("rect", `x="${at(left)}" y="${at(top)}" width="${at(width)}" height="${at(height)}"`, style, told);
}

/**
 * A row for each number: a hollow bar to the outcome where it is low, a full bar to the outcome where it is high, both
 * from the line of the outcome as it is.
 */
export function tornado(input: TornadoInput, sheet: Frame): string {
    const frame = inside(sheet);
    const { words } = frame;
    const { bars, middle } = input;
    const plain = bars.map((bar) => ({ label: bar.label, note: "", text: "", strong: false }));
    const room = rowSides(frame, plain);
    const longest = Math.max(0, ...bars.map((bar) => {
        return Math.max(textWidth(bar.low.input, SMALL), textWidth(bar.high.input, SMALL));
    })) + 10;
    const beside = longest <= MOST * (room.right - room.left) && bars.every((bar) => twoSided(bar, middle));
    const texts = plain.map((text, i) => {
        const { low, high } = bars[i];
        const known = low.input !== "" && high.input !== "";
        return { ...text, note: beside || !known ? "" : `${words.lowIs}: ${low.input}, ${words.highIs}: ${high.input}` };
    });

    const key = keyAcross(
        frame,
        [
            { sample: boxSample("hollow"), label: words.low },
            { sample: boxSample("full"), label: words.high },
        ],
        0,
    );
    const middleTop = key.height + 10;
    const lines = wrap(`${words.middle}: ${input.middleText}`, frame.width, SMALL, true);
    const axisTop = middleTop + blockHeight(lines.length, SMALL) + 4;
    const rows = layRows(frame, texts, axisTop + axisHeight(frame, input.unit));
    const margin = beside ? longest : 0;
    const values = [middle];
    for (const bar of bars) {
        values.push(bar.low.outcome, bar.high.outcome);
    }
    const scale = scaleOver(values, rows.left + margin, rows.right - margin);
    const centre = scale(middle);

    const width = Math.max(...lines.map((line) => textWidth(line, SMALL, true)));
    const start = Math.max(0, Math.min(frame.width - width, centre - width / 2));
    const out = [
        key.svg,
        block(lines, start + width / 2, middleTop, SMALL, "middle", "strong"),
        axisAbove(frame, rows, scale, input.unit, axisTop),
        rows.svg,
    ];
    bars.forEach((bar, i) => {
        const top = rows.bars[i];
        const split = !twoSided(bar, middle);
        const height = split ? BAR / 2 : BAR;
        const low = scale(bar.low.outcome);
        const high = scale(bar.high.outcome);
        out.push(half([centre, low], top, height, "hollow", `${bar.label}, ${words.low}: ${bar.low.input}`));
        out.push(half([centre, high], split ? top + height : top, height, "full",
            `${bar.label}, ${words.high}: ${bar.high.input}`));
        out.push(segment(centre, top - 3, centre, top + BAR + 3, "centre"));
        if (beside) {
            // Ends that lie on each other still stand on their own sides.
            const lowLeft = low < high || (low === high && low <= centre);
            const ends: [number, string][] = lowLeft
                ? [[low, bar.low.input], [high, bar.high.input]]
                : [[high, bar.high.input], [low, bar.low.input]];
            out.push(across(ends[0][1], Math.min(ends[0][0], centre) - 6, top + BAR / 2, SMALL, "end", "seamed"));
            out.push(across(ends[1][1], Math.max(ends[1][0], centre) + 6, top + BAR / 2, SMALL, "start", "seamed"));
        }
    });
    return picture(sheet, input, "tornado", rows.bottom + 2, out.join(""));
}
