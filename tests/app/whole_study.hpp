/// \file
/// Runs shipped scenarios in memory, for tests of the whole engine.
#pragma once

#include "files/files.hpp"
#include "study/study.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace eigenkracht::tests {

inline std::string shipped(std::string const& name) {
    return std::string(EIGENKRACHT_SOURCE_DIR "/scenarios/") + name + ".toml";
}

/// Every scenario that is shipped.
inline std::vector<std::string> all_shipped() {
    return {"stadsregio-amsterdam",
            "asscher-cut",
            "calibrated",
            "growth-550-800",
            "as-claimed",
            "sceptic",
            "other-readings",
            "close-places",
            "conference-first",
            "noordoost-brabant",
            "pump-owner",
            "rotterdam",
            "overijssel",
            "netherlands",
            "doubling",
            "woerden",
            "what-to-know",
            "tiny",
            "columns-arithmetic",
            "reference-budget",
            "published/hiv",
            "published/hiv-uncertain",
            "published/sick-sicker",
            "published/sick-sicker-uncertain",
            "published/ishigami",
            "published/sobol-g",
            "published/value-of-information",
            "published/value-of-information-dependent",
            "published/shapley",
            "published/two-level"};
}

inline study::Scenario scenario(std::string const& name, std::vector<std::string> const& overrides = {}) {
    return files::read_scenario(shipped(name), overrides);
}

inline study::MemoryResults draw(study::Scenario const& given, study::RunOptions const& options = {}) {
    study::MemoryResults results(study::layout(given), given.run.draws);
    study::run(given, options, results);
    return results;
}

/// Names of the questions with their baselines, in the order of the results.
inline std::vector<std::string> questions_of(study::MemoryResults const& results) {
    for (auto const& dimension : results.layout().dimensions) {
        if (dimension.name == "question") {
            return dimension.labels;
        }
    }
    return {};
}

inline std::size_t question_of(study::MemoryResults const& results, std::string const& name) {
    auto const names = questions_of(results);
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

/// Sum over draws of the absolute values of ledger entries of some items, over policies and years.
inline double total_of_items(study::MemoryResults const& results, std::vector<std::string> const& items,
                             std::size_t stance) {
    auto const& layout = results.layout();
    std::vector<std::string> entries;
    std::size_t cells = 1;
    for (auto const& dimension : layout.dimensions) {
        if (dimension.name == "entry") {
            entries = dimension.labels;
        } else if (dimension.name == "policy" || dimension.name == "region" || dimension.name == "year") {
            cells *= dimension.size;
        }
    }
    double total = 0;
    for (std::size_t cell = 0; cell < cells; ++cell) {
        for (std::size_t e = 0; e < entries.size(); ++e) {
            for (auto const& item : items) {
                if (entries[e].starts_with(item + "/")) {
                    for (double const eur : results.column("ledger", stance, cell * entries.size() + e)) {
                        total += eur < 0 ? -eur : eur;
                    }
                }
            }
        }
    }
    return total;
}

}  // namespace eigenkracht::tests
