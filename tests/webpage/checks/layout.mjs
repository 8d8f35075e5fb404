/** What must be true of how a page lies on a screen. Lengths are CSS pixels. */

/**
 * A page that is wider than its window, and elements that stick out of it or hide their own words.
 *
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>} findings; none: all is well
 */
export function widthFindings(page) {
    return page.evaluate(() => {
        const findings = [];
        const root = document.scrollingElement;
        const width = root.clientWidth;
        const say = (element, what) => {
            const words = element.textContent.trim().replace(/\s+/g, " ").slice(0, 50);
            findings.push(`<${element.localName} class="${element.getAttribute("class") ?? ""}"> ${what}: ${words}`);
        };
        if (root.scrollWidth > width + 1) {
            findings.push(`the page is ${root.scrollWidth} wide in a window of ${width}`);
        }
        // What scrolls by itself may be wider inside.
        const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
        for (const element of document.body.querySelectorAll("*")) {
            if (element.closest("svg, script, style") !== null && element.localName !== "svg") {
                continue;
            }
            const box = element.getBoundingClientRect();
            const style = getComputedStyle(element);
            // Read aloud only: pushed out of sight or clipped away on purpose.
            const unseen = box.width <= 1 || box.height <= 1 || style.visibility === "hidden" || box.right < 0;
            if (unseen || style.clipPath !== "none" || style.clip !== "auto") {
                continue;
            }
            let scroller = element.parentElement;
            while (scroller !== null && !scrolls(scroller)) {
                scroller = scroller.parentElement;
            }
            if ((scroller === null || scroller === root || scroller === document.body) && box.right > width + 1) {
                say(element, `ends at ${box.right.toFixed(0)} of ${width}`);
            }
            const cuts = style.overflowX === "hidden" || style.overflowX === "clip";
            if (cuts && element.localName !== "svg" && element.scrollWidth > element.clientWidth + 1) {
                say(element, `hides ${element.scrollWidth - element.clientWidth} of its width`);
            }
        }
        return findings;
    });
}

/**
 * Words of pictures that are cut, too small to read, or lie on each other.
 *
 * A text's box is taken without the top and bottom fifth, where few letters reach, so that lines may stand close.
 *
 * @param {import("playwright-core").Page} page
 * @param {number} least smallest letters, CSS pixels
 * @returns {Promise<string[]>} findings
 */
export function lettersFindings(page, least = 10) {
    return page.evaluate((least) => {
        const findings = [];
        for (const svg of document.querySelectorAll("figure svg")) {
            const name = svg.closest("figure").dataset.picture;
            const frame = svg.getBoundingClientRect();
            if (frame.width === 0) {
                continue;
            }
            const pieces = [];
            for (const text of svg.querySelectorAll("text")) {
                const style = getComputedStyle(text);
                if (text.textContent.trim() === "" || style.visibility === "hidden" || style.display === "none") {
                    continue;
                }
                const lines = [...text.querySelectorAll("tspan")].filter((one) => one.textContent.trim() !== "");
                for (const piece of lines.length > 0 ? lines : [text]) {
                    const box = piece.getBoundingClientRect();
                    const words = piece.textContent.trim();
                    const matrix = piece.getScreenCTM();
                    const letters = parseFloat(getComputedStyle(piece).fontSize) * Math.hypot(matrix.a, matrix.b);
                    if (letters < least) {
                        findings.push(`picture ${name}: letters of ${letters.toFixed(1)}: ${words}`);
                    }
                    const out = Math.max(
                        frame.left - box.left,
                        box.right - frame.right,
                        frame.top - (box.top + 0.2 * box.height),
                        box.bottom - 0.2 * box.height - frame.bottom,
                    );
                    if (out > 1) {
                        findings.push(`picture ${name}: ${out.toFixed(1)} of "${words}" are cut`);
                    }
                    pieces.push({ text, words, box });
                }
            }
            for (let i = 0; i < pieces.length; ++i) {
                for (let j = 0; j < i; ++j) {
                    const [a, b] = [pieces[i], pieces[j]];
                    const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
                    const fifth = (one) => 0.2 * one.box.height;
                    const high =
                        Math.min(a.box.bottom - fifth(a), b.box.bottom - fifth(b)) -
                        Math.max(a.box.top + fifth(a), b.box.top + fifth(b));
                    if (wide > 1 && high > 1) {
                        const size = `${wide.toFixed(0)} x ${high.toFixed(0)}`;
                        findings.push(`picture ${name}: "${b.words}" and "${a.words}" lie on each other (${size})`);
                    }
                }
            }
        }
        return findings;
    }, least);
}

