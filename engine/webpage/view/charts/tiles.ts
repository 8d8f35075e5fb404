/** Regions as tiles on a map, or as sorted bars where they have no place on one. */

import { at, Frame, inside, mark, picture, segment, Told, Unit } from "./frame";
import { keyAcross } from "./key";
import { axisAbove, axisHeight, BAR, layRows, rowSides } from "./rows";
import { scaleOver } from "./scale";
import { block, blockHeight, hasBreak, LABEL, SMALL, textWidth, wrap } from "./text";

export interface Tile {
    label: string;
    /** Column and row from 1, north on top; null: no place on the map. */
    place: [number, number] | null;
    /** In the unit's own size: above 0 a gain. */
    value: number;
    /** The value with its sign, as it is written. */
    text: string;
}

export interface TilesInput extends Told {
    unit: Unit;
    tiles: Tile[];
}

const WIDEST = 132;
const GAP = 4;
const INSIDE = 5;
/** Room between a name and its value. */
const BETWEEN = 4;

/** A third of the largest value each, from pale to strong: "gain-1" to "gain-3", "loss-1" to "loss-3", "even". */
export function shade(value: number, largest: number): string {
    if (value === 0 || !(largest > 0)) {
        return "even";
    }
    const third = Math.min(3, Math.max(1, Math.ceil((3 * Math.abs(value)) / largest)));
    return `${value > 0 ? "gain" : "loss"}-${third}`;
}

function largestOf(tiles: Tile[]): number {
    return tiles.reduce((most, tile) => Math.max(most, Math.abs(tile.value)), 0);
}

/** The map, or null where a region has no place, two share one, or a name does not fit into a tile. */
function tileMap(input: TilesInput, frame: Frame, top: number): { svg: string; bottom: number } | null {
    const { tiles } = input;
    const places: [number, number][] = [];
    const taken: { [place: string]: boolean } = {};
    for (const { place } of tiles) {
        if (place === null || taken[place.join()]) {
            return null;
        }
        taken[place.join()] = true;
        places.push(place);
    }
    const firstColumn = Math.min(...places.map(([column]) => column));
    const columns = Math.max(...places.map(([column]) => column)) - firstColumn + 1;
    const firstRow = Math.min(...places.map(([, row]) => row));
    const wide = Math.min(WIDEST, (frame.width - GAP * (columns - 1) - 2) / columns);
    const inside = wide - 2 * INSIDE;
    const names = tiles.map((tile) => wrap(tile.label, inside, SMALL));
    const fits = tiles.every((tile, i) => {
        return !hasBreak(tile.label, names[i]) && textWidth(tile.text, LABEL, true) <= inside;
    });
    if (!fits) {
        return null;
    }
    const nameRoom = Math.max(...names.map((lines) => blockHeight(lines.length, SMALL)));
    const high = nameRoom + blockHeight(1, LABEL) + 2 * INSIDE + BETWEEN;
    const largest = largestOf(tiles);
    const shift = (frame.width - columns * (wide + GAP) + GAP) / 2;
    let bottom = top;
    const out = tiles.map((tile, i) => {
        const x = shift + (places[i][0] - firstColumn) * (wide + GAP);
        const y = top + 1 + (places[i][1] - firstRow) * (high + GAP);
        bottom = Math.max(bottom, y + high);
        const air = (high - blockHeight(names[i].length, SMALL) - blockHeight(1, LABEL) - BETWEEN) / 2;
        const size = `x="${at(x)}" y="${at(y)}" width="${at(wide)}" height="${at(high)}" rx="3"`;
        return (
            mark("rect", size, `tile ${shade(tile.value, largest)}`, `${tile.label}: ${tile.text}`) +
            block(names[i], x + wide / 2, y + air, SMALL, "middle") +
            block([tile.text], x + wide / 2, y + high - air - blockHeight(1, LABEL), LABEL, "middle", "strong")
        );
    });
    return { svg: out.join(""), bottom };
}

/** Bars from the largest gain to the largest loss. */
function sorted(input: TilesInput, frame: Frame, top: number): { svg: string; bottom: number } {
    const order = input.tiles.map((_, i) => i);
    order.sort((a, b) => input.tiles[b].value - input.tiles[a].value || a - b);
    const tiles = order.map((i) => input.tiles[i]);
    const texts = tiles.map((tile) => ({ label: tile.label, note: "", text: tile.text, strong: false }));
    const rows = layRows(frame, texts, top + axisHeight(frame, input.unit));
    const { left, right } = rowSides(frame, texts);
    const scale = scaleOver([0, ...tiles.map((tile) => tile.value)], left, right);
    const out = [axisAbove(frame, rows, scale, input.unit, top), rows.svg];
    const largest = largestOf(tiles);
    tiles.forEach((tile, i) => {
        const ends = [scale(0), scale(tile.value)];
        const x = Math.min(ends[0], ends[1]);
        const width = Math.max(1, Math.abs(ends[1] - ends[0]));
        const size = `x="${at(x)}" y="${at(rows.bars[i])}" width="${at(width)}" height="${BAR}"`;
        // Bars let light through: what lies behind would tell something else.
        out.push(`<rect class="back" ${size}/>`);
        out.push(mark("rect", size, `tile ${shade(tile.value, largest)}`, `${tile.label}: ${tile.text}`));
        out.push(segment(scale(0), rows.bars[i] - 3, scale(0), rows.bars[i] + BAR + 3, "zero"));
    });
    return { svg: out.join(""), bottom: rows.bottom };
}

/**
 * A tile for each region with its name and value, stronger in colour where the value is larger; gains have a whole
 * edge, losses a broken one. Bars from the largest gain to the largest loss where there is no map or no room for it.
 */
export function tiles(input: TilesInput, sheet: Frame): string {
    const frame = inside(sheet);
    const box = (style: string) => (x: number, y: number) => {
        return `<rect class="tile ${style}" x="${at(x + 1)}" y="${at(y)}" width="22" height="14" rx="3"/>`;
    };
    const key = keyAcross(
        frame,
        [
            { sample: box("gain-2"), label: frame.words.gain },
            { sample: box("loss-2"), label: frame.words.loss },
        ],
        0,
    );
    const unitTop = key.height + 10;
    const unitLines = wrap(input.unit.label, frame.width, SMALL);
    const onMap = tileMap(input, frame, unitTop + blockHeight(unitLines.length, SMALL) + 6);
    if (onMap === null) {
        const bars = sorted(input, frame, unitTop);
        return picture(sheet, input, "tiles", bars.bottom + 2, key.svg + bars.svg);
    }
    const unit = block(unitLines, 0, unitTop, SMALL, "start", "tick");
    return picture(sheet, input, "tiles", onMap.bottom + 2, key.svg + unit + onMap.svg);
}
