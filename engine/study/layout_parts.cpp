#include "study/layout_parts.hpp"

#include <utility>

namespace eigenkracht::study {

Dimension labelled(std::string name, std::string long_name, std::vector<std::string> labels) {
    Dimension dimension;
    dimension.name = std::move(name);
    dimension.long_name = std::move(long_name);
    dimension.size = labels.size();
    dimension.labels = std::move(labels);
    return dimension;
}

Dimension numbered(std::string name, std::string long_name, std::vector<double> numbers, std::string unit) {
    Dimension dimension;
    dimension.name = std::move(name);
    dimension.long_name = std::move(long_name);
    dimension.unit = std::move(unit);
    dimension.size = numbers.size();
    dimension.numbers = std::move(numbers);
    return dimension;
}

Variable per_draw(std::string name, std::string long_name, std::string unit, std::vector<std::string> rest) {
    Variable variable;
    variable.name = std::move(name);
    variable.long_name = std::move(long_name);
    variable.unit = std::move(unit);
    variable.dimensions = {"stance", "draw"};
    variable.dimensions.insert(variable.dimensions.end(), rest.begin(), rest.end());
    variable.per_draw = true;
    return variable;
}

Variable described(std::string name, std::string long_name, std::vector<std::string> dimensions,
                   std::vector<std::string> texts) {
    Variable variable;
    variable.name = std::move(name);
    variable.long_name = std::move(long_name);
    variable.dimensions = std::move(dimensions);
    variable.texts = std::move(texts);
    return variable;
}

std::vector<Dimension> stances_and_draws(Plan const& plan, std::uint64_t draws, std::string draw_name) {
    std::vector<Dimension> both;
    both.push_back(labelled("stance", "body of evidence that is believed",
                            texts_of(plan.beliefs.stances(), [](uncertainty::Stance const& stance) {
                                return stance.name.empty() ? std::string("only") : stance.name;
                            })));
    // Counted from 0, as a dimension without numbers is: they would take as much memory as a column.
    both.push_back(numbered("draw", std::move(draw_name), {}, "1"));
    both.back().size = static_cast<std::size_t>(draws);
    return both;
}

Variable stance_weights(Plan const& plan) {
    Variable weight;
    weight.name = "weight";
    weight.long_name = "the scenario's weight of each stance, adding up to 1";
    weight.unit = "1";
    weight.dimensions = {"stance"};
    double sum = 0;
    for (auto const& stance : plan.beliefs.stances()) {
        weight.values.push_back(stance.weight);
        sum += stance.weight;
    }
    for (double& value : weight.values) {
        value = sum > 0 ? value / sum : 1.0 / static_cast<double>(weight.values.size());
    }
    return weight;
}

}  // namespace eigenkracht::study
