#include "core/text.hpp"
#include "report/analysed.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <vector>

namespace eigenkracht::report {

std::string csv_text(study::Analysis const& analysis, study::EstimateTable const& table) {
    auto const field = [](std::string const& text) {
        if (text.find_first_of(",\"\n") == std::string::npos) {
            return text;
        }
        std::string quoted = "\"";
        for (char const letter : text) {
            quoted += letter == '"' ? std::string("\"\"") : std::string(1, letter);
        }
        return quoted + "\"";
    };
    std::vector<std::string> cells;
    for (auto const& key : table.keys) {
        cells.push_back(field(key));
    }
    for (auto const& column : table.columns) {
        cells.push_back(field(column));
    }
    cells.insert(cells.end(), {"output_unit", "input_unit"});
    std::string text = core::join(cells, ",") + "\n";
    for (auto const& row : table.rows) {
        cells.clear();
        for (auto const& key : row.keys) {
            cells.push_back(field(key));
        }
        for (double const value : row.values) {
            cells.push_back(!std::isfinite(value) ? "" : fmt::format("{}", value));
        }
        cells.push_back(field(study::unit_of_output(analysis, table, row)));
        cells.push_back(field(study::unit_of_input(analysis, table, row)));
        text += core::join(cells, ",") + "\n";
    }
    return text;
}

}  // namespace eigenkracht::report
