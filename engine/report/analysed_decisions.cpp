#include "report/analysed_decisions.hpp"

#include "core/text.hpp"
#include "report/analysed_parts.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace eigenkracht::report {
namespace {

using study::EstimateTable;

constexpr double errors_of_half_width = 2;

/// An amount in the decision's unit, with half of its interval.
class Amounts {
public:
    explicit Amounts(std::string const& unit) : unit_(unit) {}

    void scale_to(double largest) {
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
        double const error = half / errors_of_half_width / divisor_;
        std::string const number = core::rounded_to_error(value / divisor_, error);
        return half > 0 ? number + " +- " + core::rounded_to_error(half / divisor_, error) : number;
    }

private:
    std::string unit_;
    std::string shown_unit_;
    double divisor_ = 1;
};

std::vector<EstimateTable::Row const*> rows_of(EstimateTable const& table, std::string const& decision,
                                               std::string const& kind = "") {
    std::vector<EstimateTable::Row const*> rows;
    for (auto const& row : table.rows) {
        if (row.keys[0] == decision && (kind.empty() || row.keys[1] == kind)) {
            rows.push_back(&row);
        }
    }
    return rows;
}

double largest(EstimateTable const& table, std::vector<EstimateTable::Row const*> const& rows,
               std::string const& column) {
    double most = 0;
    for (auto const* row : rows) {
        most = std::max(most, std::abs(table.at(*row, column)));
    }
    return most;
}

void write_options(Page& page, EstimateTable const& options, study::AnalysedOutput const& decision) {
    auto const rows = rows_of(options, decision.name);
    Amounts amounts(decision.unit);
    amounts.scale_to(largest(options, rows, "payoff"));
    Table table{"option", {amounts.head("expected"), "chance to be best"}, {}};
    std::string chosen;
    for (auto const* row : rows) {
        bool const best = options.at(*row, "chosen") > 0;
        chosen = best ? row->keys[1] : chosen;
        table.rows.push_back(
            {row->keys[1],
             {amounts.text(options.at(*row, "payoff"),
                           errors_of_half_width * options.at(*row, "payoff_error")),
              core::percentage(options.at(*row, "best_chance"), options.at(*row, "best_chance_error"))},
             0});
    }
    page.paragraph(fmt::format("ANSWER: without knowing more, choose \"{}\".", chosen));
    page.blank();
    page.table(table);
}

void write_worth(Page& page, EstimateTable const& worth, study::AnalysedOutput const& decision,
                 std::size_t most) {
    auto all = rows_of(worth, decision.name, "EVPI");
    auto parameters = rows_of(worth, decision.name, "EVPPI");
    std::stable_sort(parameters.begin(), parameters.end(), [&](auto const* a, auto const* b) {
        return worth.at(*a, "value") > worth.at(*b, "value");
    });
    std::size_t const count = most == 0 ? parameters.size() : std::min(most, parameters.size());
    all.insert(all.end(), parameters.begin(), parameters.begin() + static_cast<std::ptrdiff_t>(count));
    Amounts amounts(decision.unit);
    amounts.scale_to(largest(worth, all, "value"));
    Table table{"to know, before choosing", {amounts.head("is worth"), "would change the choice"}, {}};
    for (auto const* row : all) {
        constexpr double hundredth = 0.01;
        table.rows.push_back({row->keys[2],
                              {amounts.text(worth.at(*row, "value"), worth.at(*row, "value_conf")),
                               core::percentage(worth.at(*row, "changed_chance"), hundredth)},
                              0});
    }
    page.paragraph(
        "What it is worth to know more: how much better the choice would be on average. Half of the 95% "
        "interval "
        "stands after +-.");
    page.blank();
    page.table(table);
    if (parameters.size() > count) {
        page.paragraph(fmt::format("And {} more that are worth less.", parameters.size() - count));
    }
}

void write_studies(Page& page, EstimateTable const& worth, study::AnalysedOutput const& decision) {
    for (auto const* row : rows_of(worth, decision.name, "EVSI")) {
        Amounts amounts(decision.unit);
        amounts.scale_to(std::max(std::abs(worth.at(*row, "value")), worth.at(*row, "cost")));
        double const net = worth.at(*row, "net_benefit");
        double const half = worth.at(*row, "net_benefit_conf");
        page.paragraph(fmt::format("Study: {}. It is worth about {} and costs {}: {}.", row->keys[2],
                                   amounts.words(worth.at(*row, "value"), worth.at(*row, "value_conf")),
                                   amounts.words(worth.at(*row, "cost"), 0),
                                   std::abs(net) <= half ? "whether it pays cannot be told from these draws"
                                   : net > 0             ? "it pays"
                                                         : "it does not pay, for this decision alone"));
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
        write_options(page, *options, decision);
        write_worth(page, *worth, decision, most);
        write_studies(page, *worth, decision);
        write_convergence(page, analysis, *worth, "value", decision.name);
    }
}

}  // namespace eigenkracht::report
