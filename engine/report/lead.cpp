#include "report/lead.hpp"

#include "core/text.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <cmath>
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

bool too_close(study::Chance const& chance) {
    return chance.error > 0 && std::fabs(chance.value - even) <= 2 * chance.error;
}

/// The parts of the answer, by stances that are not variants.
struct Sides {
    std::vector<std::string> reached;
    std::vector<std::string> missed;
};

std::string main_sentence(std::string const& what, Sides const& sides, bool drawn) {
    std::string const is_reached = drawn ? " is more likely reached than missed" : " is reached";
    std::string const is_missed = drawn ? " is more likely missed than reached" : " is missed";
    std::size_t const all = sides.reached.size() + sides.missed.size();
    if (sides.reached.empty() || sides.missed.empty()) {
        std::string const under_all =
            all == 1 ? "."
                     : fmt::format(", whichever of the {} is believed.",
                                   counted(all, "body of evidence", "bodies of evidence"));
        return what + (sides.reached.empty() ? is_missed : is_reached) + under_all;
    }
    if (sides.reached.size() <= sides.missed.size()) {
        return fmt::format("{} is reached only on the evidence of {}; on that of {} it {} missed.", what,
                           in_a_row(sides.reached), in_a_row(sides.missed), drawn ? "is more likely" : "is");
    }
    return fmt::format("{}{}, except on the evidence of {}.", what, is_reached, in_a_row(sides.missed));
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

std::string leading_sentence(study::QuestionAnswer const& question,
                             std::vector<study::StanceLine> const& stances) {
    std::string const what = "At least " + amount_text(question.outcome, question.threshold);
    Sides sides;
    std::string more;
    for (std::size_t s = 0; s < stances.size(); ++s) {
        study::Chance const& chance = question.by_stance[s];
        std::optional<std::size_t> const parent = parent_of(stances, s);
        if (!parent) {
            (reached(chance) ? sides.reached : sides.missed).push_back(quoted(stances, s));
        } else if (reached(chance) != reached(question.by_stance[*parent])) {
            more += fmt::format(" Another reading of {}, {}, says the opposite.", quoted(stances, *parent),
                                quoted(stances, s));
        }
        if (too_close(chance)) {
            more += fmt::format(" {} too close to 50% to tell from so few draws.",
                                stances.size() == 1 ? "It is" : quoted(stances, s) + " is");
        }
    }
    bool const drawn = question.by_stance.empty() || question.by_stance.front().draws > 1;
    return main_sentence(what, sides, drawn) + more;
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
            chance_text(question.overall), deciders, several ? "together " : "",
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
