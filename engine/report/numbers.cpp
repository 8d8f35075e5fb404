#include "report/numbers.hpp"

#include "core/text.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace eigenkracht::report {
namespace {

/// The place of an error's leading digit: -1 for 0.1.
int place_of(double error) {
    std::string const digits = fmt::format("{:.0e}", error);
    return std::stoi(digits.substr(digits.find('e') + 1));
}

/// Draws that differ by nothing but binary rounding are one number.
bool is_constant(study::Spread const& spread) { return spread.sd <= 1e-9 * std::fabs(spread.mean); }

/// The largest of a spread's numbers.
double size_of(study::Spread const& spread) {
    return std::max({std::fabs(spread.mean), std::fabs(spread.low95), std::fabs(spread.high95)});
}

/// What sums and differences leave of 0, beside the largest number of a column.
bool is_dust(study::Spread const& spread, double whole) { return size_of(spread) <= 1e-9 * whole; }

/// The error that decides on a cell's digits; 0 where the number is exact.
double cell_error(study::Spread const& spread, Part part) {
    if (part == Part::mean) {
        // More than four significant digits are nobody's knowledge.
        return spread.mean_error == 0 ? 0 : std::max(spread.mean_error, 1e-3 * std::fabs(spread.mean));
    }
    if (is_constant(spread)) {
        return 0;
    }
    double const low = part == Part::range80 ? spread.low80 : spread.low95;
    double const high = part == Part::range80 ? spread.high80 : spread.high95;
    // Digits finer than a fortieth of the width mean nothing to a reader.
    double const width = (high - low) / 40;
    double const error = std::max(width, part == Part::rough_mean ? 0 : spread.quantile_error);
    return part == Part::range80 || part == Part::range95 ? error : std::max(error, spread.mean_error);
}

/// An error as coarse as the column's decimals; a cell too small for them keeps its own.
double in_column(double error, double size, std::optional<int> finest) {
    if (error == 0 || !finest) {
        return error;
    }
    double floor = 1 + 1e-12;
    for (int place = *finest; place != 0; place += place < 0 ? 1 : -1) {
        floor *= place < 0 ? 0.1 : 10;
    }
    return size < 2 * floor ? error : std::max(error, floor);
}

/// The finest place of a column: that of its coarsest cell, but tens and hundreds are no matter of decimals.
std::optional<int> finest_place(std::vector<double> const& errors) {
    std::optional<int> finest;
    for (double const error : errors) {
        if (error > 0) {
            finest = std::max(finest.value_or(-300), std::min(place_of(error), 0));
        }
    }
    return finest;
}

std::string range(double low, double high, double error) {
    return core::rounded_to_error(low, error) + " to " + core::rounded_to_error(high, error);
}

std::string with_range(study::Spread const& spread, double divisor, double error) {
    std::string const low = core::rounded_to_error(spread.low95 / divisor, error);
    std::string const high = core::rounded_to_error(spread.high95 / divisor, error);
    std::string const mean = core::rounded_to_error(spread.mean / divisor, error);
    auto const is_zero = [](std::string const& digits) {
        return digits.find_first_of("123456789") == std::string::npos;
    };
    if (is_zero(low) && is_zero(high)) {
        constexpr double half = 0.5;
        return std::fabs(spread.mean / divisor) < half ? "about 0" : mean + " (mostly 0)";
    }
    // A plain 0 would say that it never happens.
    bool const hidden = mean == "0" && spread.mean != 0;
    return fmt::format("{}{} ({} to {})", hidden ? "about " : "", mean, low, high);
}

}  // namespace

double one_digit(double error) {
    if (error == 0 || !std::isfinite(error)) {
        return error;
    }
    // A hair more: the nearest binary number to 0.000001 lies below it, and its first digit a place lower.
    return std::stod(fmt::format("{:.0e}", error)) * (1 + 1e-12);
}

std::vector<std::string> column(std::vector<study::Spread> const& spreads, Part part, double divisor) {
    double whole = 0;
    for (study::Spread const& spread : spreads) {
        whole = std::max(whole, size_of(spread));
    }
    std::vector<double> errors;
    errors.reserve(spreads.size());
    for (study::Spread const& spread : spreads) {
        errors.push_back(is_dust(spread, whole) ? 0 : one_digit(cell_error(spread, part) / divisor));
    }
    std::optional<int> const finest = finest_place(errors);
    bool const mean_only = part == Part::mean || part == Part::rough_mean;
    std::vector<std::string> cells;
    cells.reserve(spreads.size());
    for (std::size_t i = 0; i < spreads.size(); ++i) {
        study::Spread const& spread = spreads[i];
        // A mean alone may be 0.0 among others; a range that is 0 to 0 by rounding would say too much.
        double const error = in_column(errors[i], mean_only ? HUGE_VAL : size_of(spread) / divisor, finest);
        if (is_dust(spread, whole)) {
            cells.emplace_back("0");
        } else if (mean_only || (part == Part::mean_with_range && error == 0)) {
            cells.push_back(core::rounded_to_error(spread.mean / divisor, error));
        } else if (part == Part::mean_with_range) {
            cells.push_back(with_range(spread, divisor, error));
        } else if (part == Part::range80) {
            cells.push_back(range(spread.low80 / divisor, spread.high80 / divisor, error));
        } else {
            cells.push_back(range(spread.low95 / divisor, spread.high95 / divisor, error));
        }
    }
    return cells;
}

std::vector<std::string> chance_column(std::vector<study::Chance> const& chances, bool with_error) {
    std::vector<double> errors;
    for (study::Chance const& chance : chances) {
        bool const counted = chance_text(chance).find('%') == std::string::npos;
        errors.push_back(counted ? 0 : one_digit(100 * chance_error(chance)));
    }
    // Beside its error a number has the error's decimals, whatever stands above it.
    std::optional<int> const finest = with_error ? std::nullopt : finest_place(errors);
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < chances.size(); ++i) {
        std::string const own = chance_text(chances[i]);
        if (errors[i] == 0) {
            cells.push_back(own);
            continue;
        }
        double const percent = 100 * chances[i].value;
        double const error = in_column(errors[i], std::min(percent, 100 - percent), finest);
        std::string const text = core::rounded_to_error(percent, error) + "%";
        cells.push_back(with_error ? text + " +- " + error_text(100 * chance_error(chances[i])) : text);
    }
    return cells;
}

}  // namespace eigenkracht::report
