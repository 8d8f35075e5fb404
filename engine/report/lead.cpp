#include "report/lead.hpp"

#include "core/text.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

namespace eigenkracht::report {
namespace {

constexpr double even = 0.5;
constexpr double nearly_never = 0.05;
constexpr double nearly_always = 0.95;

std::string quoted(std::vector<study::StanceLine> const& stances, std::size_t index) {
    return '"' + short_title(stances, index) + '"';
}

bool reached(study::Chance const& chance) { return chance.value >= even; }

/// What a chance says; in the order in which it is told.
enum class Says : std::uint8_t { yes, likely, undecided, unlikely, no };

Says says(study::Chance const& chance) {
    constexpr double hardly_ever = 0.01;
    if (chance.error > 0 && std::fabs(chance.value - even) <= 2 * chance.error) {
        return Says::undecided;
    }
    if (reached(chance)) {
        return chance.value >= 1 - hardly_ever ? Says::yes : Says::likely;
    }
    return chance.value <= hardly_ever ? Says::no : Says::unlikely;
}

char const* word_of(Says what) {
    switch (what) {
        case Says::yes:
            return "yes";
        case Says::likely:
            return "likely";
        case Says::undecided:
            return "undecided";
        case Says::unlikely:
            return "unlikely";
        case Says::no:
            return "no";
    }
    return "";
}

/// Stances with weight, and which of their chances are highest and lowest (of equal ones by the mean amount).
struct Weighted {
    std::vector<std::size_t> stances;
    std::size_t best = 0;
    std::size_t worst = 0;
};

Weighted weighted(study::QuestionAnswer const& question, std::vector<study::StanceLine> const& stances) {
    Weighted result;
    auto const below = [&](std::size_t a, std::size_t b) {
        auto const amount = [&](std::size_t s) {
            return s < question.outcome_by_stance.size() ? question.outcome_by_stance[s].mean : 0;
        };
        double const difference = question.by_stance[a].value - question.by_stance[b].value;
        return difference != 0 ? difference < 0 : amount(a) < amount(b);
    };
    for (std::size_t s = 0; s < stances.size(); ++s) {
        if (stances[s].weight <= 0 && stances.size() > 1) {
            continue;
        }
        bool const first = result.stances.empty();
        result.best = first || below(result.best, s) ? s : result.best;
        result.worst = first || below(s, result.worst) ? s : result.worst;
        result.stances.push_back(s);
    }
    return result;
}

/// "; the most favourable, the claim, comes to EUR 1.9 million (-0.1 to 4.7) of the 7"; empty without amounts.
std::string amount_clause(study::QuestionAnswer const& question, std::string const& who, std::size_t stance) {
    if (stance >= question.outcome_by_stance.size()) {
        return {};
    }
    return fmt::format("; {} comes to {}", who,
                       amount_beside_threshold(question, question.outcome_by_stance[stance]));
}

std::string of_one(study::QuestionAnswer const& question, std::size_t stance) {
    study::Chance const& chance = question.by_stance[stance];
    std::string text = capital(word_of(says(chance)));
    if (chance.draws > 1) {
        text += ": the chance is " + (chance_words(chance) == chance_text(chance) ? chance_with_error(chance)
                                                                                  : chance_words(chance));
        text += says(chance) == Says::undecided ? ", too close to 50% to tell from so few draws" : "";
    }
    return text + amount_clause(question, "the amount", stance) + ".";
}

/// The largest chance that all but one run out of twenty would leave possible, with one digit.
std::string at_most(study::Chance const& chance) {
    double const bound = std::max(3 / static_cast<double>(std::max<std::uint64_t>(chance.draws, 1)),
                                  chance.value + 2 * chance.error);
    double const percent = 100 * bound;
    double place = 1;
    while (percent >= 10 * place) {
        place *= 10;
    }
    while (percent < place) {
        place /= 10;
    }
    return fmt::format("{:.6g}%", std::ceil(percent / place - 1e-9) * place);
}

/// Where every body of evidence falls on the same side of 50%.
std::string of_all(study::QuestionAnswer const& question, std::vector<study::StanceLine> const& stances,
                   Weighted const& all) {
    study::Chance const& highest = question.by_stance[all.best];
    study::Chance const& lowest = question.by_stance[all.worst];
    std::string const best = "the most favourable, " + short_title(stances, all.best) + ",";
    std::string const worst = "the least favourable, " + short_title(stances, all.worst) + ",";
    bool const drawn = highest.draws > 1;
    if (says(highest) == Says::no) {
        std::string const none = highest.value <= 0 && drawn
                                     ? "on every body of evidence the chance is " + chance_words(highest)
                                     : "on no body of evidence is the chance above " + at_most(highest);
        return "No" + (drawn ? ": " + none : ", on no body of evidence") +
               amount_clause(question, best, all.best) + ".";
    }
    if (says(lowest) == Says::yes) {
        std::string const every =
            lowest.value >= 1 ? "on every body of evidence the chance is " + chance_words(lowest)
                              : "on every body of evidence the chance is at least " + chance_words(lowest);
        return "Yes" + (drawn ? ": " + every : ", on every body of evidence") +
               amount_clause(question, worst, all.worst) + ".";
    }
    bool const good = reached(lowest);
    std::size_t const nearest = good ? all.worst : all.best;
    std::string const amount =
        nearest < question.outcome_by_stance.size()
            ? fmt::format(", and it comes to {}",
                          amount_beside_threshold(question, question.outcome_by_stance[nearest]))
            : "";
    return fmt::format("{}: on the {} body of evidence, {}, the chance is {}{}.",
                       good ? "Likely" : "Unlikely", good ? "least favourable" : "most favourable",
                       short_title(stances, nearest), chance_words(question.by_stance[nearest]), amount);
}

/// Where they differ: who says what.
std::string of_each(study::QuestionAnswer const& question, std::vector<study::StanceLine> const& stances,
                    Weighted const& all) {
    std::vector<std::string> parts;
    for (Says const what : {Says::yes, Says::likely, Says::undecided, Says::unlikely, Says::no}) {
        std::vector<std::string> names;
        double low = 1;
        double high = 0;
        std::string chance_of_low;
        std::string chance_of_high;
        for (std::size_t const s : all.stances) {
            study::Chance const& chance = question.by_stance[s];
            if (says(chance) != what) {
                continue;
            }
            names.push_back(short_title(stances, s));
            if (chance.value <= low) {
                low = chance.value;
                chance_of_low = chance_words(chance);
            }
            if (chance.value >= high) {
                high = chance.value;
                chance_of_high = chance_words(chance);
            }
        }
        if (names.empty()) {
            continue;
        }
        std::string chances = chance_of_low;
        if (chance_of_low != chance_of_high) {
            chances = what == Says::no    ? "at most " + chance_of_high
                      : what == Says::yes ? "at least " + chance_of_low
                                          : fmt::format("{} to {}", chance_of_low, chance_of_high);
        }
        bool const drawn = question.by_stance[all.best].draws > 1;
        parts.push_back(fmt::format("{} on that of {}{}", word_of(what), in_a_row(names),
                                    drawn ? " (" + chances + ")" : ""));
    }
    return "It depends on whose evidence is believed: " + core::join(parts, "; ") + ".";
}

/// An amount in a sentence: "EUR 1.9 million (-0.1 to 4.7)", "12 (3 to 20)".
std::string amount_in_words(study::Spread const& amount, Scale const& scale) {
    std::string cell = mean_with_interval(amount, scale.divisor);
    if (scale.unit.empty()) {
        return cell;
    }
    std::string const unit = scale.unit.substr(std::string("EUR").size());
    auto const bracket = cell.find(" (");
    return "EUR " + cell.substr(0, bracket) + unit +
           (bracket == std::string::npos ? "" : cell.substr(bracket));
}

/// The stance that another is a reading of; none for a stance of its own.
std::optional<std::size_t> parent_of(std::vector<study::StanceLine> const& stances, std::size_t index) {
    for (std::size_t s = 0; s < stances.size(); ++s) {
        if (s != index && stances[s].name == stances[index].variant_of) {
            return s;
        }
    }
    return std::nullopt;
}

/// Weighted stances on one side of 50%, together.
struct Group {
    std::vector<std::string> titles;
    double weight = 0;
    double chance = 0;  ///< mean chance, by weight
};

struct Groups {
    Group reached;
    Group missed;
    bool one_kind_decides = true;  ///< every chance is nearly 0 or nearly 1
};

Groups groups_of(study::QuestionAnswer const& question, std::vector<study::StanceLine> const& stances) {
    Groups groups;
    for (std::size_t s = 0; s < stances.size(); ++s) {
        if (stances[s].weight <= 0) {
            continue;
        }
        double const chance = question.by_stance[s].value;
        Group& group = reached(question.by_stance[s]) ? groups.reached : groups.missed;
        group.titles.push_back(quoted(stances, s));
        group.weight += stances[s].weight;
        group.chance += stances[s].weight * chance;
        groups.one_kind_decides =
            groups.one_kind_decides && (chance <= nearly_never || chance >= nearly_always);
    }
    for (Group* group : {&groups.reached, &groups.missed}) {
        if (group->weight > 0) {
            group->chance /= group->weight;
        }
    }
    return groups;
}

std::string whole_percent(double share) { return core::percentage(share, 0.01); }

}  // namespace

std::string amount_beside_threshold(study::QuestionAnswer const& question, study::Spread const& amount) {
    Scale const scale =
        is_money(question.outcome) ? money_scale(largest(std::vector<study::Spread>{amount})) : Scale{};
    std::string text = amount_in_words(amount, scale);
    if (question.threshold == 0) {
        return text;
    }
    bool const same_scale =
        !is_money(question.outcome) || money_scale(std::fabs(question.threshold)).divisor == scale.divisor;
    return fmt::format("{} of the {}", text,
                       same_scale ? core::rounded_to_error(question.threshold / scale.divisor, 0)
                                  : amount_text(question.outcome, question.threshold));
}

std::string answer_words(study::QuestionAnswer const& question,
                         std::vector<study::StanceLine> const& stances) {
    Weighted const all = weighted(question, stances);
    if (all.stances.empty()) {
        return {};
    }
    if (all.stances.size() == 1) {
        return of_one(question, all.stances.front());
    }
    Says const best = says(question.by_stance[all.best]);
    Says const worst = says(question.by_stance[all.worst]);
    std::string text;
    if (best == Says::undecided && worst == Says::undecided) {
        text =
            "Undecided: on every body of evidence the chance is too close to 50% to tell from so few draws.";
    } else if (worst < Says::undecided || best > Says::undecided) {
        text = of_all(question, stances, all);
    } else {
        text = of_each(question, stances, all);
    }
    for (std::size_t s = 0; s < stances.size(); ++s) {
        std::optional<std::size_t> const parent = parent_of(stances, s);
        if (parent && stances[s].weight <= 0 &&
            reached(question.by_stance[s]) != reached(question.by_stance[*parent])) {
            text += fmt::format(" Another reading of {}, {}, says the opposite.",
                                short_title(stances, *parent), short_title(stances, s));
        }
    }
    return text;
}

std::string chance_answer(study::QuestionAnswer question, std::vector<study::StanceLine> const& stances) {
    question.outcome_by_stance.clear();
    return answer_words(question, stances);
}

std::string weight_sentence(study::QuestionAnswer const& question,
                            std::vector<study::StanceLine> const& stances) {
    Groups const groups = groups_of(question, stances);
    if (groups.reached.titles.empty() || groups.missed.titles.empty()) {
        return {};
    }
    std::string const deciders = in_a_row(groups.reached.titles);
    bool const several = groups.reached.titles.size() > 1;
    std::string text;
    if (groups.one_kind_decides) {
        text = fmt::format(
            "The overall chance of {} is hardly more than the weight given to {} ({}{}): it measures belief "
            "in "
            "that evidence, not luck. ",
            chance_words(question.overall), deciders, several ? "together " : "",
            whole_percent(groups.reached.weight));
    }
    // Chances lie on both sides of 50%, so that some weight makes the overall chance 50%.
    double const flip = (even - groups.missed.chance) / (groups.reached.chance - groups.missed.chance);
    return text +
           fmt::format("The overall chance passes 50% where {} {} more than {} of the weight (now {}).",
                       deciders, several ? "have" : "has", whole_percent(flip),
                       whole_percent(groups.reached.weight));
}

}  // namespace eigenkracht::report
