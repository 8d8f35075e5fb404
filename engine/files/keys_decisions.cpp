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
                .required(),
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
            text("against", "key of a second lever: a curve"),
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
                 "a row for each point"),
        });
}

std::vector<Key> sweep_part_keys() {
    return together(
        {in_table("sweep.NAME.lever.NAME",
                  {
                      text("key", "of a number of this scenario, as --set takes it").required(),
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
    part.keys = together({solve_keys(), sweep_keys(), sweep_part_keys()});
    part.forms = {{"solve.NAME", {{{"against", "levels"}, {}}}, false},
                  {"sweep.NAME", {{{"columns", "rows"}, {}}, {{"csv"}, {}}}, false},
                  {"sweep.NAME.lever.NAME", {{{"low", "high"}, {"whole"}}, {{"levels"}, {}}}, true}};
    return part;
}

}  // namespace eigenkracht::files
