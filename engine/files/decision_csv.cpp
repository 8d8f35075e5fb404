#include "files/decision_csv.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <cstddef>

namespace eigenkracht::files {
namespace {

/// \param last  texts of a last column; may be empty
std::string table(std::vector<std::string> heads, std::vector<std::vector<double>> const& columns,
                  std::size_t rows, std::vector<std::string> const& last = {}) {
    if (!last.empty()) {
        heads.emplace_back("evidence");
    }
    std::string text = core::join(heads, ",") + "\n";
    for (std::size_t row = 0; row < rows; ++row) {
        std::vector<std::string> cells;
        for (auto const& column : columns) {
            cells.push_back(fmt::format("{}", column[row]));
        }
        if (!last.empty()) {
            cells.push_back(last[row]);
        }
        text += core::join(cells, ",") + "\n";
    }
    return text;
}

std::string willingness(double own) {
    constexpr int steps = 10;  // from nothing to the decision's own
    constexpr int most = 3 * steps;
    std::vector<std::vector<double>> columns(2);
    for (int step = 0; step <= most; ++step) {
        columns[0].push_back(step == steps ? own : own * step / steps);
        columns[1].push_back(step == steps ? 1 : 0);
    }
    return table({"k", "own"}, columns, columns[0].size());
}

}  // namespace

std::vector<std::pair<std::string, std::string>> decision_csv(study::DecisionSample const& sample) {
    std::size_t const rows = sample.cost.front().size();
    return {{sample.decision + "_e.csv", table(sample.options, sample.effect, rows)},
            {sample.decision + "_c.csv", table(sample.options, sample.cost, rows)},
            {sample.decision + "_k.csv", willingness(sample.willingness)},
            {sample.decision + "_inputs.csv", table(sample.inputs, sample.values, rows, sample.evidence)}};
}

}  // namespace eigenkracht::files
