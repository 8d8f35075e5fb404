#include "report/analysed_decisions.hpp"

#include "core/text.hpp"
#include "report/analysed_parts.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace eigenkracht::report {
namespace {

using study::EstimateTable;
using Rows = std::vector<EstimateTable::Row const*>;

/// An amount in the decision's unit, with half of its interval.
class Amounts {
public:
    /// \param largest  that is shown
    Amounts(std::string const& unit, double largest) : unit_(unit), largest_(largest) {
        if (unit_ == "EUR") {
            auto const scale = money_scale(largest);
            divisor_ = scale.divisor;
            shown_unit_ = scale.unit;
        }
    }
    /// "EUR million", or what payoffs are in; of a plain number "expected" says it all.
    [[nodiscard]] std::string head(std::string const& what) const {
        std::string const& unit = shown_unit_.empty() ? unit_ : shown_unit_;
        return unit.empty() || unit == "1" ? what : what + ", " + unit;
    }
    /// In a sentence: "EUR 0.3 +- 0.1 million".
    [[nodiscard]] std::string words(double value, double half) const {
        std::string const number = text(value, half);
        if (shown_unit_.starts_with("EUR")) {
            return "EUR " + number + shown_unit_.substr(std::string("EUR").size());
        }
        return unit_.empty() || unit_ == "1" ? number : number + " " + unit_;
    }
    [[nodiscard]] std::string text(double value, double half) const {
        return estimate_cell(value / divisor_, half / divisor_, largest_ / divisor_);
    }

private:
    std::string unit_;
    double largest_;
    std::string shown_unit_;
    double divisor_ = 1;
};

Rows rows_of(EstimateTable const& table, std::string const& decision, std::string const& kind = "") {
    Rows rows;
    for (auto const& row : table.rows) {
        if (row.keys[0] == decision && (kind.empty() || row.keys[1] == kind)) {
            rows.push_back(&row);
        }
    }
    return rows;
}

double largest(EstimateTable const& table, Rows const& rows, std::string const& column) {
    double most = 0;
    for (auto const* row : rows) {
        double const size = std::abs(table.at(*row, column));
        most = std::isfinite(size) ? std::max(most, size) : most;
    }
    return most;
}

std::string title_in(std::vector<study::Titled> const& all, std::string const& name) {
    auto const at = std::find_if(all.begin(), all.end(), [&](auto const& one) { return one.name == name; });
    return at == all.end() ? name : at->title;
}

/// The choice, and how sure the draws are of it.
std::string answer_of(EstimateTable const& options, Rows const& rows, study::AnalysedDecision const& decision,
                      Amounts const& amounts) {
    auto const title = [&](EstimateTable::Row const* row) {
        return "\"" + title_in(decision.options, row->keys[1]) + "\"";
    };
    EstimateTable::Row const* chosen = rows.front();
    for (auto const* row : rows) {
        chosen = options.at(*row, "chosen") > 0 ? row : chosen;
    }
    Rows like;  // that cannot be told apart from it
    EstimateTable::Row const* next = nullptr;
    for (auto const* row : rows) {
        double const behind = -options.at(*row, "beyond_chosen");
        if (row == chosen) {
            continue;
        }
        if (behind <= options.at(*row, "beyond_chosen_conf")) {
            like.push_back(row);
        }
        if (next == nullptr || behind < -options.at(*next, "beyond_chosen")) {
            next = row;
        }
    }
    if (next == nullptr) {
        return fmt::format("ANSWER: there is no choice but {}.", title(chosen));
    }
    double const ahead = std::abs(options.at(*next, "beyond_chosen"));  // not -0
    double const half = options.at(*next, "beyond_chosen_conf");
    if (like.empty()) {
        return fmt::format(
            "ANSWER: without knowing more, choose {}. It is better than {}, the next, by {} on average.",
            title(chosen), title(next), amounts.words(ahead, half));
    }
    std::vector<std::string> names{title(chosen)};
    for (auto const* row : like) {
        names.push_back(title(row));
    }
    bool const equal = ahead == 0 && half == 0;
    if (equal) {
        return fmt::format(
            "ANSWER: without knowing more, {} is as good as {}: they bring the same on average.", names[0],
            names[1]);
    }
    std::string list = names.front();
    for (std::size_t i = 1; i < names.size(); ++i) {
        list += (i + 1 < names.size() ? ", " : " and ") + names[i];
    }
    return fmt::format(
        "ANSWER: these draws cannot tell {} apart; {} is ahead by {} on average. More draws would tell.",
        list, names.front(), amounts.words(ahead, half));
}

/// A chance as tables have it: never 0%.
std::string chance_of(study::Analysis const& analysis, double chance, double error) {
    return chance > 0 ? core::percentage(chance, error)
                      : "0 of " + core::grouped(static_cast<std::int64_t>(analysis.points));
}

void write_options(Page& page, study::Analysis const& analysis, EstimateTable const& options,
                   study::AnalysedDecision const& decision) {
    auto const rows = rows_of(options, decision.name);
    Amounts const amounts(decision.unit,
                          std::max(largest(options, rows, "payoff"), largest(options, rows, "cost")));
    Table table{
        "option", {amounts.head("expected"), amounts.head("beyond the best"), "chance to be best"}, {}};
    bool const apart = !decision.effect_unit.empty();
    if (apart) {
        table.heads.push_back("effect, " + decision.effect_unit);
        table.heads.push_back(amounts.head("cost"));
    }
    double const effects = largest(options, rows, "effect");
    for (auto const* row : rows) {
        auto const cell = [&](std::string const& column) {
            return amounts.text(options.at(*row, column), options.at(*row, column + "_conf"));
        };
        Row shown{
            title_in(decision.options, row->keys[1]),
            {cell("payoff"), options.at(*row, "chosen") > 0 ? "" : cell("beyond_chosen"),
             chance_of(analysis, options.at(*row, "best_chance"), options.at(*row, "best_chance_error"))},
            0};
        if (apart) {
            shown.cells.push_back(
                estimate_cell(options.at(*row, "effect"), options.at(*row, "effect_conf"), effects));
            shown.cells.push_back(cell("cost"));
        }
        table.rows.push_back(std::move(shown));
    }
    page.paragraph(answer_of(options, rows, decision, amounts));
    page.blank();
    page.table(table);
}

/// Whether no draw was seen in which the choice changes: then the value is not known to be 0, only small.
bool nothing_seen(EstimateTable const& worth, EstimateTable::Row const& row) {
    return worth.at(row, "changed_chance") == 0 && worth.at(row, "value") == 0 &&
           worth.at(row, "value_conf") == 0;
}

std::string draws_of(study::Analysis const& analysis) { return counted(analysis.points, "draw", "draws"); }

std::string decisions_of(double times) {
    return times == 1 ? "this decision" : core::rounded_to_error(times, 0) + " such decisions";
}

void write_worth(Page& page, study::Analysis const& analysis, EstimateTable const& worth,
                 study::AnalysedDecision const& decision, std::size_t most) {
    auto shown = rows_of(worth, decision.name, "EVPI");
    Rows others;
    for (auto const* row : rows_of(worth, decision.name, "EVPPI")) {
        bool const always = row->keys[2] == study::known_all_numbers || row->keys[2] == study::which_evidence;
        (always ? shown : others).push_back(row);
    }
    std::stable_sort(others.begin(), others.end(), [&](auto const* a, auto const* b) {
        return worth.at(*a, "value") > worth.at(*b, "value");
    });
    std::size_t const count = most == 0 ? others.size() : std::min(most, others.size());
    shown.insert(shown.end(), others.begin(), others.begin() + static_cast<std::ptrdiff_t>(count));
    Amounts const amounts(decision.unit, largest(worth, shown, "value"));
    Table table{"to know, before choosing", {amounts.head("is worth"), "would change the choice"}, {}};
    for (auto const* row : shown) {
        table.rows.push_back(
            {title_in(decision.known, row->keys[2]),
             {nothing_seen(worth, *row) ? "nothing seen"
                                        : amounts.text(worth.at(*row, "value"), worth.at(*row, "value_conf")),
              chance_of(analysis, worth.at(*row, "changed_chance"), worth.at(*row, "changed_chance_error"))},
             0});
    }
    page.blank();
    page.paragraph(fmt::format(
        "What it is worth to know more, for {}: how much better the choice would be on average. Half of the "
        "95% interval stands after +-.",
        decisions_of(decision.times)));
    page.blank();
    page.table(table);
    if (others.size() > count) {
        page.paragraph(fmt::format("And {} more with smaller estimates.", others.size() - count));
    }
    page.paragraph(
        "A number is known by its place in its law, which body of evidence is true being left open; a group "
        "is all of its numbers at once. Values do not add up: numbers may tell the same, or only together.");
}

void write_studies(Page& page, study::Analysis const& analysis, EstimateTable const& worth,
                   study::AnalysedDecision const& decision) {
    auto const rows = rows_of(worth, decision.name, "EVSI");
    for (auto const* row : rows) {
        std::string const title = title_in(decision.known, row->keys[2]);
        Amounts const amounts(decision.unit,
                              std::max(std::abs(worth.at(*row, "value")), worth.at(*row, "cost")));
        std::string const cost = amounts.words(worth.at(*row, "cost"), 0);
        if (nothing_seen(worth, *row)) {
            page.paragraph(
                fmt::format("Study: {}. It costs {}; that it changes the choice was not seen in {}.", title,
                            cost, draws_of(analysis)));
            continue;
        }
        double const net = worth.at(*row, "net_benefit");
        double const half = worth.at(*row, "net_benefit_conf");
        std::string const serves = decisions_of(decision.times);
        page.paragraph(fmt::format("Study: {}. For {} it is worth {} and costs {}: {}.", title, serves,
                                   amounts.words(worth.at(*row, "value"), worth.at(*row, "value_conf")), cost,
                                   std::abs(net) <= half ? "whether it pays cannot be told from these draws"
                                   : net > 0             ? "it pays, if it reports in time"
                                                         : "it does not pay, even if it reports in time"));
    }
    if (!rows.empty()) {
        page.paragraph(
            "A study is worth this only if it reports before the choice is made; what waiting for it costs "
            "is "
            "not counted.");
    }
}

}  // namespace

void write_decisions(Page& page, study::Analysis const& analysis, std::size_t most) {
    auto const* const options = analysis.find("options");
    auto const* const worth = analysis.find("information");
    if (options == nullptr || worth == nullptr) {
        return;
    }
    for (auto const& decision : analysis.decisions) {
        page.heading(decision.title);
        write_options(page, analysis, *options, decision);
        write_worth(page, analysis, *worth, decision, most);
        write_studies(page, analysis, *worth, decision);
        write_convergence(page, analysis, *worth, "value", decision.name);
    }
}

}  // namespace eigenkracht::report
