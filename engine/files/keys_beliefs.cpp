#include "files/key_makers.hpp"

namespace eigenkracht::files {
namespace {

using namespace make;

std::vector<Section> belief_sections() {
    return {
        {"source.NAME", "[source.NAME]",
         "Where a number comes from. Other tables name it as their `source`."},
        {"parameter.NAME", "[parameter.NAME]",
         "One uncertain number. It takes one law: `distribution`, `evidence`, `formula`, `solved` or a plain "
         "`value`; "
         "without one, every stance must give it, or a [joint.NAME] makes it. Without `source` it is an "
         "assumption."},
        {"evidence", "evidence = { ... }",
         "Counts that somebody observed. Of `cases`: a share, Beta(alpha + events, beta + cases - events). "
         "Over an `exposure`: a rate, Gamma(shape + events, rate + exposure)."},
        {"prior", "prior = { ... }", "What is believed before the counts."},
        {"solved", "solved = { ... }",
         "Found by the engine, so that a stance's estimand comes out. Looked for between:"},
        {"clustering.NAME", "[clustering.NAME]",
         "Cases come in groups, children in families: counts weigh less than as many independent ones. "
         "Design effect "
         "1 + sharing x (E[m^2] / E[m] - 1), where m, the cases in a group, is 1 + Poisson(mean_size - 1)."},
        {"joint.NAME", "[joint.NAME]",
         "Parameters that are drawn together. A [parameter.NAME] of the same name may still give unit, "
         "meaning and range."},
        {"normal", "normal = { ... } of a joint", "Several normal numbers with their covariances."},
        {"correlation.NAME", "[correlation.NAME]", "Two parameters that go together, by a Gaussian copula."},
        {"stance.NAME", "[stance.NAME]",
         "A body of evidence that is believed as a whole. Every stance has its own full set of draws."},
        {"stance.NAME.estimand.NAME", "[stance.NAME.estimand.NAME]",
         "What a study measured, so that the engine can find the parameters that give it back."},
        {"stance.NAME.check.NAME", "[stance.NAME.check.NAME]",
         "What a study measured besides: compared, never solved for. Where it `weighs`, each draw of the "
         "stance "
         "counts by how likely it makes the numbers that have an error, as in [check.NAME]."},
        {"solves", "solves = { ... }", "Parameters that are `solved`, one for each arm."},
    };
}

std::vector<Key> source_keys() {
    return in_table(
        "source.NAME",
        {
            text("title", "author, title, year").required(),
            text("kind", "\"randomised trial\", \"newspaper column\", \"statistics\", ...").required(),
            choice("seen", {"seen", "second_hand", "derived", "recalled", "judgement"},
                   "how well: on the page named, on a page that reports it, computed from seen numbers, from "
                   "memory, a choice")
                .required(),
            text("where", "page, table or document number"),
            text("note", "what a reader should know about it"),
        });
}

std::vector<Key> parameter_keys() {
    return in_table(
        "parameter.NAME",
        {
            text("unit", "unit, e.g. \"EUR a year, 2012\", \"probability\"").required(),
            text("meaning", "what it is, in one line").required(),
            source(),
            assumption(),
            word("group", "group in sensitivity analysis"),
            number("range", {}, "values outside are refused when drawn").as(Shape::pair),
            table("distribution", "distribution", "what is believed about it").as_one_value(),
            table("evidence", "evidence", "counts that become a belief").as_one_value(),
            formula("formula", "parameters", "computed from other parameters"),
            table("solved", "solved", "found from each stance's study").as_one_value(),
            number("value", {}, "known exactly; short for distribution = { fixed = { value = ... } }"),
        });
}

std::vector<Key> evidence_keys() {
    std::vector<Key> keys =
        in_table("evidence", {
                                 number("events", at_least(0), "times it happened").required(),
                                 number("cases", above(0), "times it could have happened"),
                                 number("exposure", above(0), "amount it was counted over, e.g. conferences"),
                                 name_of("clustering", "clustered_by", "events come in groups of this kind"),
                                 table("prior", "prior", "belief before the counts")
                                     .unset_means("Jeffreys: Beta(1/2, 1/2), Gamma(1/2, 0)")
                                     .as_one_value(),
                             });
    for (std::vector<Key> const& more :
         {in_table("prior",
                   {
                       number("alpha", above(0), "of a share: prior events"),
                       number("beta", above(0), "of a share: prior cases without event"),
                       number("shape", above(0), "of a rate: prior events"),
                       number("rate", at_least(0), "of a rate: prior exposure"),
                   }),
          in_table("solved", {
                                 number("low", {}, "smallest value").required(),
                                 number("high", {}, "largest value").required(),
                             })}) {
        keys.insert(keys.end(), more.begin(), more.end());
    }
    return keys;
}

std::vector<Key> joint_keys() {
    return together(
        {in_table("clustering.NAME",
                  {
                      formula("mean_size", "parameters", "mean number of cases in a group that has any")
                          .within(at_least(1))
                          .required(),
                      formula("sharing", "parameters",
                              "0: cases of a group are independent, 1: they share one fate")
                          .within(from_to(0, 1))
                          .required(),
                  }),
         in_table("joint.NAME",
                  {
                      text("unit", "unit of each of them").required(),
                      text("meaning", "what they are, in one line").required(),
                      source(),
                      assumption(),
                      word("group", "group in sensitivity analysis"),
                      number("dirichlet", above(0),
                             "shares that sum to 1: parameter = concentration (counts, say)")
                          .as(Shape::by_name)
                          .as_one_value(),
                      table("normal", "normal", "normal numbers").as_one_value(),
                  }),
         in_table("normal",
                  {
                      number("mean", {}, "parameter = mean").as(Shape::by_name).required().as_one_value(),
                      number("covariance", {}, "a row for each parameter, in the order of mean")
                          .as(Shape::rows)
                          .required(),
                  }),
         in_table("correlation.NAME",
                  {
                      name_of("parameter", "between", "the two parameters").as(Shape::pair).required(),
                      number("rank", between(-1, 1), "Spearman's rank correlation").required(),
                      source(),
                      assumption(),
                  })});
}

std::vector<Key> stance_keys() {
    return in_table(
        "stance.NAME",
        {
            text("title", "the stance in a sentence").required(),
            name_of("source", "source", "the study behind it; also of its parameters that name no other"),
            number("weight", at_least(0), "the user's weight; only its ratio to the others counts")
                .required(),
            text("weight_assumption", "why this weight"),
            name_of("stance", "variant_of",
                    "another reading of this stance: takes its parameters, estimands and checks and "
                    "overrides by name"),
            tables("parameter", "parameter.NAME",
                   "parameters that differ or exist only here; unit, meaning, group and range are inherited")
                .inheriting(),
            tables("estimand", "stance.NAME.estimand.NAME", "what its study measured, solved for"),
            tables("check", "stance.NAME.check.NAME", "what its study measured besides, compared"),
        });
}

std::vector<Key> estimand_keys(std::string const& table) {
    return in_table(
        table,
        {
            text("label", "name in tables").required(),
            name_of("entry", "population", "entries that the study's subjects are like")
                .as(Shape::list)
                .required(),
            choice("level", {"offer", "held"}, "effect per conference offered (diluted by uptake) or held")
                .required(),
            formula("uptake", "parameters", "share of offers that become a held conference")
                .within(from_to(0, 1)),
            choice("unit_of_analysis", {"child", "family"}, "what the study counted; family: any child of it")
                .unset_means("child"),
            name_of("clustering", "clustering", "families: how children share one"),
            name_of("measure", "measure", "what was measured").required(),
            formula("usual", "parameters", "its value under usual care").required().in("of the measure"),
            formula("conference", "parameters", "its value in the conference arm, at the level stated")
                .required()
                .in("of the measure"),
            text("unit", "unit in tables").required(),
        });
}

std::vector<Key> estimand_only_keys() {
    return together(
        {in_table("stance.NAME.estimand.NAME",
                  {
                      table("solves", "solves", "parameters found from it").required().as_one_value(),
                  }),
         in_table(
             "stance.NAME.check.NAME",
             {
                 number("scale", above(0),
                        "usual and conference are the measure times this, e.g. 30.4375 for months in days")
                     .unset_means("1"),
                 choice("role", {"wiring", "validation"},
                        "wiring: the numbers went into the stance; validation: they did not")
                     .required(),
                 number("usual_error", above(0), "standard error of usual").in("of the measure"),
                 number("conference_error", above(0), "standard error of conference").in("of the measure"),
                 text("error_assumption", "why these errors, where the source does not give them"),
                 truth("weighs", "whether the numbers that have an error weigh the stance's draws")
                     .unset_means("false"),
             }),
         in_table("solves", {
                                name_of("parameter", "usual", "found from the usual arm"),
                                name_of("parameter", "conference", "found from the conference arm"),
                            })});
}

}  // namespace

Part keys_of_beliefs() {
    Part part;
    part.sections = belief_sections();
    part.keys = together({source_keys(), parameter_keys(), evidence_keys(), joint_keys(), stance_keys(),
                          estimand_keys("stance.NAME.estimand.NAME"), estimand_keys("stance.NAME.check.NAME"),
                          estimand_only_keys()});
    part.forms = {
        {"parameter.NAME",
         {{{"distribution"}, {}}, {{"evidence"}, {}}, {{"formula"}, {}}, {{"solved"}, {}}, {{"value"}, {}}},
         false},
        source_or_assumption("parameter.NAME"),
        source_or_assumption("joint.NAME"),
        source_or_assumption("correlation.NAME"),
        {"evidence", {{{"cases"}, {}}, {{"exposure"}, {}}}, true},
        {"prior", {{{"alpha", "beta"}, {}}, {{"shape", "rate"}, {}}}, true},
        {"joint.NAME", {{{"dirichlet"}, {}}, {{"normal"}, {}}}, true},
    };
    return part;
}

}  // namespace eigenkracht::files
