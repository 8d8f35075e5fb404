/** Numbers that a page says once and for all; what moves under a reader's hand is in numbers.ts. */

import { Chance } from "./data";
import { firstPlace, noBreak, Numbers, toPlace } from "./numbers";

export class PageNumbers extends Numbers {
    /** The error that decides on a chance's digits: its own, or one draw of all where that is 0. */
    chanceError(chance: Chance): number {
        return chance.error > 0 || chance.draws <= 1 ? chance.error : 1 / chance.draws;
    }

    /**
     * A chance: a percentage that is never 0% or 100%. Never and always seen are counted, "0 of 1,024"; what is less
     * than draws can tell is bounded by the rule of three.
     */
    chance(chance: Chance): string {
        const of = this.language === "nl" ? "van" : "of";
        const often = chance.value > 0.5;
        const draws = this.count(chance.draws);
        if (Math.min(chance.value, 1 - chance.value) <= 1e-12) {
            if (chance.draws <= 1) {
                return often ? (this.language === "nl" ? "ja" : "yes") : this.language === "nl" ? "nee" : "no";
            }
            return [often ? draws : "0", of, draws].join(noBreak);
        }
        const rare = chance.draws > 1 && chance.draws * Math.min(chance.value, 1 - chance.value) < 0.05;
        const place = firstPlace(100 * this.chanceError(chance));
        const digits = toPlace(100 * chance.value, place);
        if (rare || Number(digits) <= 0 || Number(digits) >= 100) {
            return this.bounded(chance.draws, often);
        }
        return this.dressed(digits) + "%";
    }

    /** What n draws that all said the same leave room for. \see Hanley and Lippman-Hand (1983), JAMA 249(13) */
    private bounded(draws: number, often: boolean): string {
        const dutch = this.language === "nl";
        if (draws <= 3) {
            return often ? (dutch ? "bijna altijd" : "nearly always") : dutch ? "bijna nooit" : "nearly never";
        }
        const all = this.count(draws);
        if (often) {
            const least = this.count(draws - 3);
            return dutch ? `meer dan ${least} op ${all}` : `more than ${least} in ${all}`;
        }
        return dutch ? `minder dan 3 op ${all}` : `less than 3 in ${all}`;
    }

    /** A day, given as YYYY-MM-DD. */
    day(written: string): string {
        const names =
            this.language === "nl"
                ? "januari februari maart april mei juni juli augustus september oktober november december"
                : "January February March April May June July August September October November December";
        const [year, month, day] = written.split("-");
        return `${parseInt(day, 10)} ${names.split(" ")[parseInt(month, 10) - 1]} ${year}`;
    }
}
