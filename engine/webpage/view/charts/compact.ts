/** A picture in fewer letters: to whole units, and lines by their steps. For files that hold it beside much else. */

const numbers = /-?\d+(?:\.\d+)?/g;

function whole(text: string): string {
    return text.replace(numbers, (number) => String(Math.round(Number(number))));
}

/** Numbers in a row; a minus sign parts them as well as a blank does. */
function row(values: number[]): string {
    return values.map((value, i) => (i === 0 || value < 0 ? "" : " ") + value).join("");
}

/** Steps from point to point in place of the points: M1,1L3,4L5,3 is M1,1l2 3 2-1. */
function bySteps(path: string): string {
    return path.replace(/M(-?\d+),(-?\d+)((?:L-?\d+,-?\d+)+)/g, (_, x: string, y: string, lines: string) => {
        let at = [Number(x), Number(y)];
        const steps: number[] = [];
        (lines.match(numbers) as string[]).map(Number).forEach((value, i, all) => {
            if (i % 2 === 1) {
                const to = [all[i - 1], value];
                steps.push(to[0] - at[0], to[1] - at[1]);
                at = to;
            }
        });
        return `M${x},${y}l${row(steps)}`;
    });
}

/** A rectangle whose edges are rounded, not its place and its size, so that it meets what it met. */
function byEdges(tag: string): string {
    return ["x width", "y height"].reduce((made, names) => {
        const [place, size] = names.split(" ");
        const found = new RegExp(` ${place}="([0-9.-]+)"(.*?) ${size}="([0-9.]+)"`).exec(made);
        if (found === null) {
            return made;
        }
        const first = Math.round(Number(found[1]));
        const last = Math.round(Number(found[1]) + Number(found[3]));
        return made.replace(found[0], ` ${place}="${first}"${found[2]} ${size}="${last - first}"`);
    }, tag);
}

/** \param svg  as the pictures of this folder draw it: no further from it than half a unit, but for letters and symbols */
export function compact(svg: string): string {
    return svg.replace(/<[a-z][^>]*>/g, (tag) => {
        // Dashes and symbols fit to each other by tenths.
        if (/stroke-dasharray|transform|\d[hv]/.test(tag)) {
            return tag;
        }
        return byEdges(tag)
            .replace(/ [xy]="[^"]*"/g, whole)
            .replace(/ d="[MLHVZ0-9.,-]*"/g, (path) => bySteps(whole(path)));
    });
}
