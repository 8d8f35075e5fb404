/** The dial's setting as the fragment of an address, and back. */

import { Live, ownSetting, Setting } from "./live";
import { amountAt, nearest } from "./series";

const begin = "#setting:";

/** The fragment that holds a setting: question, amount asked, and a weight for each stance, by their names. */
export function fragmentOf(live: Live, setting: Setting): string {
    const question = live.questions[setting.question];
    const asked = amountAt(question.dial.amounts, setting.asked);
    const weights = live.stances.map((stance, s) => `${encodeURIComponent(stance.name)}=${setting.weights[s]}`);
    return begin + [`question=${encodeURIComponent(question.dial.question)}`, `asked=${asked}`].concat(weights).join("&");
}

/** The setting that a fragment holds; none where it holds none, or names what the page has not. */
export function settingOf(live: Live, fragment: string): Setting | null {
    if (fragment.slice(0, begin.length) !== begin) {
        return null;
    }
    const values: { [name: string]: string } = {};
    fragment
        .slice(begin.length)
        .split("&")
        .forEach((pair) => {
            const equals = pair.indexOf("=");
            values[pair.slice(0, equals)] = pair.slice(equals + 1);
        });
    const names = live.questions.map((question) => encodeURIComponent(question.dial.question));
    const question = names.indexOf(values["question"]);
    if (question < 0) {
        return null;
    }
    const own = ownSetting(live, question);
    const number = (text: string | undefined, least: number, most: number, otherwise: number) => {
        const value = text === undefined || text === "" ? NaN : Number(text);
        return value >= least && value <= most ? value : otherwise;
    };
    const { amounts } = live.questions[question].dial;
    return {
        question,
        weights: live.stances.map((stance, s) => number(values[encodeURIComponent(stance.name)], 0, 100, own.weights[s])),
        asked: nearest(amounts, number(values["asked"], -1e300, 1e300, amountAt(amounts, own.asked))),
    };
}
