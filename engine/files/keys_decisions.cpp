#include "files/key_makers.hpp"

namespace eigenkracht::files {
namespace {

using namespace make;

std::vector<Key> solve_keys() {
    return in_table(
        "solve.NAME",
        {
            text("title", "what is sought, in plain words").unset_means("the lever"),
            text(
                "lever",
                "key of a number of this scenario, as --set takes it: policy.NAME.conferences_held.YEAR, "
                "parameter.NAME.value, cut.amount_eur, cut.from; stance.NAME.weight is a share of all weight")
                .required()
                .for_program(),
            text("unit", "unit of the lever").required(),
            number("low", {}, "least level looked at").required(),
            number("high", {}, "largest level looked at").required(),
            truth("whole", "only whole numbers").unset_means("false"),
            number("tolerance", above(0), "how near the level must be found")
                .unset_means("a thousandth of the range"),
            name_of("question", "question", "the question it is about").required(),
            number("chance", between(0, 1),
                   "that the question's outcome is at least its threshold reaches this")
                .unset_means("the mean outcome reaches the threshold"),
            text("against", "key of a second lever: a curve").for_program(),
            number("levels", {}, "levels of the second lever").as(Shape::list),
        });
}

std::vector<Key> sweep_keys() {
    return in_table(
        "sweep.NAME",
        {
            text("title", "what is looked for, in plain words").unset_means("the name"),
            choice("design",
                   {"grid", "monte_carlo", "latin_hypercube", "sobol", "saltelli", "morris", "one_at_a_time",
                    "list"},
                   "grid: every combination of levels; monte_carlo, latin_hypercube, sobol: points spread "
                   "over all inputs at once; saltelli: for Sobol' indices; morris: trajectories, for "
                   "elementary effects; one_at_a_time: each input low and high, the others in the middle, "
                   "for a tornado; list: the points of `rows`")
                .required(),
            choice("each", {"draw", "study"},
                   "what a point is: one draw, at the point's uncertain numbers and the others in the middle "
                   "of their law; or a whole study of run.draws draws, with its answers")
                .unset_means("draw; study where no parameter is varied"),
            text("parameters",
                 "uncertain numbers that are varied, each over its own law by way of its chance from 0 to 1; "
                 "\"*\": all that are drawn")
                .as(Shape::list),
            tables("lever", "sweep.NAME.lever.NAME", "numbers of the scenario that are varied"),
            tables("group", "sweep.NAME.group.NAME", "saltelli, morris: inputs that change together"),
            truth("by_group", "saltelli, morris: parameters of one `group` change together")
                .unset_means("false"),
            choice("solver", {"best", "individual", "aggregated", "expected"},
                   "how children are followed, as in [run]")
                .unset_means("run.solver"),
            count("points", from_to(1, 1e9),
                  "how many; saltelli: base points, each worked out once for every input and twice more; "
                  "morris: trajectories. sobol, saltelli: replicates times a power of two")
                .unset_means("1024"),
            count("replicates", from_to(2, 65536),
                  "sobol, saltelli: independent scrambles, from which errors come")
                .unset_means("16"),
            count("levels", from_to(2, 10000),
                  "grid, morris: levels of each input that names none (morris: "
                  "an even number)")
                .unset_means("4"),
            truth("second_order", "saltelli: indices of pairs of inputs too, for nearly twice the points")
                .unset_means("false"),
            number("range", between(0, 1), "one_at_a_time: chances of the low and of the high value")
                .as(Shape::pair)
                .unset_means("[0.1, 0.9]"),
            truth("keep_inputs",
                  "whether the value of every input at every point is kept; if not, where base points lie")
                .unset_means("true; false for saltelli, which repeats the base points' values"),
            name_of("question", "questions", "questions that are answered")
                .as(Shape::list)
                .unset_means("all"),
            text("columns", "list: keys as --set takes them, or names of parameters").as(Shape::list),
            number("rows", {}, "list: points, a number for each column").as(Shape::rows),
            text("csv",
                 "list: CSV file with these points, relative to this file: a header with the columns, then "
                 "a row for each point")
                .for_program(),
        });
}

std::vector<Key> sweep_part_keys() {
    return together(
        {in_table("sweep.NAME.lever.NAME",
                  {
                      text("key", "of a number of this scenario, as --set takes it").required().for_program(),
                      text("title", "in plain words").unset_means("the name"),
                      text("unit", "unit of the number").required(),
                      number("low", {}, "least value"),
                      number("high", {}, "largest value"),
                      truth("whole", "only whole numbers").unset_means("false"),
                      number("levels", {}, "instead of a range: the values it takes").as(Shape::list),
                  }),
         in_table(
             "sweep.NAME.group.NAME",
             {
                 text("inputs", "names of parameters and levers of this sweep").as(Shape::list).required(),
             })});
}

std::vector<Key> decision_keys() {
    return together(
        {in_table("decision.NAME",
                  {
                      text("title", "the choice, in plain words").required(),
                      text("unit", "of payoffs and costs").unset_means("EUR"),
                      text("effect_unit", "of the effects of options; with willingness_to_pay"),
                      formula("willingness_to_pay", "decision",
                              "what a unit of effect is worth, in the decision's unit: payoff = "
                              "willingness_to_pay * effect - cost"),
                      number("times", at_least(0),
                             "how many such decisions the information serves, discounted to now; a value of "
                             "information is multiplied by it")
                          .unset_means("1"),
                      tables("number", "decision.NAME.number.NAME", "numbers of a draw that options use"),
                      tables("option", "decision.NAME.option.NAME", "what may be chosen").required(),
                      tables("study", "decision.NAME.study.NAME", "studies that could be held before"),
                  }),
         in_table("decision.NAME.number.NAME",
                  {
                      name_of("question", "question", "a question's outcome, against its own baseline"),
                      name_of("check", "check", "what the model says of a published number, in every stance"),
                      name_of("measure", "measure", "a measure of the pathway, as of a check"),
                      name_of("entry", "population",
                              "measure: the entry classes its persons are like, mixed by their amounts")
                          .as(Shape::list),
                      name_of("strategy", "strategy", "measure: the strategy they get"),
                      name_of("child_outcome", "child_outcome", "what is counted for children, over years"),
                      choice("present_value", {"care_avoided_net_eur", "cash_released_net_eur"},
                             "money of all payers over years, conferences paid: real, at the discount rate "
                             "of [years], worth in the year `from`"),
                      name_of("policy", "policy", "child_outcome, present_value: under which policy"),
                      name_of("policy", "less", "child_outcome, present_value: policy whose own is taken off")
                          .unset_means("no conferences at all"),
                      year("from", "child_outcome, present_value: first year that counts"),
                      year("until", "child_outcome, present_value: last year that counts"),
                  }),
         in_table("decision.NAME.option.NAME",
                  {
                      text("title", "the option, in plain words").unset_means("the name"),
                      formula("payoff", "decision",
                              "what it brings, in the decision's unit; over parameters, cut.amount_eur and "
                              "this decision's numbers"),
                      formula("effect", "decision", "instead of payoff: what it does, in effect_unit"),
                      formula("cost", "decision", "and what it costs, in the decision's unit"),
                  }),
         in_table("decision.NAME.study.NAME",
                  {
                      text("title", "the study, in plain words").unset_means("the name"),
                      number("cost", at_least(0), "of the study, in the decision's unit").required(),
                      tables("sees", "decision.NAME.study.NAME.sees.NAME", "numbers that it would report")
                          .required(),
                  }),
         in_table("decision.NAME.study.NAME.sees.NAME",
                  {
                      formula("chance", "decision", "of an event in one person, 0 to 1"),
                      count("people", from_to(1, 1e9), "in whom it is looked for"),
                      formula("rate", "decision", "of events per unit of exposure"),
                      number("exposure", above(0), "over which they are counted"),
                      formula("mean", "decision", "that observations are spread around"),
                      number("sd", at_least(0), "of one observation"),
                      count("observations", from_to(1, 1e9), "of which the mean is reported"),
                  })});
}

}  // namespace

Part keys_of_decisions() {
    Part part;
    part.sections = {
        {"solve.NAME", "[solve.NAME]",
         "What would have to be true: the least (or largest) level of one lever at which a question is "
         "answered well enough. `eigenkracht solve` looks for it, by body of evidence."},
        {"sweep.NAME", "[sweep.NAME]",
         "Many points of levers and uncertain numbers, each worked out: `eigenkracht sweep` keeps what comes "
         "out at every point, `eigenkracht analyse` tells which of them drives it."},
        {"sweep.NAME.lever.NAME", "[sweep.NAME.lever.NAME]", "A number of the scenario that a sweep moves."},
        {"sweep.NAME.group.NAME", "[sweep.NAME.group.NAME]",
         "Inputs that change together and get one index between them."},
    };
    part.sections.insert(
        part.sections.end(),
        {{"decision.NAME", "[decision.NAME]",
          "A choice between options whose payoffs hang on what is not known. `eigenkracht analyse` tells "
          "from the "
          "draws of a run which option is best by expectation, and what it is worth to know more before "
          "choosing: "
          "all numbers, a group of them, which evidence is true, or what a study would see."},
         {"decision.NAME.number.NAME", "[decision.NAME.number.NAME]",
          "A number of each draw under a name of its own, for payoffs, effects, costs and studies."},
         {"decision.NAME.option.NAME", "[decision.NAME.option.NAME]", "Something that may be chosen."},
         {"decision.NAME.study.NAME", "[decision.NAME.study.NAME]",
          "A study that could be held before choosing, and what it costs."},
         {"decision.NAME.study.NAME.sees.NAME", "[decision.NAME.study.NAME.sees.NAME]",
          "A number that the study would report: a count of people, of events, or a mean."}});
    part.keys = together({solve_keys(), sweep_keys(), sweep_part_keys(), decision_keys()});
    part.forms = {
        {"solve.NAME", {{{"against", "levels"}, {}}}, false},
        {"sweep.NAME", {{{"columns", "rows"}, {}}, {{"csv"}, {}}}, false},
        {"sweep.NAME.lever.NAME", {{{"low", "high"}, {"whole"}}, {{"levels"}, {}}}, true},
        {"decision.NAME.number.NAME",
         {{{"question"}, {}},
          {{"check"}, {}},
          {{"measure", "population", "strategy"}, {}},
          {{"child_outcome", "policy", "from", "until"}, {"less"}},
          {{"present_value", "policy", "from", "until"}, {"less"}}},
         true},
        {"decision.NAME", {{{"effect_unit", "willingness_to_pay"}, {}}}, false},
        {"decision.NAME.option.NAME", {{{"payoff"}, {}}, {{"effect", "cost"}, {}}}, true},
        {"decision.NAME.study.NAME.sees.NAME",
         {{{"chance", "people"}, {}}, {{"rate", "exposure"}, {}}, {{"mean", "sd", "observations"}, {}}},
         true}};
    return part;
}

}  // namespace eigenkracht::files
