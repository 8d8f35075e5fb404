// What a page's pictures are drawn from, held against the answers and the draws of whole studies.
#include "study/pictures.hpp"
#include "app/analysed.hpp"
#include "app/calibrated_scenario.hpp"
#include "app/whole_study.hpp"
#include "core/base64_vlq.hpp"
#include "files/files.hpp"
#include "support/false_alarm.hpp"
#include "support/folder.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

using namespace eigenkracht;
using tests::draw;
using tests::scenario;

namespace {

using Weights = std::vector<std::pair<std::string, double>>;

/// The scenario with a threshold in place of a question's own, as `answer --at-least` puts it there.
study::Scenario asking(study::Scenario scenario, std::string const& question, std::string const& threshold) {
    for (auto& one : scenario.questions) {
        if (one.name == question) {
            one.at_least = {threshold, {}};
        }
    }
    return scenario;
}

study::QuestionAnswer const& answer_to(study::Answers const& answers, study::Dial const& dial) {
    return *std::find_if(answers.questions.begin(), answers.questions.end(), [&](auto const& one) {
        return one.name == dial.question && one.baseline == dial.baseline;
    });
}

double sum_of(std::vector<study::StanceLine> const& stances, study::Dial const& dial,
              study::Curve study::DialOfStance::*curve, std::size_t at) {
    double sum = 0;
    for (std::size_t s = 0; s < stances.size(); ++s) {
        sum += stances[s].weight * (dial.by_stance[s].*curve).values[at];
    }
    return sum;
}

double missing_of(std::vector<study::StanceLine> const& stances, study::Dial const& dial, std::size_t at) {
    double sum = 0;
    for (std::size_t s = 0; s < stances.size(); ++s) {
        sum += stances[s].weight * dial.by_stance[s].missing->values[at];
    }
    return sum;
}

std::size_t threshold_of(study::Dial const& dial, double threshold) {
    return static_cast<std::size_t>(std::nearbyint((threshold - dial.amounts.first) / dial.amounts.step));
}

/// How far dials lie from answers, in chances and, as a share of a step, in what is missing.
struct Apart {
    double chance = 0;
    double missing = 0;
    double next = 0;  ///< the chance of the next amount held against the answer at this one: a fault
    bool counted = false, priced = false;
};

/// Every question at some amounts, under some weights.
Apart apart(study::Scenario const& given, study::ResultsSource const& results, Weights const& weights) {
    Apart most;
    auto const pictures = study::pictures(given, results, weights);
    for (auto const& dial : pictures.dials) {
        if (!dial.headline) {
            continue;
        }
        for (std::size_t k = 7; k + 1 < dial.amounts.count; k += 31) {
            auto const asked = asking(given, dial.question, fmt::format("{}", dial.amounts.at(k)));
            auto const answers = study::answer(asked, results, weights);
            for (auto const& other : pictures.dials) {
                if (other.question != dial.question) {
                    continue;
                }
                // Baselines beside have amounts of their own.
                if (!other.headline && other.amounts.at(k) != dial.amounts.at(k)) {
                    continue;
                }
                auto const& told = answer_to(answers, other);
                auto const chance = [&](std::size_t at) {
                    return sum_of(answers.stances, other, &study::DialOfStance::chance, at);
                };
                CHECK((other.headline == other.by_stance.front().missing.has_value() ||
                       told.shortfall_by_stance.empty()));
                (told.integrated.empty() ? most.counted : most.priced) = true;
                most.chance = std::max(most.chance, std::fabs(chance(k) - told.overall.value));
                most.next = std::max(most.next, std::fabs(chance(k + 1) - told.overall.value));
                if (other.by_stance.front().missing) {
                    double const missing = missing_of(answers.stances, other, k);
                    most.missing = std::max(
                        most.missing, std::fabs(missing - told.shortfall_overall.mean) / other.amounts.step);
                }
            }
        }
    }
    return most;
}

void write(std::string const& path, std::string const& text) { std::ofstream(path) << text; }

}  // namespace

TEST_CASE("a dial says at every amount and weight what the answer to that amount and weight says") {
    auto const tiny = scenario("tiny", {"run.draws=64"});
    auto const results = draw(tiny);
    for (Weights const& weights :
         {Weights{}, Weights{{"as_claimed", 0.7}, {"english_trial", 3}}, Weights{{"amsterdam_trial", 0}}}) {
        auto const found = apart(tiny, results, weights);
        CHECK(found.priced);
        CHECK(found.chance < 1e-6);
        CHECK(found.missing < 1e-6);
        // One amount further it would not.
        CHECK(found.next > 1e-3);
    }
}

