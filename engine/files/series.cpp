#include "files/series.hpp"

#include "core/base64_vlq.hpp"
#include "core/error.hpp"

#include <cmath>
#include <utility>

namespace eigenkracht::files {

namespace {

using Whole = std::int64_t;

std::vector<Whole> whole_numbers(study::Curve const& curve) {
    constexpr double largest = 9007199254740991.0;  // 2^53 - 1
    std::vector<Whole> numbers;
    for (double const value : curve.values) {
        double const number = std::nearbyint(value / curve.unit);
        if (!(std::fabs(number) <= largest)) {
            throw core::Defect("a curve of a picture that is not finite, or too large for its unit");
        }
        numbers.push_back(static_cast<Whole>(number));
    }
    if (numbers.empty()) {
        throw core::Defect("a curve of a picture without values");
    }
    return numbers;
}

/// The text of the steps without the last ones that are 0.
std::string text_of(std::vector<Whole> steps) {
    while (!steps.empty() && steps.back() == 0) {
        steps.pop_back();
    }
    return core::base64_vlq(steps);
}

Series in_steps(std::vector<Whole> const& numbers) {
    Series made;
    made.start = numbers.front();
    made.at = 1;
    while (made.at < numbers.size() && numbers[made.at] == made.start) {
        ++made.at;
    }
    std::vector<Whole> steps;
    for (std::size_t k = made.at; k < numbers.size(); ++k) {
        steps.push_back(numbers[k] - numbers[k - 1]);
    }
    made.steps = text_of(std::move(steps));
    return made;
}

Series in_bends(std::vector<Whole> const& numbers) {
    Series made;
    made.order = 2;
    made.start = numbers[0];
    made.slope = numbers[1] - numbers[0];
    made.at = 2;
    while (made.at < numbers.size() && numbers[made.at] - numbers[made.at - 1] == made.slope) {
        ++made.at;
    }
    std::vector<Whole> steps;
    for (std::size_t k = made.at; k < numbers.size(); ++k) {
        steps.push_back(numbers[k] - 2 * numbers[k - 1] + numbers[k - 2]);
    }
    made.steps = text_of(std::move(steps));
    return made;
}

}  // namespace

Series series_of(study::Curve const& curve) {
    auto const numbers = whole_numbers(curve);
    auto made = in_steps(numbers);
    if (numbers.size() > 1) {
        constexpr std::size_t of_slope = 10;  // characters that naming the slope takes
        auto bends = in_bends(numbers);
        if (bends.steps.size() + of_slope < made.steps.size()) {
            made = std::move(bends);
        }
    }
    made.unit = curve.unit;
    return made;
}

std::vector<double> values_of(Series const& series, std::size_t count) {
    auto const steps = core::numbers_of_base64_vlq(series.steps);
    std::vector<double> values;
    Whole number = series.start;
    Whole difference = series.order == 2 ? series.slope : 0;
    for (std::size_t k = 0; k < count; ++k) {
        Whole const step = k >= series.at && k - series.at < steps.size() ? steps[k - series.at] : 0;
        difference = series.order == 2 ? difference + step : step;
        number += k == 0 ? 0 : difference;
        values.push_back(static_cast<double>(number) * series.unit);
    }
    return values;
}

}  // namespace eigenkracht::files
