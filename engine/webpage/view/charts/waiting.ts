/** Children who wait for a place, by year, a panel for each body of evidence. */

import { Frame, Told, Unit } from "./frame";
import { boxSample, lineSample } from "./key";
import { panels } from "./panels";

export interface WaitingPanel {
    label: string;
    overall: boolean;
    /** By year: of 80 of 100 draws, and their mean. */
    low80: number[];
    mean: number[];
    high80: number[];
    /** Mean by year without conferences and without the cut. */
    without: number[];
}

export interface WaitingInput extends Told {
    unit: Unit;
    years: number[];
    panels: WaitingPanel[];
    /** What the line is: the policy's name. */
    policy: string;
    /** What the broken line is. */
    without: string;
}

/** Mean and band of 80 of 100 draws, and the mean without conferences and cut as a broken line. */
export function waiting(input: WaitingInput, frame: Frame): string {
    const words = frame.words;
    return panels(
        {
            title: input.title,
            description: input.description,
            kind: "waiting",
            unit: input.unit,
            years: input.years,
            panels: input.panels.map((panel) => ({
                label: panel.label,
                overall: panel.overall,
                bands: [{ style: "band80 alone", low: panel.low80, high: panel.high80, told: words.of80 }],
                lines: [
                    { style: "median", values: panel.mean, told: input.policy },
                    { style: "other other-1", values: panel.without, told: input.without },
                ],
            })),
            key: [
                { sample: lineSample("median"), label: `${input.policy} (${words.mean})` },
                { sample: boxSample("band80 alone"), label: words.of80 },
                { sample: lineSample("other other-1"), label: `${input.without} (${words.mean})` },
            ],
        },
        frame,
    );
}
