#include "files/keys.hpp"

namespace eigenkracht::files {
namespace {

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
         "What a study measured besides: only compared, never solved for."},
        {"solves", "solves = { ... }", "Parameters that are `solved`, one for each arm."},
    };
}

Key source_key() {
    return {.name = "source", .value = Value::name, .words = {"source"}, .meaning = "where it comes from"};
}

Key assumption_key() {
    return {.name = "assumption", .meaning = "why it is taken so, where there is no source"};
}

std::vector<Key> source_keys() {
    return in_table("source.NAME",
                    {
                        {.name = "title", .needed = true, .meaning = "author, title, year"},
                        {.name = "kind",
                         .needed = true,
                         .meaning = "\"randomised trial\", \"newspaper column\", \"statistics\", ..."},
                        {.name = "seen",
                         .value = Value::choice,
                         .words = {"seen", "second_hand", "derived", "recalled", "judgement"},
                         .needed = true,
                         .meaning = "how well: on the page named, on a page that reports it, computed from "
                                    "seen numbers, from memory, a choice"},
                        {.name = "where", .meaning = "page, table or document number"},
                        {.name = "note", .meaning = "what a reader should know about it"},
                    });
}

std::vector<Key> parameter_keys() {
    return in_table(
        "parameter.NAME",
        {
            {.name = "unit", .needed = true, .meaning = "unit, e.g. \"EUR a year, 2012\", \"probability\""},
            {.name = "meaning", .needed = true, .meaning = "what it is, in one line"},
            source_key(),
            assumption_key(),
            {.name = "group", .value = Value::word, .meaning = "group in sensitivity analysis"},
            {.name = "range",
             .value = Value::number,
             .shape = Shape::pair,
             .meaning = "values outside are refused when drawn"},
            {.name = "distribution",
             .value = Value::record,
             .record = "distribution",
             .meaning = "what is believed about it",
             .whole = true},
            {.name = "evidence",
             .value = Value::record,
             .record = "evidence",
             .meaning = "counts that become a belief",
             .whole = true},
            {.name = "formula",
             .value = Value::formula,
             .meaning = "computed from other parameters",
             .formula_names = "parameters"},
            {.name = "solved",
             .value = Value::record,
             .record = "solved",
             .meaning = "found from each stance's study",
             .whole = true},
            {.name = "value",
             .value = Value::number,
             .meaning = "known exactly; short for distribution = { fixed = { value = ... } }"},
        });
}

std::vector<Key> evidence_keys() {
    std::vector<Key> keys =
        in_table("evidence", {
                                 {.name = "events",
                                  .value = Value::number,
                                  .range = at_least(0),
                                  .needed = true,
                                  .meaning = "times it happened"},
                                 {.name = "cases",
                                  .value = Value::number,
                                  .range = above(0),
                                  .meaning = "times it could have happened"},
                                 {.name = "exposure",
                                  .value = Value::number,
                                  .range = above(0),
                                  .meaning = "amount it was counted over, e.g. conferences"},
                                 {.name = "clustered_by",
                                  .value = Value::name,
                                  .words = {"clustering"},
                                  .meaning = "events come in groups of this kind"},
                                 {.name = "prior",
                                  .value = Value::record,
                                  .record = "prior",
                                  .unset = "Jeffreys: Beta(1/2, 1/2), Gamma(1/2, 0)",
                                  .meaning = "belief before the counts",
                                  .whole = true},
                             });
    for (std::vector<Key> const& more :
         {in_table("prior",
                   {
                       {.name = "alpha",
                      .value = Value::number,
                      .range = above(0),
                      .meaning = "of a share: prior events"},
                       {.name = "beta",
                       .value = Value::number,
                       .range = above(0),
                       .meaning = "of a share: prior cases without event"},
                       {.name = "shape",
                       .value = Value::number,
                       .range = above(0),
                       .meaning = "of a rate: prior events"},
                       {.name = "rate",
                       .value = Value::number,
                       .range = at_least(0),
                       .meaning = "of a rate: prior exposure"},
                   }),
          in_table("solved",
                   {
                       {.name = "low", .value = Value::number, .needed = true, .meaning = "smallest value"},
                       {.name = "high", .value = Value::number, .needed = true, .meaning = "largest value"},
                   })}) {
        keys.insert(keys.end(), more.begin(), more.end());
    }
    return keys;
}

