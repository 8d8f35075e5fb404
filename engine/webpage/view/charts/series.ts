/** How bodies of evidence are told apart without colour: a symbol and a dash each. */

import {
    symbol,
    symbolCircle,
    symbolCross,
    symbolDiamond,
    symbolSquare,
    symbolStar,
    symbolTriangle,
    SymbolType,
} from "d3-shape";

const symbols: SymbolType[] = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolCross, symbolStar];

/** How many series charts.css tells apart; further ones begin anew. */
export const SERIES = symbols.length;

/** The path of a series' symbol around (0, 0), about 9 units across. */
export function symbolPath(index: number): string {
    const path = symbol()
        .type(symbols[index % SERIES])
        .size(52)();
    // Symbols' paths have as many digits as numbers do: a tenth of a unit is enough.
    return path.replace(/-?\d+\.\d+(e-?\d+)?/g, (digits) => String(Math.round(Number(digits) * 10) / 10));
}

/** Class of a series in charts.css. */
export function seriesStyle(index: number): string {
    return `series-${(index % SERIES) + 1}`;
}
