/** Policies of several results held against each other, as the program hands them over. */

/** Of one option beyond the reference; the range only where all options stand on the same luck. */
export interface ComparedSpread {
    mean: number;
    mean_error: number;
    low95?: number;
    high95?: number;
}

export interface ComparedMean {
    mean: number;
    mean_error: number;
}

export interface ComparedOption {
    title: string;
    reference: boolean;
    saving_eur: { by_stance: ComparedSpread[]; overall: ComparedSpread } | null;
    effect: { by_stance: ComparedSpread[]; overall: ComparedSpread } | null;
    best?: { by_stance: { value: number; error: number }[]; overall: { value: number; error: number } };
    expected_loss?: { by_stance: ComparedMean[]; overall: ComparedMean };
    largest_regret_eur?: number;
}

/** What is lost where one stance is believed and another is true; in the order of the stances. */
export interface Regret {
    chosen: number;
    saving_eur: ComparedMean[];
    effect: ComparedMean[];
}

export interface Compared {
    money: string;
    effect: string;
    effect_unit: string;
    draws: number;
    paired: boolean;
    why_unpaired: string;
    stances: { name: string; title: string; weight: number }[];
    options: ComparedOption[];
    regret: Regret[];
    least_largest_regret: number;
}
