#include "files/key_makers.hpp"

namespace eigenkracht::files {

Part keys_of_decisions() {
    using namespace make;
    Part part;
    part.sections = {
        {"solve.NAME", "[solve.NAME]",
         "What would have to be true: the least (or largest) level of one lever at which a question is "
         "answered well enough. `eigenkracht solve` looks for it, by body of evidence."},
    };
    part.keys = in_table(
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
    part.forms = {{"solve.NAME", {{{"against", "levels"}, {}}}, false}};
    return part;
}

}  // namespace eigenkracht::files
