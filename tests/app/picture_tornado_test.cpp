// What drives an answer, from draws and from sweeps, where it is known.
#include "analysis/mean_error.hpp"
#include "app/analysed.hpp"
#include "app/whole_study.hpp"
#include "study/pictures.hpp"
#include "support/false_alarm.hpp"
#include "support/folder.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <string>
#include <vector>

using namespace eigenkracht;

namespace {

/// y = 3 a + b under one body of evidence, 3 a + b + 1 under another with three times the weight; `idle` does nothing.
std::string const linear = R"(format = 1
title = "A sum"
asks  = "What drives it?"

[run]
draws = 4096
seed  = 5

[source.none]
title = "nobody"
kind  = "test"
seen  = "judgement"

[parameter.a]
unit         = "kg"
meaning      = "the large one"
source       = "none"
distribution = { uniform = { low = 0, high = 1 } }
[parameter.b]
unit         = "kg"
meaning      = "the small one"
source       = "none"
distribution = { uniform = { low = 10, high = 11 } }
[parameter.idle]
unit         = "kg"
meaning      = "one of two kinds"
source       = "none"
distribution = { beta = { alpha = 1, beta = 1 } }
[parameter.shift]
unit    = "kg"
meaning = "what the second adds"
source  = "none"
value   = 0

[stance.first]
title  = "the first"
weight = 1
weight_assumption = "made up"
[stance.second]
title  = "the second"
weight = 3
weight_assumption = "made up"
[stance.second.parameter]
shift = { value = 1 }

[outcome.y]
title   = "the sum"
unit    = "kg"
formula = "3 * a + b + shift + 0 * idle"

[question.enough]
title    = "Enough"
outcome  = "y"
at_least = 12

[sweep.tornado]
title      = "One at a time"
design     = "one_at_a_time"
parameters = ["*"]
)";

std::string written(support::Folder const& folder) {
    std::ofstream(folder.file("sum.toml")) << linear;
    return folder.file("sum.toml");
}

study::PictureBar const* bar_of(study::PictureTornado const& tornado, std::string const& name) {
    auto const at = std::find_if(tornado.bars.begin(), tornado.bars.end(),
                                 [&](auto const& bar) { return bar.name == name; });
    return at == tornado.bars.end() ? nullptr : &*at;
}

}  // namespace

TEST_CASE("the fifths of the draws tell how much each number moves the outcome") {
    support::Folder const folder("fifths");
    auto const given = files::read_scenario(written(folder), {});
    auto const tornado = study::pictures(given, tests::draw(given), {}).tornado;
    REQUIRE(tornado);
    CHECK(tornado->from == "draws");
    CHECK(tornado->question == "enough");
    REQUIRE(tornado->bars.size() >= 3);
    CHECK(tornado->bars[0].name == "a");
    CHECK(tornado->bars[0].meaning == "the large one");
    // Means of 0 to 1 below 0.2 and above 0.8, where b is 10.5 and the shift 0.75 on average.
    double const middle = 10.5 + 0.75;
    double const bound = tests::normal_bound(tests::false_alarm / 6);
    struct Known {
        char const* name;
        double factor, from;
    };
    for (Known const& known : {Known{"a", 3, 0}, Known{"b", 1, 10}}) {
        CAPTURE(known.name);
        auto const* const bar = bar_of(*tornado, known.name);
        REQUIRE(bar != nullptr);
        double const rest = middle + 1.5 - known.factor * 0.5;
        CHECK(std::fabs(bar->low_outcome - (rest + known.factor * 0.1)) < bound * bar->error);
        CHECK(std::fabs(bar->high_outcome - (rest + known.factor * 0.9)) < bound * bar->error);
        CHECK(*bar->low_input == doctest::Approx(known.from + 0.1).epsilon(0.02));
        // Thirds in place of fifths would be seen.
        if (known.factor > 1) {
            CHECK(std::fabs(bar->low_outcome - (rest + known.factor / 6)) > bound * bar->error);
        }
    }
    auto const* const evidence = bar_of(*tornado, study::which_evidence_bar);
    REQUIRE(evidence != nullptr);
    CHECK(evidence->high_outcome - evidence->low_outcome == doctest::Approx(1));
    CHECK_FALSE(evidence->low_input);
    if (auto const* const idle = bar_of(*tornado, "idle")) {
        CHECK(std::fabs(idle->high_outcome - idle->low_outcome) < 2 * bound * idle->error);
    }
    CHECK(bar_of(*tornado, "shift") == nullptr);
}

TEST_CASE("weights decide which body of evidence the bars are of") {
    support::Folder const folder("fifths_weighed");
    auto const given = files::read_scenario(written(folder), {});
    auto const results = tests::draw(given);
    auto const of = [&](double second) {
        return *study::pictures(given, results, {{"first", 1}, {"second", second}}).tornado;
    };
    auto const alone = of(0);
    auto const together = of(1);
    CHECK(bar_of(alone, study::which_evidence_bar) == nullptr);
    // The luck of both is the same, so that the shift of one moves half of it.
    CHECK(bar_of(together, "a")->low_outcome ==
          doctest::Approx(bar_of(alone, "a")->low_outcome + 0.5).epsilon(1e-12));
    CHECK(together.middle == doctest::Approx(alone.middle + 0.5).epsilon(1e-12));
}

