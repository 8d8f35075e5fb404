/**
 * Texts that the program words itself, in other languages than its own, by kind and name: "step.attributed".
 *
 * `{name}` stands for a value. Of a remark with rows, `{rows}` stands for all of them, and "notice.KIND.row" is one; where
 * a remark or a row says which of several sentences it is (`form`), that stands at the end of the key.
 */
export const programTexts: { nl: { [key: string]: string } } = {
    nl: {
        // From a claimed saving to cash: study/reconciliation.hpp.
        "step.claimed": "beloofd: conferenties in het jaar maal de beloofde besparing per conferentie",
        "step.before_conferences": "kosten van conferenties er weer bij: die staan onderaan",
        "step.dated": "tijdstip: wat van de twaalf maanden na elke conferentie in het jaar valt",
        "step.as_claimed":
            "verblijf en terugval: de claim met de verblijfsduren, prijzen en terugval van het model, en met de latere maanden van eerdere conferenties",
        "step.attributed": "toerekening: wat er volgens deze lezing van het bewijs toch al zou zijn gebeurd, telt niet mee",
        "step.items": "alleen de soorten zorg waar de vraag over gaat",
        "step.payer": "alleen de betaler die het vraagt",
        "step.beyond_baseline": "wat al zit in dat waarmee wordt vergeleken, zoals een begroting",
        "step.places": "kinderen die toch op een plaats hadden moeten wachten",
        "step.not_refilled": "plaatsen die andere kinderen vullen",
        "step.not_open": "lege plaatsen die open blijven en geld blijven kosten",
        "step.gross": "kosten van sluiten, zorg voor wie wacht, hulp die naast het plan doorgaat",
        "step.cash": "kosten van conferenties, voor zover niet in de vergelijking",
        "step.total": "vrijgekomen geld",

        // Places and who waits for them: study/answer_cash.cpp.
        "places.freed": "plaatsen die kinderen van conferentiegezinnen niet meer bezetten",
        "places.refilled": "daarvan bezet door andere kinderen, die al een plaats nodig hadden",
        "places.induced": "daarvan bezet door kinderen die anders niet waren gekomen",
        "places.empty": "daarvan open en leeg",
        "places.closed": "daarvan gesloten",
        "places.waiting": "kinderen die op een plaats wachten",
        "places.waiting_more": "wachtende kinderen, meer dan zonder conferenties en bezuiniging",
        "places.crisis_more": "wachtende kinderen die met spoed moesten worden geplaatst, meer dan zonder",
        "places.turned_away_more": "kinderen voor wie de wachtlijst vol was, meer dan zonder",

        // Why an answer against a baseline is another number than the claim's: study/baseline_words.hpp.
        "remark.baseline_budget":
            "Alleen wat {year} méér bespaart dan {budget_year} telt, want de rest zit al in de begroting van {budget_year}; de {conferences} x € {claimed_eur} = € {product_eur} van de claim telt alles, voor elke betaler.",
        "remark.baseline_nothing":
            "Telt alles wat conferenties sinds {first_year} in {year} besparen; de {conferences} x € {claimed_eur} = € {product_eur} van de claim telt alleen een eerste jaar van de conferenties van {year}, voor elke betaler.",
        "remark.baseline_policy":
            "Telt wat {conferences} extra conferenties per jaar toevoegen aan {base_conferences}; volgens de claim is dat {conferences} x € {claimed_eur} = € {product_eur}, voor elke betaler.",

        // What to keep in mind: study/notices.cpp, study/crossed_rewards.cpp.
        "notice.solved_by_means":
            "Berekend met gemiddelden (run.solver = \"expected\"): elk getal van een doorrekening is een gemiddelde over alle toeval, zodat kansen alleen over twijfel gaan. Wat eens per kind wordt geteld, plaatsen en vrijgekomen geld ontbreken, want daar zijn kinderen voor nodig.",
        "notice.rounded_money":
            "Bedragen zijn bewaard als veelvouden van € {step_eur} (run.round_eur): elk klopt tot op € {half_eur}, en een doorrekening die zo dicht bij een drempel komt, kan aan beide kanten tellen.",
        "notice.capped_effects":
            "Onderzoeken waarvan het model het effect niet kan weergeven: {rows} van {of} doorrekeningen. Het gelote aandeel gehouden conferenties is daar te klein voor het effect, of de uitkomst bij gebruikelijke zorg ligt buiten wat het model kan geven; genomen is de dichtstbijzijnde waarde die kan.",
        "notice.capped_effects.row": "‘{stance}’ in {draws}",
        "notice.beyond_the_region":
            "Meer kinderen die zouden worden geplaatst dan er in de regio instromen of wonen: {rows} van {of} doorrekeningen. Ze zijn er bovenop geteld. Kijk naar plaatsen, instroom en kinderen per conferentie.",
        "notice.beyond_the_region.row": "‘{stance}’ in {draws}",
        "notice.from_memory":
            "{count} getallen hebben een bron die alleen uit het geheugen is aangehaald, niet gelezen: {rows}. Daarom zijn hun marges ruim; vervang wat u beter weet, bijvoorbeeld --set parameter.{first}.value=...",
        "notice.from_memory.row": "‘{name}’",
        "notice.dead_parameters.one":
            "Niets gebruikt {rows}: geen ander getal, formule, onderzoek, prijs, beleid of vraag, dus het verandert geen uitkomst. Zoek de formule die het zou moeten noemen, of laat het weg.",
        "notice.dead_parameters.several":
            "Niets gebruikt {rows}: geen ander getal, formule, onderzoek, prijs, beleid of vraag, dus ze veranderen geen uitkomst. Zoek de formule die ze zou moeten noemen, of laat ze weg.",
        "notice.dead_parameters.row": "‘{name}’",
        "notice.identical_policies":
            "In {rows} worden elk jaar van {first_year} tot en met {last_year} dezelfde conferenties gehouden: het verschil daartussen is precies nul. Kijk naar conferences_held van elk.",
        "notice.identical_policies.row": "‘{name}’",
        "notice.stance_without_effect":
            "{stance}: conferenties veranderen niets voor enig kind, in geen doorrekening en geen jaar. Als deze lezing dat niet zegt, kijk dan wat zij de kinderen met een conferentie geeft, en welke kinderen worden geteld.",
        "notice.never_varies.one":
            "In elke doorrekening hetzelfde: {rows}. Kijk naar wat daar wordt geteld, en naar de getallen waar het van afhangt.",
        "notice.never_varies.several":
            "In elke doorrekening en elke lezing van het bewijs hetzelfde: {rows}. Kijk naar wat daar wordt geteld, en naar de getallen waar het van afhangt.",
        "notice.never_varies.row.outcome": "‘{name}’",
        "notice.never_varies.row.cash": "‘vrijgekomen geld bij de vraag {name}’",
        "notice.counting_weights":
            "De telgewichten zijn samen {sum}, niet de looptijd van {cycles} stappen. Kijk naar counting en naar cycles.",
        "notice.lighter_costs_more":
            "Lichtere zorg die meer kost dan zwaardere: {light} boven {heavy}, {rows}. Kijk naar price.{light_item} en price.{heavy_item}, of naar lighter_than.",
        "notice.lighter_costs_more.row.alone": "in {draws} van {of} doorrekeningen, gemiddeld {by} EUR per maand",
        "notice.lighter_costs_more.row.every":
            "in {draws} van {of} doorrekeningen van elke lezing, gemiddeld {by} EUR per maand",
        "notice.lighter_costs_more.row.stance":
            "in {draws} van {of} doorrekeningen van ‘{stance}’, gemiddeld {by} EUR per maand",
        "notice.lighter_state_costs_more":
            "Een lichtere toestand kost meer: {light} dan {heavy}, {rows}. Kijk naar de opbrengsten van {outcome} in state.{light_state} en state.{heavy_state}, of naar lighter_than.",
        "notice.lighter_state_costs_more.row.alone": "in {draws} van {of} doorrekeningen, gemiddeld {by} ({unit})",
        "notice.lighter_state_costs_more.row.every":
            "in {draws} van {of} doorrekeningen van elke lezing, gemiddeld {by} ({unit})",
        "notice.lighter_state_costs_more.row.stance":
            "in {draws} van {of} doorrekeningen van ‘{stance}’, gemiddeld {by} ({unit})",
        "notice.lighter_state_gives_less":
            "Een lichtere toestand levert minder op: {light} dan {heavy}, {rows}. Kijk naar de opbrengsten van {outcome} in state.{light_state} en state.{heavy_state}, of naar lighter_than.",
        "notice.lighter_state_gives_less.row.alone": "in {draws} van {of} doorrekeningen, gemiddeld {by} ({unit})",
        "notice.lighter_state_gives_less.row.every":
            "in {draws} van {of} doorrekeningen van elke lezing, gemiddeld {by} ({unit})",
        "notice.lighter_state_gives_less.row.stance":
            "in {draws} van {of} doorrekeningen van ‘{stance}’, gemiddeld {by} ({unit})",

        // Of a text of the scenario with words of the program around it.
        "composed.check_error": "standaardfout van: {title}",
        "composed.estimand_errors": "standaardfouten, gebruikelijke zorg en conferentie",
        "composed.usual": "{title}, gebruikelijke zorg",
        "composed.conference": "{title}, conferentie",
        "composed.weight": "gewicht {title}",
        "composed.regions": "{title} regio's samen",

        "word.overall": "alles samen",
    },
};

/** How the program puts words around a text of the scenario: study/answer.cpp, study/plan.cpp. */
export const composed: [RegExp, string][] = [
    [/^standard error of: (.*)$/, "composed.check_error"],
    [/^standard errors, usual care and conference()$/, "composed.estimand_errors"],
    [/^(.*), usual care$/, "composed.usual"],
    [/^(.*), conference$/, "composed.conference"],
    [/^([0-9.]+) weight$/, "composed.weight"],
    [/^([0-9]+) regions together$/, "composed.regions"],
];
