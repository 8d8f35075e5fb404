/** The parts of D3 that the pictures use, as Debian 12 packages them (d3-array 3.2, d3-shape 1.3). */

declare module "d3-array" {
    /** The ends of an interval moved outwards to round numbers. */
    export function nice(start: number, stop: number, count: number): [number, number];
    /** About so many round numbers from `start` to `stop`, and the step between them. */
    export function ticks(start: number, stop: number, count: number): number[];
    export function tickStep(start: number, stop: number, count: number): number;
}

declare module "d3-shape" {
    interface Area<Datum> {
        (data: Datum[]): string | null;
        x(value: (datum: Datum, index: number) => number): Area<Datum>;
        y0(value: (datum: Datum, index: number) => number): Area<Datum>;
        y1(value: (datum: Datum, index: number) => number): Area<Datum>;
    }
    interface SymbolType {
        draw(context: object, size: number): void;
    }
    interface Symbol {
        (): string;
        type(type: SymbolType): Symbol;
        size(area: number): Symbol;
    }
    export function area<Datum>(): Area<Datum>;
    export function symbol(): Symbol;
    export const symbolCircle: SymbolType;
    export const symbolSquare: SymbolType;
    export const symbolTriangle: SymbolType;
    export const symbolDiamond: SymbolType;
    export const symbolCross: SymbolType;
    export const symbolStar: SymbolType;
}