TEST_CASE("a sweep of one number at a time gives its own bars") {
    support::Folder const folder("swept_bars");
    auto const [scenario, results] = tests::swept_file(written(folder), "tornado", {});
    auto const tornado = study::tornado_of_sweep(scenario, study::analyse(scenario, results, {}));
    REQUIRE(tornado);
    CHECK(tornado->from == "one_at_a_time");
    CHECK(tornado->middle == doctest::Approx(1.5 + 10.5 + 0.75));
    auto const* const a = bar_of(*tornado, "a");
    REQUIRE(a != nullptr);
    CHECK(a->low_outcome == doctest::Approx(0.3 + 10.5 + 0.75));
    CHECK(a->high_outcome == doctest::Approx(2.7 + 10.5 + 0.75));
    CHECK(a->unit == "kg");
    CHECK(tornado->bars.front().name == "a");
    auto const* const evidence = bar_of(*tornado, study::which_evidence_bar);
    REQUIRE(evidence != nullptr);
    CHECK(evidence->low_outcome == doctest::Approx(12.0));
    CHECK(evidence->high_outcome == doctest::Approx(13.0));
    // Where one body of evidence has all weight, the bars are its own.
    auto const alone = study::tornado_of_sweep(
        scenario, study::analyse(scenario, results, {{{"second", 0}}, {}, {}, false}));
    REQUIRE(alone);
    CHECK(alone->middle == doctest::Approx(12.0));
    CHECK(bar_of(*alone, study::which_evidence_bar) == nullptr);
    CHECK(*bar_of(*alone, "a")->high_input == doctest::Approx(0.9));
}

TEST_CASE("an analysis without bars, and one of outcomes that no question asks about, give no tornado") {
    auto const indices = tests::swept("published/ishigami", "effects", {});
    CHECK_FALSE(
        study::tornado_of_sweep(indices.scenario, study::analyse(indices.scenario, indices.results, {})));
    auto unasked = tests::swept("published/ishigami", "tornado", {});
    auto const analysis = study::analyse(unasked.scenario, unasked.results, {});
    CHECK(study::tornado_of_sweep(unasked.scenario, analysis));
    unasked.scenario.questions.clear();
    CHECK_FALSE(study::tornado_of_sweep(unasked.scenario, analysis));
}

TEST_CASE("numbers that move nothing get no bars, however many there are") {
    constexpr int idle = 400;
    constexpr std::size_t draws = 512;
    std::string text = linear.substr(0, linear.find("[sweep.tornado]"));
    for (int i = 0; i < idle; ++i) {
        text += fmt::format(
            "[parameter.idle_{}]\nunit = \"kg\"\nmeaning = \"nothing {}\"\nsource = \"none\"\n"
            "distribution = {{ uniform = {{ low = 0, high = 1 }} }}\n",
            i, i);
    }
    support::Folder const folder("idle");
    std::ofstream(folder.file("idle.toml")) << text;
    auto const given = files::read_scenario(folder.file("idle.toml"), {"run.draws=512"});
    auto const results = tests::draw(given);
    auto const tornado = study::pictures(given, results, {}).tornado;
    REQUIRE(tornado);
    auto const is_idle = [](std::string const& name) { return name.starts_with("idle"); };
    // In one result of twenty there is one; more than three come once in some millions (Poisson).
    CHECK(std::count_if(tornado->bars.begin(), tornado->bars.end(),
                        [&](auto const& bar) { return is_idle(bar.name); }) <= 3);
    CHECK(bar_of(*tornado, "a") != nullptr);
    // Bars of two standard errors would be there by luck: about one number in twenty has them.
    std::size_t long_by_luck = 0;
    auto const outcome = results.column("outcomes", 0, 0);
    for (auto const& dimension : results.layout().dimensions) {
        for (std::size_t p = 0; dimension.name == "parameter" && p < dimension.labels.size(); ++p) {
            if (!is_idle(dimension.labels[p])) {
                continue;
            }
            auto const numbers = results.column("parameters", 0, p);
            std::vector<double> low;
            std::vector<double> high;
            for (std::size_t d = 0; d < draws; ++d) {
                if (numbers[d] < 0.2 || numbers[d] > 0.8) {
                    (numbers[d] < 0.2 ? low : high).push_back(outcome[d]);
                }
            }
            auto const left = analysis::mean_with_error(low, {});
            auto const right = analysis::mean_with_error(high, {});
            long_by_luck +=
                std::fabs(left.mean - right.mean) > 2 * std::hypot(left.error, right.error) ? 1U : 0U;
        }
    }
    CHECK(long_by_luck > 3);
}