TEST_CASE("where draws are counted a dial counts the same ones") {
    support::Folder const folder("counted_dial");
    auto const path = folder.file("study.toml");
    write(path, tests::calibrated_text(14000, 5000));
    auto const given = files::read_scenario(path, {});
    auto const results = draw(given);
    auto const dial = study::pictures(given, results, {}, study::Weighing::off).dials.front();
    std::size_t others = 0;
    for (std::size_t k = 0; k < dial.amounts.count; k += 10) {
        auto const asked = asking(given, dial.question, fmt::format("{}", dial.amounts.at(k)));
        auto const answers = study::answer(asked, results, {}, study::Weighing::off);
        auto const& told = answer_to(answers, dial);
        REQUIRE(told.integrated.empty());
        for (std::size_t s = 0; s < told.by_stance.size(); ++s) {
            CHECK(dial.by_stance[s].chance.values[k] == told.by_stance[s].value);
            CHECK(dial.by_stance[s].at_least.values[k] == told.by_stance[s].value);
            auto const next = std::min(k + 1, dial.amounts.count - 1);
            others += dial.by_stance[s].chance.values[next] != told.by_stance[s].value ? 1U : 0U;
        }
    }
    // One amount further other draws are counted.
    CHECK(others > 0);
}

TEST_CASE("a threshold that is uncertain itself is moved with its doubt") {
    // Twice a drawn price, on average about 136,000.
    std::string const question = "all_care_avoided";
    std::string const threshold = "2 * crisis_year_eur";
    auto const tiny =
        scenario("tiny", {"run.draws=64", "question." + question + ".at_least=\"" + threshold + "\""});
    auto const results = draw(tiny);
    auto const pictures = study::pictures(tiny, results, {});
    auto const dial = std::find_if(pictures.dials.begin(), pictures.dials.end(),
                                   [&](auto const& one) { return one.question == question; });
    REQUIRE(dial != pictures.dials.end());
    CHECK(dial->uncertain);
    CHECK_FALSE(pictures.dials.front().uncertain);
    auto const own = study::answer(tiny, results, {});
    auto const at = threshold_of(*dial, answer_to(own, *dial).threshold);
    CHECK(dial->amounts.at(at) == doctest::Approx(answer_to(own, *dial).threshold));
    for (int const steps : {-25, -3, 0, 1, 11}) {
        CAPTURE(steps);
        auto const moved =
            asking(tiny, question, fmt::format("{} + {}", threshold, steps * dial->amounts.step));
        auto const answers = study::answer(moved, results, {});
        auto const& told = answer_to(answers, *dial);
        auto const k = static_cast<std::size_t>(static_cast<int>(at) + steps);
        CHECK(sum_of(answers.stances, *dial, &study::DialOfStance::chance, k) ==
              doctest::Approx(told.overall.value).scale(1).epsilon(1e-7));
        CHECK(missing_of(answers.stances, *dial, k) == doctest::Approx(told.shortfall_overall.mean));
    }
}

TEST_CASE("weighed draws count by their weights on a dial, and questions need not be about money") {
    support::Folder const folder("weighed_dial");
    auto const path = folder.file("study.toml");
    write(path, tests::calibrated_text(14000, 5000));
    auto const given = files::read_scenario(path, {});
    auto const results = draw(given);
    auto const found = apart(given, results, {{"sober", 2}});
    CHECK(found.counted);
    CHECK(found.chance < 1e-9);
    CHECK(found.next > 1e-3);
    auto const dial = study::pictures(given, results, {}).dials.front();
    auto const plain = study::pictures(given, results, {}, study::Weighing::off).dials.front();
    CHECK_FALSE(dial.by_stance.front().missing);
    CHECK(dial.baseline.empty());
    // The hopeful's draws are weighed, the sober's are not.
    CHECK(dial.by_stance[0].chance.values != plain.by_stance[0].chance.values);
    CHECK(dial.by_stance[1].chance.values == plain.by_stance[1].chance.values);
    CHECK(plain.by_stance[0].chance.unit == 1.0 / 512);
    CHECK(dial.by_stance[0].chance.unit ==
          study::pictures(given, results, {}).dials[0].by_stance[0].at_least.unit);
}

