/** The pictures of a page: which there are, and drawing one at a width. */
import { curves, CurvesInput } from "./charts/curves";
import { fan, FanInput } from "./charts/fan";
import { Frame } from "./charts/frame";
import { icons, IconsInput } from "./charts/icons";
import { tiles, TilesInput } from "./charts/tiles";
import { tornado, TornadoInput } from "./charts/tornado";
import { waiting, WaitingInput } from "./charts/waiting";
import { waterfall, WaterfallInput } from "./charts/waterfall";
import { ChartWords } from "./charts/words";
import { LanguageCode, Numbers } from "./numbers";

/** A picture with everything that it is drawn from; `name` is its own on the page. */
export type Picture =
    | { name: string; kind: "waterfall"; input: WaterfallInput }
    | { name: string; kind: "curves"; input: CurvesInput }
    | { name: string; kind: "fan"; input: FanInput }
    | { name: string; kind: "icons"; input: IconsInput }
    | { name: string; kind: "tornado"; input: TornadoInput }
    | { name: string; kind: "tiles"; input: TilesInput }
    | { name: string; kind: "waiting"; input: WaitingInput };

/** Width of pictures in the file itself: what A4 paper and most windows have room for. */
export const staticWidth = 680;

/** In the order of their ids; a page has one of each. */
const kinds = ["waterfall", "curves", "fan", "icons", "tornado", "tiles", "waiting"];

/** Begins the ids of a picture, and of what names and tells it on a page. */
export function idOf(picture: Picture): string {
    return `p${kinds.indexOf(picture.kind)}`;
}

/**
 * The picture as an SVG element, in a language and the words that pictures have in it.
 *
 * @param alone whether it stands in a file of its own and has to say itself what it shows
 */
export function draw(picture: Picture, width: number, language: LanguageCode, words: ChartWords, alone: boolean): string {
    const numbers = new Numbers(language);
    const frame: Frame = {
        width,
        id: idOf(picture),
        words,
        toldAround: !alone,
        number: (value, error) => numbers.rounded(value, error),
    };
    switch (picture.kind) {
        case "waterfall":
            return waterfall(picture.input, frame);
        case "curves":
            return curves(picture.input, frame);
        case "fan":
            return fan(picture.input, frame);
        case "icons":
            return icons(picture.input, frame);
        case "tornado":
            return tornado(picture.input, frame);
        case "tiles":
            return tiles(picture.input, frame);
        case "waiting":
            return waiting(picture.input, frame);
    }
}
