/** What the page's script reads. */

import { ChartWords } from "./charts/words";
import { Live } from "./live";
import { Picture } from "./pictures";

export interface PageData {
    /** What the dial moves. */
    live: Live;
    /** Every other picture, to draw it at the width there is. */
    pictures: Picture[];
    /** What pictures say, in the page's language. */
    words: ChartWords;
}
