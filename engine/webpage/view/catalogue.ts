/** The one catalogue of what a page says, in all its languages. */

import { answerWords } from "./catalogue/answer";
import { comparedWords } from "./catalogue/compared";
import { dialWords } from "./catalogue/dial";
import { groundsWords } from "./catalogue/grounds";
import { pictureWords } from "./catalogue/pictures";
import { surenessWords } from "./catalogue/sureness";

export { terms, termsOfScenarios } from "./catalogue/terms";

/** `{name}` stands for a value, `[[term]]` for a term of catalogue/terms.ts. */
export const catalogue = {
    ...answerWords,
    ...dialWords,
    ...pictureWords,
    ...surenessWords,
    ...groundsWords,
    ...comparedWords,
};

export type Catalogue = typeof catalogue;
