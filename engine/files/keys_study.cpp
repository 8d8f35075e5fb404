#include "files/key_makers.hpp"

namespace eigenkracht::files {
namespace {

using namespace make;

std::vector<Section> study_sections() {
    return {
        {"", "The top of the file", "What stands before the first table."},
        {"run", "[run]", "How much is computed and kept."},
        {"question.NAME", "[question.NAME]",
         "A question with a threshold: how likely is it that the outcome is at least so much?"},
        {"check.NAME", "[check.NAME]",
         "A number somebody published, held against what the model says: a `quantity`, a `formula` over "
         "parameters, or a `measure` of the pathway. Where it `weighs` stances, each of their draws counts "
         "by "
         "how likely it makes the number: a normal density with the number's `error`, multiplied over the "
         "numbers that weigh a stance. How much a stance itself counts is never changed by it."},
        {"table.NAME", "[table.NAME]",
         "A lookup table for formulas: `table(\"NAME\", x)`. Between knots it holds the value of the last "
         "knot passed "
         "(`step`) or runs straight (`linear`); outside its knots it holds its first or last value."},
        {"translation.LANGUAGE", "[translation.LANGUAGE]",
         "Texts of this scenario in another language, named by its two letters (`nl`, `fy`), for a page in "
         "that language. Changes no number."},
    };
}

std::vector<Key> top_keys() {
    return in_table("", {
                            count("format", from_to(1, 1), "version of this language").required(),
                            text("base",
                                 "file this one stands on, relative to this file: tables are merged key by "
                                 "key, everything else is replaced")
                                .for_program(),
                            text("title", "what the scenario is called").required(),
                            text("asks", "what it asks, in two sentences").required(),
                            table("run", "run", "how much is computed and kept"),
                            tables("source", "source.NAME", "where numbers come from"),
                            tables("parameter", "parameter.NAME", "uncertain numbers"),
                            tables("joint", "joint.NAME", "parameters drawn together"),
                            tables("correlation", "correlation.NAME", "rank correlations"),
                            tables("clustering", "clustering.NAME", "how cases share a fate"),
                            tables("stance", "stance.NAME", "bodies of evidence, each believed as a whole"),
                            tables("table", "table.NAME", "lookup tables"),
                            table("pathway", "pathway", "the course of a person: cycle and counting"),
                            tables("strategy", "strategy.NAME", "what is compared"),
                            tables("trait", "trait.NAME", "what differs between persons"),
                            tables("state", "state.NAME", "where a person can be"),
                            tables("split", "split.NAME", "choices of state with luck of their own"),
                            tables("entry", "entry.NAME", "how persons come in"),
                            tables("clock", "clock.NAME", "time spent in a set of states"),
                            tables("leave", "leave.NAME", "ways of leaving states"),
                            tables("measure", "measure.NAME", "what a study can have observed"),
                            tables("outcome", "outcome.NAME", "results per person, or formulas"),
                            tables("reward", "reward.NAME", "what counts towards an outcome"),
                            table("comparison", "comparison", "how strategies are compared"),
                            table("years", "years", "calendar of a region study"),
                            tables("region", "region.NAME", "regions of youth care"),
                            tables("regional", "regional.NAME", "numbers that each region draws for itself"),
                            tables("policy", "policy.NAME", "conferences held a year"),
                            tables("places", "places.NAME", "places of care, and who waits for one"),
                            tables("child_outcome", "child_outcome.NAME", "what is counted for children"),
                            text("payer", "who pays: key = title").as(Shape::by_name),
                            tables("price", "price.NAME",
                                   "what months and conferences cost; each is an item of the ledger"),
                            table("price_index", "price_index", "price level of care by year"),
                            table("cut", "cut", "the cut a council decides on"),
                            table("claim", "claim", "a saving that somebody claimed"),
                            tables("question", "question.NAME", "questions with a threshold"),
                            tables("solve", "solve.NAME", "levels of a lever that would be enough"),
                            tables("sweep", "sweep.NAME", "points of levers and parameters to look at"),
                            tables("decision", "decision.NAME", "choices, and what knowing more is worth"),
                            tables("check", "check.NAME", "published numbers to hold the model against"),
                            tables("translation", "translation.LANGUAGE", "texts in another language"),
                        });
}

std::vector<Key> run_keys() {
    return in_table(
        "run",
        {
            count("draws", from_to(1, 1e9),
                  "draws per stance, at most where a run stops by its errors; with design sobol: replicates "
                  "times a power of two")
                .unset_means("1024"),
            number("until_chance_error", between(0, 1),
                   "stop when the Monte Carlo standard error of every question's chance, overall and in each "
                   "stance, is at most this; 0.01 is a percentage point")
                .in("1"),
            number("until_mean_error", between(0, 1),
                   "stop when that of every mean that is asked about is at most this")
                .in("standard deviations of the outcome"),
            number("until_mean_error_eur", above(0),
                   "stop when that of every mean in EUR that is asked about is at most this")
                .in("EUR"),
            count("seed", from_to(0, 9007199254740991.0), "same scenario, seed and build: same numbers")
                .unset_means("1"),
            choice("design", {"monte_carlo", "latin_hypercube", "sobol"},
                   "how parameters are spread over the draws")
                .unset_means("monte_carlo"),
            count("replicates", from_to(1, 65536), "independent scrambles of design sobol").unset_means("16"),
            choice(
                "solver", {"best", "individual", "aggregated", "expected"},
                "region studies: each child by itself (individual), how many children take each pair of "
                "courses, with the same law and on other luck (aggregated: where nothing ties children to "
                "each "
                "other, and pairs are few), or the mean over all luck, exactly and without chance (expected: "
                "care avoided only); best: the cheapest that is exact and has chance in it")
                .unset_means("best"),
            choice("keep", {"questions", "totals", "outcomes", "parameters", "ledger"},
                   "what the results file keeps draw by draw")
                .as(Shape::list)
                .unset_means("all but ledger"),
            count(
                "round_eur", from_to(1, 1e6),
                "amounts in EUR are kept as multiples of this, for smaller files; 1: whole euros. Uncertain "
                "numbers are kept as they are")
                .in("EUR")
                .unset_means("not rounded"),
            count(
                "deflate", from_to(0, 9),
                "how hard a finished results file is compressed, which takes time; 0: not. Changes no number")
                .unset_means("0"),
            count("individuals", from_to(0, 1e9),
                  "studies per person: persons simulated per draw; 0: expectations, exactly")
                .unset_means("0"),
            number(
                "least_effective_draws", at_least(1),
                "stances whose draws are weighed by published numbers: if their draws are worth fewer that "
                "count alike, that is an error (exit code 5) and the results are kept")
                .unset_means("100"),
        });
}

std::vector<Key> question_keys() {
    return in_table(
        "question.NAME",
        {
            text("title", "the question as a statement that is true or not, in plain words").required(),
            name_of("question_outcome", "outcome",
                    "care_avoided_gross_eur (before conferences are paid), care_avoided_net_eur; with places "
                    "also "
                    "cash_released_gross_eur, cash_released_net_eur; or an outcome")
                .required(),
            name_of("policy_or_strategy", "policy", "the policy, or the strategy, it is about"),
            name_of("baseline", "baseline",
                    "against what: budget_YEAR (this policy's spending in that year, autonomous growth "
                    "apart), a policy, or a strategy"),
            name_of("baseline", "baselines_beside", "other baselines shown next to it").as(Shape::list),
            year("year", "calendar year of the outcome"),
            name_of("item", "items",
                    "prices that count; a net outcome charges conferences too, where the payer pays them")
                .as(Shape::list)
                .unset_means("all; those of the cut where at_least uses cut.amount_eur"),
            name_of("payer", "payer", "whose money counts")
                .unset_means("all; the cut's where at_least uses cut.amount_eur"),
            formula("at_least", "cut", "the threshold").required().in("of the outcome"),
            price_level("price_level", "nominal, or the year whose prices count").unset_means("nominal"),
            choice("booking", {"calendar", "at_conference"},
                   "calendar: care avoided counts in the year it falls in; at_conference: the twelve months "
                   "after each conference count in the year of the conference, as the columns reckon")
                .unset_means("calendar"),
        });
}

std::vector<Key> check_keys() {
    return in_table(
        "check.NAME",
        {
            text("title", "what the number is, in plain words").required(),
            name_of("quantity", "quantity",
                    "saving_per_conference_eur (all payers, conference paid, undiscounted), or a parameter"),
            count("months", from_to(1, 1200), "saving_per_conference_eur: months from the conference")
                .unset_means("12"),
            formula("formula", "parameters", "what it is, computed from parameters"),
            name_of("measure", "measure", "what was measured"),
            name_of("entry", "population",
                    "measure: entries that the persons counted are like, mixed by amount")
                .as(Shape::list),
            name_of("strategy", "strategy", "measure: under which strategy, e.g. usual"),
            text("unit", "formula, measure: unit in tables"),
            number("given", {},
                   "parameter = value: held there when it is worked out, children per conference and prices "
                   "too. For counts of the very persons whom the number is about: it says nothing more about "
                   "them")
                .as(Shape::by_name)
                .keyed_by("parameter")
                .as_one_value(),
            number("observed", {}, "the published number").required().in("of the quantity"),
            number("error", above(0),
                   "standard error of the published number: chance and doubt of whoever observed it")
                .in("of the quantity"),
            text("error_assumption", "why this error, where the source does not give it"),
            name_of("stance", "weighs", "stances whose draws it weighs; needs error").as(Shape::list),
            text("informs", "what it can tell something about, in words"),
            choice("role", {"wiring", "validation"},
                   "wiring: the number went into the model; validation: it did not")
                .required(),
            name_of("source", "source", "who published it").required(),
            name_of("stance", "stances", "stances it is compared under").as(Shape::list).unset_means("all"),
        });
}

std::vector<Key> table_keys() {
    return in_table(
        "table.NAME",
        {
            text("csv",
                 "CSV file, relative to this file: a header with the names of the arguments and of the "
                 "value, then a row for each combination")
                .for_program(),
            word("arguments", "names of the arguments, one to three").as(Shape::list),
            number("axes", {}, "rising knots of each argument").as(Shape::rows),
            number("values", {}, "values at the knots; the last argument runs fastest").as(Shape::list),
            choice("interpolate", {"step", "linear"}, "what holds between knots").unset_means("step"),
        });
}

std::vector<Key> translation_keys() {
    return in_table("translation.LANGUAGE",
                    {text("KEY",
                          "dotted key of a text that this scenario gives (a title, a meaning, a unit, a "
                          "reason), e.g. \"question.cut_covered.title\" or \"payer.region\": that text in "
                          "the other language")
                         .for_every_key()});
}

}  // namespace

Part keys_of_study() {
    Part part;
    part.sections = study_sections();
    part.keys =
        together({top_keys(), run_keys(), question_keys(), check_keys(), table_keys(), translation_keys()});
    part.forms = {{"table.NAME",
                   {{{"csv"}, {"interpolate"}}, {{"arguments", "axes", "values"}, {"interpolate"}}},
                   true},
                  {"check.NAME",
                   {{{"quantity"}, {"months"}},
                    {{"formula", "unit"}, {}},
                    {{"measure", "population", "strategy", "unit"}, {}}},
                   true}};
    return part;
}

}  // namespace eigenkracht::files