std::vector<Key> joint_keys() {
    std::vector<Key> keys = in_table(
        "clustering.NAME", {
                               {.name = "mean_size",
                                .value = Value::formula,
                                .range = at_least(1),
                                .needed = true,
                                .meaning = "mean number of cases in a group that has any",
                                .formula_names = "parameters"},
                               {.name = "sharing",
                                .value = Value::formula,
                                .range = from_to(0, 1),
                                .needed = true,
                                .meaning = "0: cases of a group are independent, 1: they share one fate",
                                .formula_names = "parameters"},
                           });
    for (std::vector<Key> const& more :
         {in_table("joint.NAME",
                   {
                       {.name = "unit", .needed = true, .meaning = "unit of each of them"},
                       {.name = "meaning", .needed = true, .meaning = "what they are, in one line"},
                       source_key(),
                       assumption_key(),
                       {.name = "group", .value = Value::word, .meaning = "group in sensitivity analysis"},
                       {.name = "dirichlet",
                       .value = Value::number,
                       .shape = Shape::by_name,
                       .range = above(0),
                       .meaning = "shares that sum to 1: parameter = concentration (counts, say)",
                       .whole = true},
                       {.name = "normal",
                       .value = Value::record,
                       .record = "normal",
                       .meaning = "normal numbers",
                       .whole = true},
                   }),
          in_table("normal",
                   {
                       {.name = "mean",
                      .value = Value::number,
                      .shape = Shape::by_name,
                      .needed = true,
                      .meaning = "parameter = mean",
                      .whole = true},
                       {.name = "covariance",
                       .value = Value::number,
                       .shape = Shape::rows,
                       .needed = true,
                       .meaning = "a row for each parameter, in the order of mean"},
                   }),
          in_table("correlation.NAME", {
                                           {.name = "between",
                                          .value = Value::name,
                                          .shape = Shape::pair,
                                          .words = {"parameter"},
                                          .needed = true,
                                          .meaning = "the two parameters"},
                                           {.name = "rank",
                                           .value = Value::number,
                                           .range = between(-1, 1),
                                           .needed = true,
                                           .meaning = "Spearman's rank correlation"},
                                           source_key(),
                                           assumption_key(),
                                       })}) {
        keys.insert(keys.end(), more.begin(), more.end());
    }
    return keys;
}

std::vector<Key> stance_keys() {
    return in_table(
        "stance.NAME",
        {
            {.name = "title", .needed = true, .meaning = "the stance in a sentence"},
            {.name = "source",
             .value = Value::name,
             .words = {"source"},
             .meaning = "the study behind it; also of its parameters that name no other"},
            {.name = "weight",
             .value = Value::number,
             .range = at_least(0),
             .needed = true,
             .meaning = "the user's weight; only its ratio to the others counts"},
            {.name = "weight_assumption", .meaning = "why this weight"},
            {.name = "variant_of",
             .value = Value::name,
             .words = {"stance"},
             .meaning = "another reading of this stance: takes its parameters, estimands and checks and "
                        "overrides by name"},
            {.name = "parameter",
             .value = Value::record,
             .shape = Shape::by_name,
             .record = "parameter.NAME",
             .meaning =
                 "parameters that differ or exist only here; unit, meaning, group and range are inherited",
             .inherits = true},
            {.name = "estimand",
             .value = Value::record,
             .shape = Shape::by_name,
             .record = "stance.NAME.estimand.NAME",
             .meaning = "what its study measured, solved for"},
            {.name = "check",
             .value = Value::record,
             .shape = Shape::by_name,
             .record = "stance.NAME.check.NAME",
             .meaning = "what its study measured besides, compared"},
        });
}