TEST_CASE("years tell every policy's cash against the one without conferences") {
    auto const tiny = scenario("tiny", {"run.draws=32"});
    auto const results = draw(tiny);
    auto const pictures = study::pictures(tiny, results, {});
    // Policies no_conferences, stay, grow; ten years; one region.
    REQUIRE(tiny.policies.size() == 3);
    REQUIRE(pictures.years.size() == 2 * 10);
    auto const& last = pictures.years.back();
    CHECK(last.policy == tiny.policies.back().title);
    CHECK(last.year == 2020);
    auto const payers = [&] {
        for (auto const& dimension : results.layout().dimensions) {
            if (dimension.name == "payer") {
                return dimension.labels.size();
            }
        }
        return std::size_t{0};
    }();
    REQUIRE(payers > 1);
    for (std::size_t s = 0; s < last.at_least_by_stance.size(); ++s) {
        std::vector<double> sums(32, 0.0);
        for (std::size_t payer = 0; payer < payers; ++payer) {
            auto const own = results.column("cash", s, (2 * 10 + 9) * payers + payer);
            auto const without = results.column("cash", s, 9 * payers + payer);
            for (std::size_t d = 0; d < sums.size(); ++d) {
                sums[d] += own[d] - without[d];
            }
        }
        for (std::size_t k = 0; k < last.amounts.count; k += 10) {
            auto const reached = std::count_if(sums.begin(), sums.end(),
                                               [&](double sum) { return sum >= last.amounts.at(k); });
            CHECK(last.at_least_by_stance[s].values[k] == static_cast<double>(reached) / 32);
        }
    }
    // The amounts are common to all, and few draws lie beyond them.
    for (auto const& dial : pictures.years) {
        CHECK(dial.amounts.first == last.amounts.first);
        for (auto const& curve : dial.at_least_by_stance) {
            CHECK(curve.values.front() == 1);
            CHECK(curve.values.back() <= 1.0 / 32);
        }
    }
}

TEST_CASE("children waiting, with and without, are those of the answer") {
    auto const tiny = scenario("tiny", {"run.draws=32"});
    auto const results = draw(tiny);
    auto const pictures = study::pictures(tiny, results, {});
    auto const answers = study::answer(tiny, results, {});
    auto const line = [&](std::string const& name) {
        return *std::find_if(answers.places.begin(), answers.places.end(),
                             [&](auto const& one) { return one.kind.empty() && one.name == name; });
    };
    REQUIRE(pictures.waiting.size() == 3 * 10);
    auto const shown = std::find_if(pictures.waiting.begin(), pictures.waiting.end(), [&](auto const& one) {
        return one.policy == answers.policy && one.year == line("waiting").year;
    });
    REQUIRE(shown != pictures.waiting.end());
    CHECK(shown->overall.mean == doctest::Approx(line("waiting").overall.mean));
    CHECK(shown->overall.high80 == doctest::Approx(line("waiting").overall.high80));
    CHECK(shown->by_stance.front().mean == doctest::Approx(line("waiting").by_stance.front().mean));
    double const more = line("waiting_more").overall.mean;
    REQUIRE(more != 0);
    CHECK(shown->overall.mean - shown->without_overall.mean == doctest::Approx(more));
    CHECK(pictures.families);
    CHECK(pictures.families->held == doctest::Approx(80));
    CHECK(pictures.families->held_against == 0);
    CHECK(pictures.regions.empty());
}

TEST_CASE("what regions are shown with adds up to all of them together") {
    auto const both = files::read_scenario(EIGENKRACHT_SOURCE_DIR "/tests/app/two_regions.toml",
                                           {"region.next_door.tile=[2, 1]"});
    auto const results = draw(both);
    auto const pictures = study::pictures(both, results, {});
    auto const answers = study::answer(both, results, {});
    REQUIRE(pictures.regions.size() == 2);
    auto const& one = pictures.regions[0];
    auto const& other = pictures.regions[1];
    CHECK_FALSE(one.tile);
    CHECK(other.tile == std::pair(2, 1));
    CHECK(other.title == "Next door");
    REQUIRE(pictures.families);
    CHECK(*one.conferences + *other.conferences == doctest::Approx(pictures.families->held));
    auto const all = std::find_if(answers.cash.begin(), answers.cash.end(), [&](auto const& line) {
        return line.year == answers.share_year && line.payer == "all";
    });
    REQUIRE(all != answers.cash.end());
    CHECK(one.net_eur->mean + other.net_eur->mean == doctest::Approx(all->overall.mean));
    double prevented = 0;
    for (auto const& outcome : both.child_outcomes) {
        auto const line = std::find_if(answers.children.begin(), answers.children.end(),
                                       [&](auto const& child) { return child.name == outcome.name; });
        prevented += outcome.of_new_placements ? line->overall.mean : 0;
    }
    REQUIRE(prevented != 0);
    CHECK(one.prevented->mean + other.prevented->mean == doctest::Approx(prevented));
}

TEST_CASE("parts that a run did not keep are left out, and the rest stands") {
    auto const tiny = scenario("tiny", {"run.draws=16", "run.keep=[\"totals\"]"});
    auto const pictures = study::pictures(tiny, draw(tiny), {});
    CHECK_FALSE(pictures.tornado);
    CHECK(pictures.dials.empty());
    CHECK_FALSE(pictures.years.empty());
    CHECK(pictures.waiting.empty());
    CHECK(pictures.families);  // plain numbers, which no draw is needed for
    auto const json = files::to_json(pictures);
    CHECK(json.find("\"tornado\":null") != std::string::npos);
}
