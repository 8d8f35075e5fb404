/// \file
/// What tests of decisions share: scenarios that stand on shipped ones, their runs, and rows of tables.
#pragma once

#include "app/whole_study.hpp"
#include "support/folder.hpp"

#include "study/analyse.hpp"
#include "study/column_reader.hpp"
#include "study/index_of.hpp"
#include "study/prepared.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

namespace eigenkracht::decision_tests {

inline study::EstimateTable::Row const& row_of(study::EstimateTable const& table,
                                               std::vector<std::string> const& keys) {
    auto const at =
        std::find_if(table.rows.begin(), table.rows.end(), [&](auto const& row) { return row.keys == keys; });
    CAPTURE(keys.back());
    REQUIRE(at != table.rows.end());
    return *at;
}

inline bool has_row(study::EstimateTable const& table, std::vector<std::string> const& keys) {
    return std::any_of(table.rows.begin(), table.rows.end(),
                       [&](auto const& row) { return row.keys == keys; });
}

inline std::string notes_of(study::Analysis const& analysis) {
    std::string all;
    for (auto const& note : analysis.notes) {
        all += note + "\n";
    }
    return all;
}

/// A scenario that stands on a shipped one.
inline study::Scenario made_on(support::Folder const& folder, std::string const& base,
                               std::string const& more, std::vector<std::string> const& settings = {}) {
    std::ofstream(folder.file("scenario.toml"))
        << "format = 1\nbase = \"" << tests::shipped(base) << "\"\ntitle = \"t\"\nasks = \"a\"\n"
        << more;
    return files::read_scenario(folder.file("scenario.toml"), settings);
}

/// A run with what a decision is worked out from.
struct Drawn {
    explicit Drawn(study::Scenario const& given)
        : scenario(given),
          results(tests::draw(given)),
          prepared(given),
          plan(prepared.work().plan),
          reader(plan, results, study::weights_in_force(plan, {})) {}

    [[nodiscard]] study::DecisionSpec const& decision(std::string const& name) const {
        return plan.scenario.decisions[study::index_of(plan.scenario.decisions, name)];
    }
    [[nodiscard]] study::Column parameter(std::string const& name, std::size_t stance) const {
        return reader.column(study::Kept::parameters, stance, plan.beliefs.index(name));
    }

    study::Scenario scenario;
    study::MemoryResults results;
    study::Prepared prepared;
    study::Plan const& plan;
    study::ColumnReader reader;
};

}  // namespace eigenkracht::decision_tests