/**
 * Words and marks of pictures that can hardly be told from the page (WCAG 2.1: 4.5 for words, 3 for what carries
 * meaning; a mark that is light on purpose, such as a band, has an outline or stands at 1.2).
 *
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>} findings
 */
export function inkFindings(page) {
    return page.evaluate(() => {
        const findings = [];
        const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
        // Whatever way a colour is written, as red, green, blue and opacity.
        const colour = (written) => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = written;
            canvas.fillRect(0, 0, 1, 1);
            const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
            return [r, g, b, a / 255];
        };
        const over = (top, opacity, below) => below.map((value, i) => top[i] * opacity + value * (1 - opacity));
        const light = (rgb) => {
            const [r, g, b] = rgb.map((value) => {
                const part = value / 255;
                return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
            });
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const contrast = (a, b) => {
            const [x, y] = [light(a), light(b)];
            return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
        };
        const ground = (element) => {
            const behind = [];
            for (let one = element; one !== null; one = one.parentElement) {
                behind.push(colour(getComputedStyle(one).backgroundColor));
            }
            // The canvas below a page without a background of its own follows the scheme.
            const dark = matchMedia("(prefers-color-scheme: dark)").matches;
            const scheme = getComputedStyle(document.documentElement).colorScheme;
            const start = dark && scheme.includes("dark") ? [18, 18, 18] : [255, 255, 255];
            return behind.reduceRight((below, [r, g, b, a]) => over([r, g, b], a, below), start);
        };
        const opacities = (element) => {
            let all = 1;
            for (let one = element; one !== null; one = one.parentElement) {
                all *= parseFloat(getComputedStyle(one).opacity);
            }
            return all;
        };
        const paint = (element, kind, below) => {
            const style = getComputedStyle(element);
            const written = style[kind];
            if (written === "none" || written.startsWith("url")) {
                return null;
            }
            const [r, g, b, a] = colour(written === "context-fill" ? "black" : written);
            return over([r, g, b], a * parseFloat(style[`${kind}Opacity`]) * opacities(element), below);
        };
        for (const svg of document.querySelectorAll("figure svg")) {
            const name = svg.closest("figure").dataset.picture;
            const page = ground(svg);
            const marks = [...svg.querySelectorAll(".mark")].filter((mark) => mark.localName !== "g");
            for (const mark of marks) {
                const inks = ["fill", "stroke"].map((kind) => paint(mark, kind, page)).filter((ink) => ink !== null);
                const best = Math.max(1, ...inks.map((ink) => contrast(ink, page)));
                if (best < 1.2) {
                    const kind = mark.getAttribute("class");
                    findings.push(`picture ${name}: <${mark.localName} class="${kind}"> is not seen`);
                }
            }
            const boxes = marks.map((mark) => mark.getBoundingClientRect());
            for (const text of svg.querySelectorAll("text")) {
                const box = text.getBoundingClientRect();
                const beside = (mark) => mark.left >= box.right || mark.right <= box.left;
                const apart = (mark) => beside(mark) || mark.top >= box.bottom || mark.bottom <= box.top;
                const onMark = !boxes.every(apart);
                const ink = paint(text, "fill", page);
                if (text.textContent.trim() !== "" && !onMark && ink !== null && contrast(ink, page) < 4.5) {
                    const found = contrast(ink, page).toFixed(1);
                    findings.push(`picture ${name}: "${text.textContent}" has a contrast of ${found}`);
                }
            }
        }
        return findings;
    });
}

/**
 * Texts whose marks turn what stands after them around: a direction that is not closed in its own element.
 *
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>} findings
 */
export function directionFindings(page) {
    return page.evaluate(() => {
        const findings = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            const home = node.parentElement;
            if (home.closest("script, style") !== null || !/[\u202a-\u202e\u2066-\u2069]/.test(node.data)) {
                continue;
            }
            const { unicodeBidi, display } = getComputedStyle(home);
            const alone = home.childNodes.length === 1;
            const block = /^(block|list-item|table-c)/.test(display);
            const closed = /isolate|plaintext/.test(unicodeBidi) || (alone && block);
            // In a picture every text is laid out by itself, and its title is no line of the page.
            if (!closed && home.closest("text, title") === null) {
                findings.push(`a turned text is not closed in: <${home.localName}> ${home.textContent.slice(0, 60)}`);
            }
        }
        return findings;
    });
}
