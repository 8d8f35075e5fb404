// Published numbers that weigh draws, from the scenario file to the answer, as a user meets them.
#include "analysis/draw_weights.hpp"
#include "app/calibrated_scenario.hpp"
#include "app/spawn.hpp"
#include "app/whole_study.hpp"
#include "support/false_alarm.hpp"
#include "support/folder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

using namespace eigenkracht;
using app_test::run_program;
using support::Folder;
namespace fs = std::filesystem;

namespace {

bool contains(std::string const& text, std::string const& part) {
    return text.find(part) != std::string::npos;
}

/// Mean and error of a parameter in the claim of `tiny`, with its draws weighed by the saving that was claimed.
analysis::MeanEstimate weighed_mean(std::vector<std::string> more, std::string const& parameter) {
    std::string const check = "check.first_year_saving_per_family_eur.";
    // Farther out than was published, so that few draws show what moves.
    more.insert(more.end(), {"run.draws=384", "run.least_effective_draws=10", check + "observed=22000",
                             check + "weighs=[\"as_claimed\"]", "run.keep=[\"questions\"]"});
    auto const given = tests::scenario("tiny", more);
    auto const results = tests::draw(given);
    auto const answers = study::answer(given, results, {});
    for (auto const& dimension : results.layout().dimensions) {
        if (dimension.name == "parameter") {
            auto const at = std::find(dimension.labels.begin(), dimension.labels.end(), parameter);
            auto values =
                results.column("parameters", 0, static_cast<std::size_t>(at - dimension.labels.begin()));
            double const before = analysis::mean_with_error(values, {}).mean;
            for (double& value : values) {
                value -= before;
            }
            return analysis::mean_with_error(values, answers.draw_weights.front(), {});
        }
    }
    return {};
}

bool has_moved(analysis::MeanEstimate const& shift) {
    return std::fabs(shift.mean) > tests::normal_bound() * shift.error;
}

}  // namespace

TEST_CASE("a run whose draws are weighed says so, keeps the weights, and answers without them on request") {
    Folder const folder("weighed");
    app_test::write(folder.file("study.toml"), tests::calibrated_text(14000));
    auto const run = run_program({"run", "study.toml", "-o", "r.h5", "--full"}, folder.path.string());
    REQUIRE(run.code == 0);
    CHECK(contains(run.out, "DRAWS WEIGHED BY PUBLISHED NUMBERS"));
    CHECK(contains(run.out, "14,000 +- 2,000"));
    CHECK(contains(run.out, "the hopeful (calibration)"));
    CHECK(contains(run.out, "the sober (validation)"));
    auto const again = run_program({"answer", "r.h5", "--full"}, folder.path.string());
    CHECK(again.out == run.out);  // and with it the digest of the draws
    auto const off = run_program({"answer", "r.h5", "--full", "--uncalibrated"}, folder.path.string());
    CHECK(off.code == 0);
    CHECK(contains(off.out, "Here all draws count alike"));
    CHECK(contains(off.out, "the hopeful (validation)"));
    auto const json = run_program({"answer", "r.h5", "--json"}, folder.path.string());
    CHECK(contains(json.out, "\"calibrated\": true"));
    CHECK(contains(json.out, "\"role\": \"calibration\""));
}

TEST_CASE("too few effective draws are exit code 5, and the results are whole all the same") {
    Folder const folder("too_few");
    app_test::write(folder.file("study.toml"), tests::calibrated_text(60000));
    auto const run = run_program({"run", "study.toml", "-o", "r.h5"}, folder.path.string());
    CHECK(run.code == 5);
    CHECK(run.out.empty());
    CHECK(contains(run.err, "weighing the draws of hopeful"));
    CHECK(contains(run.err, "hopeful.seen: published 60000 with error 2000"));
    CHECK(contains(run.err, "eigenkracht answer r.h5 --uncalibrated"));
    CHECK(fs::exists(folder.file("r.h5")));
    CHECK_FALSE(fs::exists(folder.file("r.partial.h5")));
    CHECK(run_program({"answer", "r.h5"}, folder.path.string()).code == 5);
    auto const off = run_program({"answer", "r.h5", "--uncalibrated"}, folder.path.string());
    CHECK(off.code == 0);
    CHECK(contains(off.out, "all draws count alike"));
    CHECK(run_program({"run", "study.toml", "-o", "s.h5", "--set", "run.least_effective_draws=1"},
                      folder.path.string())
              .code == 0);
}

TEST_CASE("the EUR 17,000 inform prices, not the counts of the same hundred families") {
    // Within the error of a million-to-one alarm the count stays where it was; the twin holds another number.
    std::string const count = "children_facing_placement";
    CHECK_FALSE(has_moved(weighed_mean({}, count)));
    CHECK(has_moved(weighed_mean({}, "residential_year_eur")));
    CHECK(has_moved(
        weighed_mean({"check.first_year_saving_per_family_eur.given={sibling_sharing=0.6}"}, count)));
}
