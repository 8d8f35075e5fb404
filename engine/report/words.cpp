#include "report/words.hpp"

#include "core/text.hpp"
#include "report/numbers.hpp"

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

/// Of n draws none, or all: what was seen, and between which chances that leaves the truth.
bool is_certain(study::Chance const& chance) {
    return chance.value <= rounding || chance.value >= 1 - rounding;
}

std::string number(std::uint64_t count) { return core::grouped(static_cast<std::int64_t>(count)); }

std::string bound(study::Chance const& chance, bool often) {
    constexpr std::uint64_t three = 3;
    if (chance.draws <= three) {
        return often ? "nearly always" : "nearly never";
    }
    return often ? fmt::format("more than {} in {}", number(chance.draws - three), number(chance.draws))
                 : fmt::format("less than {} in {}", three, number(chance.draws));
}

/// The percentage, or nothing where its digits would say 0% or 100%, or more than so many draws can tell.
///
/// A chance worked out over a price may come out as one in a thousand million with an error as small. Draws that were not made leave room
/// for 3 / n all the same: what is not a twentieth of a draw is only bounded.
std::string percent_text(study::Chance const& chance) {
    constexpr double part_of_a_draw = 0.05;
    double const draws = static_cast<double>(chance.draws) * std::min(chance.value, 1 - chance.value);
    if (chance.draws > 1 && draws < part_of_a_draw) {
        return "";
    }
    std::string printed = core::percentage(chance.value, one_digit(chance_error(chance)));
    double const shown = std::stod(printed);
    return shown <= 0 || shown >= 100 ? std::string() : printed;
}

}  // namespace

double chance_error(study::Chance const& chance) {
    return chance.error > 0 || chance.draws <= 1 ? chance.error : 1 / static_cast<double>(chance.draws);
}

std::string chance_text(study::Chance const& chance) {
    bool const often = chance.value > 0.5;
    if (is_certain(chance)) {
        return chance.draws <= 1
                   ? (often ? "yes" : "no")
                   : fmt::format("{} of {}", often ? number(chance.draws) : "0", number(chance.draws));
    }
    std::string const printed = percent_text(chance);
    return printed.empty() ? bound(chance, often) : printed;
}

std::string chance_words(study::Chance const& chance) {
    constexpr std::uint64_t few = 30;
    if (!is_certain(chance) || chance.draws <= 1) {
        return chance_text(chance);
    }
    return chance.draws <= few ? chance_text(chance) + " draws" : bound(chance, chance.value > 0.5);
}

std::string chance_with_error(study::Chance const& chance) { return chance_column({chance}, true).front(); }

std::string error_text(double error) {
    return error == 0 ? "0" : core::rounded_to_error(one_digit(error), one_digit(error));
}

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
    return column({spread}, Part::mean, divisor).front();
}

std::string mean_with_interval(study::Spread const& spread, double divisor) {
    return column({spread}, Part::mean_with_range, divisor).front();
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
