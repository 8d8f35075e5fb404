/// \file
/// Sweeps of files written for a test, worked out in memory.
#pragma once

#include "app/whole_study.hpp"
#include "study/sweep.hpp"
#include "support/folder.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

namespace eigenkracht::tests {

/// A scenario file with sweeps.
class SweptScenario {
public:
    /// \param name  of a folder of its own
    SweptScenario(std::string const& name, std::string const& text) : folder_(name) {
        std::ofstream(path()) << text;
    }
    /// One that stands on a shipped scenario.
    SweptScenario(std::string const& name, std::string const& base, std::string const& sweeps)
        : SweptScenario(name, "format = 1\nbase = \"" + shipped(base) +
                                  "\"\ntitle = \"test\"\nasks = \"a test\"\n" + sweeps) {}

    [[nodiscard]] std::string path() const { return folder_.file("scenario.toml"); }
    [[nodiscard]] std::string folder() const { return folder_.path.string(); }
    [[nodiscard]] std::string file(std::string const& name) const { return folder_.file(name); }

    /// Its last sweep.
    [[nodiscard]] study::SweepPlan plan(std::vector<std::string> const& settings = {}) const {
        study::ScenarioWith const with = [path = path(), settings](std::vector<std::string> const& more) {
            auto all = settings;
            all.insert(all.end(), more.begin(), more.end());
            return files::read_scenario(path, all);
        };
        auto const scenario = with({});
        return {scenario.sweeps.back(), scenario, with};
    }

private:
    support::Folder folder_;
};

inline study::MemoryResults swept(study::SweepPlan const& plan, study::SweepPart part, unsigned threads = 1,
                                  std::uint64_t block = 0) {
    study::MemoryResults results(plan.layout(part.first, part.count), part.count);
    study::RunOptions options;
    options.threads = threads;
    options.block_draws = block;
    study::run_sweep(plan, part, options, results);
    return results;
}

inline study::MemoryResults swept(study::SweepPlan const& plan) {
    return swept(plan, {0, plan.design().points()});
}

inline std::size_t output_of(study::SweepPlan const& plan, std::string const& name) {
    auto const& outputs = plan.outputs();
    return static_cast<std::size_t>(
        std::find_if(outputs.begin(), outputs.end(), [&](auto const& one) { return one.name == name; }) -
        outputs.begin());
}

/// Equal, where not a number equals itself.
inline bool same(std::vector<double> const& a, std::vector<double> const& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

/// The digest that the program printed last; empty: none.
inline std::string digest_in(std::string const& out) {
    std::string const before = "Digest: ";
    auto const at = out.rfind(before);
    return at == std::string::npos ? "" : out.substr(at + before.size(), 16);
}

}  // namespace eigenkracht::tests
