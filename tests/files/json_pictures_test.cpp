#include "files/files.hpp"
#include "files/series.hpp"

#include "core/base64_vlq.hpp"
#include "core/error.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace eigenkracht;
using files::series_of;
using files::values_of;

namespace {

/// The largest distance between a curve and what a reader of its text gets, in units.
double off(study::Curve const& curve) {
    auto const back = values_of(series_of(curve), curve.values.size());
    double most = 0;
    for (std::size_t k = 0; k < back.size(); ++k) {
        most = std::max(most, std::fabs(back[k] - curve.values[k]) / curve.unit);
    }
    return most;
}

study::Curve bell(double unit) {
    study::Curve curve{{}, unit};
    for (int k = 0; k < 201; ++k) {
        curve.values.push_back(0.5 * std::erfc((k - 90) / 12.0));
    }
    return curve;
}

}  // namespace

TEST_CASE("a curve comes back from its text to half a unit, and counts come back to the bit") {
    for (double const unit : {1e-3, 1e-4, 1e-6}) {
        CHECK(off(bell(unit)) <= 0.5 + 1e-6);
        CHECK(off(bell(unit)) > 0.1);
    }
    study::Curve counts{{}, 1.0 / 1024};
    for (int k = 0; k < 201; ++k) {
        counts.values.push_back(static_cast<double>(std::max(0, 1024 - 7 * std::max(0, k - 20) - k % 3)) /
                                1024);
    }
    CHECK(values_of(series_of(counts), 201) == counts.values);
    study::Curve const straight{{-3, -1, 1, 3, 5, 8, 11, 14}, 1};
    CHECK(values_of(series_of(straight), 8) == straight.values);
    CHECK(values_of(series_of({{5}, 1}), 1) == std::vector<double>{5});
}

TEST_CASE("what stays as it is takes no text, at either end") {
    auto const flat = series_of({std::vector<double>(201, 1.0), 1e-4});
    CHECK(flat.steps.empty());
    CHECK(flat.order == 1);
    CHECK(flat.start == 10000);
    auto const step = series_of({{4, 4, 4, 2, 2, 2}, 1});
    CHECK(step.at == 3);
    CHECK(step.start == 4);
    CHECK(core::numbers_of_base64_vlq(step.steps) == std::vector<std::int64_t>{-2});
}

TEST_CASE("a smooth curve is written by its bends, which takes fewer characters") {
    auto const smooth = series_of(bell(1e-6));
    CHECK(smooth.order == 2);
    // What is missing to an amount: 0 first, then a bend, then as steep as the amount itself.
    study::Curve missing{{}, 0.01};
    for (int k = 0; k < 201; ++k) {
        missing.values.push_back(std::max(0.0, k - 80.0));
    }
    auto const bends = series_of(missing);
    CHECK(bends.order == 2);
    CHECK(bends.at == 81);
    CHECK(bends.slope == 0);
    CHECK(bends.steps == core::base64_vlq(std::vector<std::int64_t>{100}));
    CHECK(values_of(bends, 201).back() == doctest::Approx(120));
}

TEST_CASE("a curve that cannot be written is a defect") {
    CHECK_THROWS_AS((void)series_of({{}, 1}), core::Defect);
    CHECK_THROWS_AS((void)series_of({{std::numeric_limits<double>::quiet_NaN()}, 1}), core::Defect);
    CHECK_THROWS_AS((void)series_of({{1e300}, 1}), core::Defect);
}

TEST_CASE("pictures come whole into JSON, with null where a number is unknown") {
    study::Pictures pictures;
    auto const nothing = nlohmann::json::parse(files::to_json(pictures));
    for (char const* list : {"dials", "years", "waiting", "regions"}) {
        CAPTURE(list);
        CHECK(nothing[list].is_array());
        CHECK(nothing[list].empty());
    }
    CHECK(nothing["families"].is_null());
    CHECK(nothing["tornado"].is_null());

    pictures.families = study::Families{2013, 800, 550};
    study::Dial dial{"cut_covered", "budget_2012", true, false, {-1e6, 5e4, 3}, {}};
    dial.by_stance.push_back({{{1, 0.5, 0.25}, 0.25}, {{1, 0.75, 0.25}, 0.25}, study::Curve{{0, 1, 3}, 1}});
    dial.by_stance.push_back({{{1, 1, 0}, 0.5}, {{1, 1, 0}, 0.5}, std::nullopt});
    pictures.dials = {dial};
    pictures.years = {{"grow", 2014, {0, 1, 2}, {{{1, 0.5}, 0.5}}}};
    study::Spread spread;
    spread.mean = 12.25;
    spread.mean_error = std::numeric_limits<double>::quiet_NaN();
    pictures.waiting = {{"grow", 2015, {spread}, spread, {}, {}}};
    pictures.regions = {{"drenthe", "Drenthe", std::pair(4, 2), std::nullopt, spread, std::nullopt},
                        {"here", "Here", std::nullopt, 12.5, std::nullopt, std::nullopt}};
    pictures.tornado = study::PictureTornado{
        "cut_covered", "budget_2012", "draws", 7, {{"a", "the first", "kg", 1.0, std::nullopt, 5, 9, 0.5}}};
    auto const json = nlohmann::json::parse(files::to_json(pictures));
    CHECK(json["families"]["held_against"] == 550);
    auto const& told = json["dials"][0];
    CHECK(told["amounts"]["step"] == 5e4);
    CHECK(told["uncertain"] == false);
    CHECK(told["by_stance"][0]["chance"]["start"] == 4);
    CHECK(told["by_stance"][0]["chance"]["steps"] == "FD");
    CHECK_FALSE(told["by_stance"][0]["chance"].contains("slope"));
    CHECK(told["by_stance"][0]["missing"]["steps"] == "CE");
    CHECK(told["by_stance"][1]["missing"].is_null());
    CHECK(json["years"][0]["at_least_by_stance"][0]["unit"] == 0.5);
    CHECK(json["waiting"][0]["by_stance"][0]["mean"] == 12.25);
    CHECK(json["waiting"][0]["overall"]["mean_error"].is_null());
    CHECK(json["regions"][0]["tile"] == nlohmann::json::array({4, 2}));
    CHECK(json["regions"][0]["conferences"].is_null());
    CHECK(json["regions"][0]["prevented"].is_null());
    CHECK(json["regions"][1]["tile"].is_null());
    CHECK(json["regions"][1]["conferences"] == 12.5);
    CHECK(json["tornado"]["bars"][0]["low_input"] == 1);
    CHECK(json["tornado"]["bars"][0]["high_input"].is_null());
    CHECK(json["tornado"]["bars"][0]["high_outcome"] == 9);
}
