#include "report/words.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace eigenkracht::report {
namespace {

/// Shares this near to 0 or 1 are 0 or 1 but for the rounding of a weighted sum.
constexpr double rounding = 1e-12;

constexpr std::size_t longest_short_title = 40;

constexpr std::string_view budget_prefix = "budget_";

/// A share rounded up to one significant digit, as a percentage.
std::string percentage_rounded_up(double share) {
    double const percent = 100 * share;
    double place = 1;
    while (place > percent) {
        place /= 10;
    }
    while (place * 10 <= percent) {
        place *= 10;
    }
    // What is a whole number of places but for rounding stays as it is.
    double const up = std::ceil(percent / place - 1e-9) * place;
    return fmt::format("{:.{}g}%", up, 6);
}

std::string rare(std::uint64_t draws, bool seen_always) {
    if (draws <= 1) {
        return seen_always ? "yes" : "no";
    }
    if (draws <= 30) {
        return fmt::format("{} of {} draws", seen_always ? draws : 0, draws);
    }
    double const bound = 3 / static_cast<double>(draws);
    if (!seen_always) {
        return "less than " + percentage_rounded_up(bound);
    }
    std::string const below = percentage_rounded_up(bound);
    return fmt::format("more than {:.6g}%", 100 - std::stod(below));
}

/// The error that decides on digits: never so small that more than four significant digits are printed.
double digits_error(double value, double error) {
    return error == 0 ? 0 : std::max(error, 1e-3 * std::fabs(value));
}

/// The coarser of a computing error and a fortieth of an interval's width: finer digits mean nothing to a reader.
double coarse_error(double error, double low, double high) { return std::max(error, (high - low) / 40); }

/// Draws that differ by nothing but binary rounding are one number.
bool is_constant(study::Spread const& spread) { return spread.sd <= 1e-9 * std::fabs(spread.mean); }

std::string bounds(double low, double high, double error, double divisor) {
    double const coarse = coarse_error(error, low, high) / divisor;
    return core::rounded_to_error(low / divisor, coarse) + " to " +
           core::rounded_to_error(high / divisor, coarse);
}

}  // namespace

std::string chance_text(study::Chance const& chance) {
    if (chance.value <= rounding || chance.value >= 1 - rounding) {
        return rare(chance.draws, chance.value > 0.5);
    }
    double const one_draw = chance.draws == 0 ? 0 : 1 / static_cast<double>(chance.draws);
    std::string const printed = core::percentage(chance.value, std::max(chance.error, one_draw));
    double const shown = std::stod(printed);
    if (shown <= 0 || shown >= 100) {
        return rare(chance.draws, chance.value > 0.5);
    }
    return printed;
}

std::string chance_with_error(study::Chance const& chance) {
    std::string const text = chance_text(chance);
    if (chance.error == 0 || text.find("than") != std::string::npos ||
        text.find("draws") != std::string::npos) {
        return text;
    }
    return text + " +- " + error_text(100 * chance.error);
}

std::string error_text(double error) { return error == 0 ? "0" : core::rounded_to_error(error, error); }

Scale money_scale(double largest_eur) {
    if (largest_eur >= 1e6) {
        return {1e6, "EUR million"};
    }
    if (largest_eur >= 1e5) {
        return {1e3, "EUR thousand"};
    }
    return {1, "EUR"};
}

double largest(std::span<study::Spread const> spreads) {
    double size = 0;
    for (study::Spread const& spread : spreads) {
        size = std::max({size, std::fabs(spread.mean), std::fabs(spread.low95), std::fabs(spread.high95)});
    }
    return size;
}

std::string mean_text(study::Spread const& spread, double divisor) {
    double const mean = spread.mean / divisor;
    return core::rounded_to_error(mean, digits_error(mean, spread.mean_error / divisor));
}

std::string interval95_text(study::Spread const& spread, double divisor) {
    return bounds(spread.low95, spread.high95, spread.quantile_error, divisor);
}

std::string interval80_text(study::Spread const& spread, double divisor) {
    return bounds(spread.low80, spread.high80, spread.quantile_error, divisor);
}

std::string mean_with_interval(study::Spread const& spread, double divisor) {
    if (is_constant(spread)) {
        return core::rounded_to_error(spread.mean / divisor, 0);
    }
    double const coarse = coarse_error(spread.mean_error, spread.low95, spread.high95);
    return fmt::format("{} ({})", core::rounded_to_error(spread.mean / divisor, coarse / divisor),
                       interval95_text(spread, divisor));
}

bool is_money(std::string const& outcome) { return outcome.ends_with("_eur"); }

std::string amount_text(std::string const& outcome, double value) {
    return is_money(outcome) ? core::euros(value, 0) : core::rounded_to_error(value, 0);
}

std::string words_of(std::string name) {
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

std::string outcome_text(std::string const& outcome) {
    return words_of(is_money(outcome) ? outcome.substr(0, outcome.size() - std::string("_eur").size())
                                      : outcome);
}

bool is_budget(std::string const& baseline) { return baseline.starts_with(budget_prefix); }

std::string baseline_text(std::string const& baseline) {
    return is_budget(baseline) ? "the budget of " + baseline.substr(budget_prefix.size())
                               : '"' + words_of(baseline) + '"';
}

std::string short_title(std::vector<study::StanceLine> const& stances, std::size_t index) {
    auto const start = [](study::StanceLine const& stance) {
        return stance.title.substr(0, stance.title.find(':'));
    };
    std::string const title = start(stances[index]);
    auto const same = std::count_if(stances.begin(), stances.end(),
                                    [&](study::StanceLine const& stance) { return start(stance) == title; });
    bool const usable = !title.empty() && title.size() <= longest_short_title && same == 1;
    return usable ? title : words_of(stances[index].name);
}

std::string capital(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

std::string in_a_row(std::vector<std::string> const& words) {
    if (words.size() < 2) {
        return core::join(words, "");
    }
    std::vector<std::string> const start(words.begin(), words.end() - 1);
    return core::join(start, ", ") + " and " + words.back();
}

std::string counted(std::uint64_t number, std::string const& one, std::string const& more) {
    static constexpr std::array<char const*, 13> words{"no",   "one",    "two",   "three", "four",
                                                       "five", "six",    "seven", "eight", "nine",
                                                       "ten",  "eleven", "twelve"};
    std::string const text = number < words.size() ? words.at(static_cast<std::size_t>(number))
                                                   : core::grouped(static_cast<std::int64_t>(number));
    return text + " " + (number == 1 ? one : more);
}

}  // namespace eigenkracht::report
