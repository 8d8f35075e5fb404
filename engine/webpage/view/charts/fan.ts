/** Money by year, with how far draws lie apart, a panel for each body of evidence. */

import { Frame, Told, Unit } from "./frame";
import { boxSample, KeyEntry, lineSample } from "./key";
import { Panel, panels } from "./panels";

/** A year of one policy under one body of evidence, in the unit's own size. */
export interface FanYear {
    low95: number;
    low80: number;
    median: number;
    high80: number;
    high95: number;
}

export interface FanPanel {
    label: string;
    overall: boolean;
    /** By policy, then by year, as `policies` and `years`. */
    by_policy: FanYear[][];
}

export interface FanInput extends Told {
    unit: Unit;
    years: number[];
    /** The first is shown with bands, each other by its median as a broken line. */
    policies: string[];
    panels: FanPanel[];
}

function panelOf(panel: FanPanel, input: FanInput, frame: Frame): Panel {
    const first = panel.by_policy[0];
    return {
        label: panel.label,
        overall: panel.overall,
        bands: [
            {
                style: "band95",
                low: first.map((year) => year.low95),
                high: first.map((year) => year.high95),
                told: frame.words.of95,
            },
            {
                style: "band80",
                low: first.map((year) => year.low80),
                high: first.map((year) => year.high80),
                told: frame.words.of80,
            },
        ],
        lines: panel.by_policy.map((years, i) => ({
            style: i === 0 ? "median" : "other other-" + i,
            values: years.map((year) => year.median),
            told: `${input.policies[i]}: ${frame.words.median}`,
        })),
    };
}

/** Bands of 95 and 80 of 100 draws and the median, by year; a panel for each body of evidence. */
export function fan(input: FanInput, frame: Frame): string {
    const words = frame.words;
    const several = input.policies.length > 1;
    const key: KeyEntry[] = [
        { sample: lineSample("median"), label: several ? `${input.policies[0]}: ${words.median}` : words.median },
        { sample: boxSample("band80 alone"), label: words.of80 },
        { sample: boxSample("band95"), label: words.of95 },
    ];
    input.policies.slice(1).forEach((policy, i) => {
        key.push({ sample: lineSample(`other other-${i + 1}`), label: policy });
    });
    return panels(
        {
            title: input.title,
            description: input.description,
            kind: "fan",
            unit: input.unit,
            years: input.years,
            panels: input.panels.map((panel) => panelOf(panel, input, frame)),
            key,
        },
        frame,
    );
}
