/** What the page itself runs: pictures at the width there is, and the dial under a reader's hand. */

import { curvesInput, flipPath, Live, ownSetting, readout, Rows, rowsOf, Setting, shares } from "./live";
import { PageData } from "./page_data";
import { draw, Picture } from "./pictures";
import { fanInput, yearRows } from "./sections/fan";
import { fragmentOf, settingOf } from "./setting";

const narrowest = 300;

function all(selector: string): HTMLElement[] {
    return Array.prototype.slice.call(document.querySelectorAll(selector)) as HTMLElement[];
}

/** Draws a picture where it stands, at that width. */
function redraw(picture: Picture, data: PageData): void {
    all(`figure[data-picture="${picture.name}"] .drawing`).forEach((place) => {
        const width = Math.floor(place.clientWidth);
        // Inside a closed part of the page nothing has a width.
        if (width > 0) {
            place.innerHTML = draw(picture, Math.max(narrowest, width), data.live.language, data.words, false);
        }
    });
}

/** What scrolls by itself can be reached by keyboard, and has a name; nothing else is stopped at. */
function reach(place: HTMLElement): void {
    const caption = place.querySelector("caption");
    if (place.scrollWidth > place.clientWidth && caption !== null) {
        place.tabIndex = 0;
        place.setAttribute("role", "group");
        place.setAttribute("aria-label", caption.textContent || "");
    } else {
        ["tabindex", "role", "aria-label"].forEach((name) => place.removeAttribute(name));
    }
}

/** The sliders and all that follows from them. */
class Dial {
    private setting: Setting;
    private waiting = 0;
    private readonly rows: Rows[] = [];
    private readonly years: number[][][];

    constructor(
        private readonly data: PageData,
        private readonly form: HTMLFormElement,
    ) {
        this.setting = settingOf(this.live, location.hash) || ownSetting(this.live, 0);
        this.years = yearRows(this.live);
        form.addEventListener("input", (event) => this.moved(event.target as HTMLInputElement));
        form.addEventListener("submit", (event) => event.preventDefault());
        all("[data-reset]").forEach((button) =>
            button.addEventListener("click", () => {
                this.setting = ownSetting(this.live, this.setting.question);
                this.show(true);
            }),
        );
        window.addEventListener("hashchange", () => {
            const linked = settingOf(this.live, location.hash);
            if (linked !== null) {
                this.setting = linked;
                this.show(false);
            }
        });
        this.show(false);
    }

    private get live(): Live {
        return this.data.live;
    }

    private moved(input: HTMLInputElement): void {
        const stance = input.getAttribute("data-stance");
        if (stance !== null) {
            const s = this.live.stances.map((one) => one.name).indexOf(stance);
            this.setting.weights[s] = Number(input.value);
        } else if (input.name === "asked") {
            this.setting.asked = Number(input.value);
        } else if (input.name === "question") {
            const question = Number(input.value);
            this.setting = { ...ownSetting(this.live, question), weights: this.setting.weights };
        }
        this.show(true);
    }

    private rowsNow(): Rows {
        const question = this.setting.question;
        if (this.rows[question] === undefined) {
            this.rows[question] = rowsOf(this.live.questions[question].dial);
        }
        return this.rows[question];
    }

    /** \param link  whether the address takes the setting over */
    private show(link: boolean): void {
        const { live, setting } = this;
        const said = readout(live, this.rowsNow(), setting);
        const texts: { [name: string]: string } = {
            chance_name: said.chance_name,
            chance: said.chance,
            missing: said.missing,
            reserve: said.reserve,
            asked: said.asked,
            flip: said.flip,
        };
        Object.keys(texts).forEach((name) => all(`[data-live="${name}"]`).forEach((place) => (place.textContent = texts[name])));
        live.stances.forEach((stance, s) => {
            all(`[data-share="${stance.name}"]`).forEach((place) => (place.textContent = said.shares[s]));
            all(`[data-flip="${stance.name}"]`).forEach((place) => place.setAttribute("d", flipPath(said.flip_marks[s])));
            all(`[data-stance="${stance.name}"]`).forEach((place) => ((place as HTMLInputElement).value = String(setting.weights[s])));
        });
        const asked = this.form.elements.namedItem("asked") as HTMLInputElement;
        asked.max = String(live.questions[setting.question].dial.amounts.count - 1);
        asked.value = String(setting.asked);
        asked.setAttribute("aria-valuetext", said.asked);
        (this.form.elements.namedItem("question") as HTMLSelectElement).value = String(setting.question);
        const fragment = fragmentOf(live, setting);
        all("[data-link]").forEach((place) => place.setAttribute("href", fragment));
        this.draw();
        if (link) {
            this.address(fragment);
        }
    }

    /** Some browsers refuse an address that changes too often: it follows when the hand rests. */
    private address(fragment: string): void {
        window.clearTimeout(this.waiting);
        this.waiting = window.setTimeout(() => history.replaceState(null, "", fragment), 150);
    }

    draw(): void {
        redraw({ name: "curve", kind: "curves", input: curvesInput(this.live, this.rowsNow(), this.setting) }, this.data);
        const share = shares(this.setting.weights);
        if (this.live.years.length > 0 && share !== null) {
            redraw({ name: "years", kind: "fan", input: fanInput(this.live, this.years, share) }, this.data);
        }
    }
}

/** What is drawn at the width there is, by what the page holds; nothing where it holds nothing to draw. */
function drawing(): () => void {
    const holder = document.getElementById("data");
    const data = holder === null || holder.textContent === null ? null : (JSON.parse(holder.textContent) as PageData | null);
    if (data === null) {
        return () => undefined;
    }
    document.documentElement.classList.add("scripted");
    const form = document.querySelector("form[data-dial]") as HTMLFormElement | null;
    const dial = form === null ? null : new Dial(data, form);
    return () => {
        data.pictures.forEach((picture) => redraw(picture, data));
        if (dial !== null) {
            dial.draw();
        }
    };
}

function start(): void {
    const draw = drawing();
    const fit = () => {
        draw();
        all(".scroll").forEach(reach);
    };
    fit();
    let width = window.innerWidth;
    window.addEventListener("resize", () => {
        if (window.innerWidth !== width) {
            width = window.innerWidth;
            fit();
        }
    });
    all("details").forEach((part) => part.addEventListener("toggle", fit));
}

start();
