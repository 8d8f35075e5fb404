/** What the program hands over for a page, as JSON: everything it knows of one result. */

import { Compared } from "./compared_data";

/** A mean over draws with its intervals and its Monte Carlo error. */
export interface Spread {
    mean: number;
    mean_error: number;
    sd: number;
    low95: number;
    low80: number;
    median: number;
    high80: number;
    high95: number;
    quantile_error: number;
}

/** A chance with its Monte Carlo error. */
export interface Chance {
    value: number;
    error: number;
    interval95: [number, number];
    draws: number;
}

export interface Stance {
    name: string;
    title: string;
    source: string;
    /** Empty: a stance of its own. */
    variant_of: string;
    weight: number;
}

export interface ChildrenLine {
    name: string;
    title: string;
    unit: string;
    harm: boolean;
    by_stance: Spread[];
    overall: Spread;
}

/** What is missing to a threshold, and what to keep at hand to be 80, 90, 95% sure. */
export interface Shortfall {
    mean: number;
    mean_error: number;
    reserve80: number;
    reserve90: number;
    reserve95: number;
    reserve_error: number;
}

export interface Question {
    name: string;
    title: string;
    outcome: string;
    policy: string;
    baseline: string;
    headline: boolean;
    year: number;
    threshold: number;
    chance_by_stance: Chance[];
    chance_overall: Chance;
    outcome_by_stance: Spread[];
    outcome_overall: Spread;
    doubt_sd: number;
    chance_sd: number;
    between_stances_sd: number;
    why_baseline: string;
    items: string[];
    payer: string;
    shortfall_by_stance: Shortfall[];
    /** None where the outcome is no money. */
    shortfall_overall: Shortfall | null;
}

export interface MoneyLine {
    year: number;
    /** Title; "all" for the sum. */
    payer: string;
    overall: Spread;
    mean_by_stance: number[];
    mean_error_by_stance: number[];
}

export interface Step {
    name: string;
    title: string;
    level: boolean;
    by_stance: Spread[];
    overall: Spread;
}

export interface Reconciliation {
    question: string;
    policy: string;
    year: number;
    steps: Step[];
}

export interface PlacesLine {
    kind: string;
    name: string;
    title: string;
    unit: string;
    year: number;
    harm: boolean;
    by_stance: Spread[];
    overall: Spread;
}

export interface Payback {
    stance: string;
    year: number | null;
    by_last_year: Chance;
    present_value: Spread;
}

export interface Check {
    name: string;
    title: string;
    unit: string;
    stance: string;
    observed: number;
    model: Spread;
    tail_share: number;
    went_in: boolean;
    error: number | null;
    role: string;
}

export interface Assumption {
    name: string;
    meaning: string;
    value: string;
    reason: string;
    joint?: string;
}

export interface Strategy {
    name: string;
    title: string;
    outcomes: Spread[];
    incremental_cost: number | null;
    incremental_effect: number | null;
    icer: number | null;
    status: string;
}

export interface Answers {
    scenario: string;
    title: string;
    asks: string;
    draws: number;
    seed: number;
    design: string;
    version: string;
    stances: Stance[];
    policy: string;
    baseline: string;
    first_year: number;
    last_year: number;
    children: ChildrenLine[];
    questions: Question[];
    money: MoneyLine[];
    cash: MoneyLine[];
    overspend: Step[];
    reconciliations: Reconciliation[];
    not_by_you: Step[];
    places: PlacesLine[];
    payback: Payback[];
    funnel: PlacesLine[];
    discount_rate: number;
    region: {
        title: string;
        youth_care_budget_eur: number;
        national_budget_eur: number;
        share_year: number;
        share_of_region: Spread | null;
        share_of_nation: Spread | null;
        share_of_addressable: Spread | null;
        prevented_share_by_stance: Spread[];
        prevented_share: Spread | null;
    } | null;
    checks: Check[];
    calibrated: boolean;
    assumptions: Assumption[];
    notices: string[];
    strategy_outcomes: string[];
    strategy_outcome_units: string[];
    strategies: Strategy[];
    outcomes: ChildrenLine[];
    digest: string;
    seconds: number;
}

/** A number of the scenario with where it comes from. */
export interface Described {
    name: string;
    stance: string | null;
    unit: string;
    meaning: string;
    group: string;
    law: string;
    ranges: { stances: string[]; mean: number; low95: number; high95: number }[];
    source: Source | null;
    assumption: string | null;
    computed: boolean;
}

export interface Source {
    name: string;
    title: string;
    kind: string;
    where: string;
    seen: string;
    note: string;
}