std::vector<Key> estimand_keys(std::string const& table) {
    return in_table(table, {
                               {.name = "label", .needed = true, .meaning = "name in tables"},
                               {.name = "population",
                                .value = Value::name,
                                .shape = Shape::list,
                                .words = {"entry"},
                                .needed = true,
                                .meaning = "entries that the study's subjects are like"},
                               {.name = "level",
                                .value = Value::choice,
                                .words = {"offer", "held"},
                                .needed = true,
                                .meaning = "effect per conference offered (diluted by uptake) or held"},
                               {.name = "uptake",
                                .value = Value::formula,
                                .range = from_to(0, 1),
                                .meaning = "share of offers that become a held conference",
                                .formula_names = "parameters"},
                               {.name = "unit_of_analysis",
                                .value = Value::choice,
                                .words = {"child", "family"},
                                .unset = "child",
                                .meaning = "what the study counted; family: any child of it"},
                               {.name = "clustering",
                                .value = Value::name,
                                .words = {"clustering"},
                                .meaning = "families: how children share one"},
                               {.name = "measure",
                                .value = Value::name,
                                .words = {"measure"},
                                .needed = true,
                                .meaning = "what was measured"},
                               {.name = "usual",
                                .value = Value::formula,
                                .needed = true,
                                .unit = "of the measure",
                                .meaning = "its value under usual care",
                                .formula_names = "parameters"},
                               {.name = "conference",
                                .value = Value::formula,
                                .needed = true,
                                .unit = "of the measure",
                                .meaning = "its value in the conference arm, at the level stated",
                                .formula_names = "parameters"},
                               {.name = "unit", .needed = true, .meaning = "unit in tables"},
                           });
}

std::vector<Key> estimand_only_keys() {
    std::vector<Key> keys = in_table("stance.NAME.estimand.NAME", {
                                                                      {.name = "solves",
                                                                       .value = Value::record,
                                                                       .record = "solves",
                                                                       .needed = true,
                                                                       .meaning = "parameters found from it",
                                                                       .whole = true},
                                                                  });
    for (std::vector<Key> const& more :
         {in_table(
              "stance.NAME.check.NAME",
              {
                  {.name = "scale",
                 .value = Value::number,
                 .range = above(0),
                 .unset = "1",
                 .meaning =
                       "usual and conference are the measure times this, e.g. 30.4375 for months in days"},
                  {.name = "role",
                  .value = Value::choice,
                  .words = {"wiring", "validation"},
                  .needed = true,
                  .meaning = "wiring: the numbers went into the stance; validation: they did not"},
              }),
          in_table("solves", {
                                 {.name = "usual",
                                .value = Value::name,
                                .words = {"parameter"},
                                .meaning = "found from the usual arm"},
                                 {.name = "conference",
                                 .value = Value::name,
                                 .words = {"parameter"},
                                 .meaning = "found from the conference arm"},
                             })}) {
        keys.insert(keys.end(), more.begin(), more.end());
    }
    return keys;
}

Forms source_or_assumption(std::string const& table) {
    return {table, {{{"source"}, {}}, {{"assumption"}, {}}}, false};
}

}  // namespace

Part keys_of_beliefs() {
    Part part;
    part.sections = belief_sections();
    for (std::vector<Key> const& keys : {source_keys(), parameter_keys(), evidence_keys(), joint_keys(),
                                         stance_keys(), estimand_keys("stance.NAME.estimand.NAME"),
                                         estimand_keys("stance.NAME.check.NAME"), estimand_only_keys()}) {
        part.keys.insert(part.keys.end(), keys.begin(), keys.end());
    }
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