export interface Description {
    numbers: Described[];
    stances: { name: string; title: string; source: string; weight: number; weight_assumption: string }[];
    policies: { name: string; title: string; conferences_held?: { [year: string]: string } }[];
    prices: { item: string; title: string; eur: string; per: string; price_year: number }[];
    payers: { [name: string]: string };
    cut: {
        amount_eur: string;
        items: string[];
        payer: string;
        from: number;
        until: number | null;
        mechanism: string;
    } | null;
    claim: { eur_per_conference: string; stance: string; source: string } | null;
    sources: Source[];
}

/**
 * A row of whole numbers in short: each number times `unit` is a value.
 *
 * The first number is `start`. Order 1: each next one is the one before, from index `at` on plus a step; after the last step
 * it stays. Order 2: each next one is the one before plus the difference, which is `slope` at first and from index `at` on grows
 * by a step; after the last step it goes on straight. `steps` is Base64 VLQ, as in source maps: each a signed whole number.
 *
 * Units: of counted draws 1 / draws, so that nothing is rounded; of chances and weighed shares a power of ten that moves none by
 * more than a tenth of what one draw counts; of what is missing a hundredth of a step or less.
 */
export interface Series {
    unit: number;
    at: number;
    start: number;
    order: 1 | 2;
    slope?: number;
    steps: string;
}

/** Amounts on which chances are known: first, first + step, ... */
export interface Amounts {
    first: number;
    step: number;
    count: number;
}

/** What is known of a question at every amount that may be asked. */
export interface Dial {
    question: string;
    baseline: string;
    headline: boolean;
    /**
     * The threshold is uncertain itself. It is held draw by draw then, and an amount means: the threshold, moved up or down by
     * the amount less its mean (`threshold` of the question). Its doubt goes along, so that nothing jumps where nothing moves.
     */
    uncertain: boolean;
    /** Hold 0 and the threshold; 0 not where the threshold is nearer to it than a step has to be. */
    amounts: Amounts;
    by_stance: {
        /** Chance that the outcome is at least the amount, as `eigenkracht answer --at-least` tells it. */
        chance: Series;
        /** Share of draws at or above the amount; the same as `chance` where draws are counted. For quantiles. */
        at_least: Series;
        /** Mean of what is missing to the amount, EUR; only against the scenario's own baseline. */
        missing: Series | null;
    }[];
}

/**
 * Money of one policy (title) in one year, all payers, against the policy without conferences, which is not among them (if there is
 * none: against no conferences at all, history included): cash released, or care avoided where there are no places.
 */
export interface YearDial {
    policy: string;
    year: number;
    amounts: Amounts;
    at_least_by_stance: Series[];
}

/** Children who wait for a place of any kind, on average over a year's months, under a policy (title). */
export interface Waiting {
    policy: string;
    year: number;
    by_stance: Spread[];
    overall: Spread;
    /** Without any conferences, and without the cut. */
    without_by_stance: Spread[];
    without_overall: Spread;
}

export interface RegionTile {
    name: string;
    title: string;
    /** Column and row on a map of tiles, from 1; none: not given. */
    tile: [number, number] | null;
    /** Conferences held in the focus year under the focus policy. */
    conferences: number | null;
    net_eur: Spread | null;
    prevented: Spread | null;
}

/** What an outcome is where one number is low or high and everything else as it is. */
export interface TornadoBar {
    /** Name of the uncertain number; "stance": which evidence is true. */
    name: string;
    meaning: string;
    unit: string;
    low_input: number | null;
    high_input: number | null;
    low_outcome: number;
    high_outcome: number;
    /** Monte Carlo standard error of the larger of both. */
    error: number;
}

export interface Tornado {
    question: string;
    baseline: string;
    /** "draws": means of the draws with the lowest and the highest fifth of each number. "one_at_a_time": a sweep. */
    from: string;
    middle: number;
    bars: TornadoBar[];
}

/** A remark of the program with its numbers and names, so that it can be said in another language. */
export interface Notice {
    kind: string;
    text: string;
    values: { [name: string]: string | number };
}

export interface Pictures {
    /** Conferences held in the focus year: under the focus policy, and under what it is held against. */
    families: { year: number; held: number; held_against: number } | null;
    dials: Dial[];
    years: YearDial[];
    waiting: Waiting[];
    regions: RegionTile[];
    tornado: Tornado | null;
}

export interface Result {
    file: string;
    answers: Answers;
    description: Description;
    pictures: Pictures;
    notices: Notice[];
    /** Other sentences of the program: how a baseline differs. */
    remarks: Notice[];
}

export interface Data {
    language: "en" | "nl";
    /** Texts of the scenario in the page's language, by the text that they stand for. */
    translation: { [original: string]: string };
    /** Day on which the page was written, YYYY-MM-DD. */
    written: string;
    results: Result[];
    /** Policies of several results held against each other; none with one result, or where they cannot be. */
    compared: Compared | null;
    /** Why several results cannot be held against each other; else empty. */
    why_not_compared: string;
}
