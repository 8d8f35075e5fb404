#include "analysis/prim.hpp"

#include "analysis/trials.hpp"
#include "core/error.hpp"
#include "support/false_alarm.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::analysis;
using namespace eigenkracht::analysis_test;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

double uniform(std::uint32_t experiment, std::uint32_t row, std::uint32_t part) {
    return random::uniform(random::Seed{19990401}, random::Purpose::resample, experiment, row, part, 0);
}

/// Six uniform inputs, of which two decide: the outcome has one chance where 0.2 < x0 < 0.6 and x1 > 0.5, and another one elsewhere.
struct Planted {
    std::vector<std::vector<double>> columns;
    std::vector<double> outcome;
    std::vector<double> weights;

    Planted(std::uint32_t experiment, std::size_t rows, double within, double elsewhere)
        : columns(6, std::vector<double>(rows)) {
        for (std::uint32_t row = 0; row < rows; ++row) {
            for (std::uint32_t part = 0; part < 6; ++part) {
                columns[part][row] = uniform(experiment, row, part);
            }
            double const x0 = columns[0][row];
            bool const in = 0.2 < x0 && x0 < 0.6 && columns[1][row] > 0.5;
            outcome.push_back(uniform(experiment, row, 6) < (in ? within : elsewhere) ? 1 : 0);
        }
    }

    [[nodiscard]] DiscoveryRows rows() const {
        DiscoveryRows rows;
        for (auto const& column : columns) {
            rows.inputs.push_back({column, false});
        }
        rows.outcome = outcome;
        rows.weights = weights;
        return rows;
    }
};

DiscoveryBox found_in(DiscoveryRows const& rows) {
    auto const way = peel(rows);
    return paste(rows, way[choose_box(way, BoxChoice::balanced)]);
}

DiscoveryBox const true_box{{{0, 0.2, 0.6, {}}, {1, 0.5, infinite, {}}}, 0, 0, 0};

/// How many of the four inputs that mean nothing have a limit.
std::uint64_t idle_limits(DiscoveryBox const& box) {
    std::uint64_t count = 0;
    for (auto const& limit : box.limits) {
        count += limit.input > 1 ? 1U : 0U;
    }
    return count;
}

/// The planted fault: limits are kept where the box is denser than all rows, whichever limit makes it so.
DiscoveryBox against_all(DiscoveryRows const& rows, DiscoveryBox const& box, double level) {
    DiscoveryBox kept = measured(rows, box);
    double const all = measured(rows, {}).density;
    auto const draws = static_cast<double>(rows.outcome.size()) * kept.mass;
    boost::math::binomial_distribution<> const law(std::round(draws), all);
    double const hits = std::round(draws * kept.density);
    bool const denser = boost::math::cdf(boost::math::complement(law, hits - 1)) <= level;
    return denser ? kept : DiscoveryBox{};
}

}  // namespace

TEST_CASE("a planted box is found with bounds within a peel, and nothing else is limited") {
    Planted const planted(1, 4000, 1, 0);
    auto const box = found_in(planted.rows());
    REQUIRE(box.limits.size() == 2);
    CHECK(box.limits[0].input == 0);
    CHECK(box.limits[1].input == 1);
    // A peel takes a twentieth of what is left: 0.02 of 0.4, 0.025 of 0.5.
    CHECK(std::fabs(box.limits[0].low - 0.2) < 0.02);
    CHECK(std::fabs(box.limits[0].high - 0.6) < 0.02);
    CHECK(std::fabs(box.limits[1].low - 0.5) < 0.025);
    CHECK(box.limits[1].high == infinite);
    CHECK(box.coverage > 0.95);
    CHECK(box.density > 0.95);
    CHECK(box.mass == doctest::Approx(0.2).epsilon(0.1));
}

TEST_CASE("the way leads from the whole space inwards, denser with every peel") {
    Planted const planted(2, 1000, 0.9, 0.1);
    auto const rows = planted.rows();
    auto const way = peel(rows);
    REQUIRE(way.size() > 10);
    CHECK(way[0].limits.empty());
    CHECK(way[0].coverage == 1);
    CHECK(way[0].mass == 1);
    for (std::size_t at = 1; at < way.size(); ++at) {
        CHECK(way[at].density > way[at - 1].density);
        CHECK(way[at].mass < way[at - 1].mass);
        CHECK(way[at].mass >= 0.05 - 1e-12);
        CHECK(way[at].mass > 0.9 * way[at - 1].mass);  // patience
        auto const again = measured(rows, way[at]);
        CHECK(again.coverage == way[at].coverage);
        CHECK(again.density == way[at].density);
    }
}

TEST_CASE("limits on inputs that mean nothing fail the test on other rows, at its level") {
    constexpr std::uint64_t times = 100;
    constexpr double level = 0.01;
    std::uint64_t found = 0;
    std::uint64_t kept = 0;
    std::uint64_t kept_by_fault = 0;
    std::uint64_t both = 0;
    for (std::uint32_t experiment = 0; experiment < times; ++experiment) {
        Planted const one(2 * experiment + 10, 600, 0.7, 0.1);
        Planted const other(2 * experiment + 11, 600, 0.7, 0.1);
        auto const box = peel(one.rows()).back();  // as far in as peeling goes: limits on anything
        auto const left = without_doubtful(other.rows(), box, level);
        found += idle_limits(box);
        kept += idle_limits(left);
        kept_by_fault += idle_limits(against_all(other.rows(), box, level));
        both += left.limits.size() == idle_limits(left) + 2 ? 1U : 0U;
    }
    CHECK(found > times);
    // Right code keeps each with a chance of at most one in a hundred; the bound is missed once in a million.
    CHECK(enough_hits(found - kept, found, 1 - level));
    CHECK(enough_hits(both, times, 0.95));
    CHECK_FALSE(enough_hits(found - kept_by_fault, found, 1 - level));
}

TEST_CASE("other rows tell the density and coverage of a box, the rows it was found on flatter it") {
    constexpr std::uint64_t times = 200;
    std::uint64_t covered = 0;
    std::uint64_t covered_coverage = 0;
    std::uint64_t flattered = 0;
    for (std::uint32_t experiment = 0; experiment < times; ++experiment) {
        // Nothing means anything: the true density of any box is 0.3, and its true coverage is its volume.
        Planted const one(2 * experiment + 1000, 500, 0.3, 0.3);
        Planted const other(2 * experiment + 1001, 500, 0.3, 0.3);
        auto const box = peel(one.rows()).back();
        double volume = 1;
        for (auto const& limit : box.limits) {
            volume *= std::min(limit.high, 1.0) - std::max(limit.low, 0.0);
        }
        auto const told = check_box(other.rows(), box, 500, {});
        covered += told.density.low <= 0.3 && 0.3 <= told.density.high ? 1U : 0U;
        covered_coverage += told.coverage.low <= volume && volume <= told.coverage.high ? 1U : 0U;
        auto const same = check_box(one.rows(), box, 500, {});
        flattered += same.density.low <= 0.3 && 0.3 <= same.density.high ? 1U : 0U;
    }
    CHECK(enough_hits(covered, times, 0.95));
    CHECK(enough_hits(covered_coverage, times, 0.95));
    CHECK_FALSE(enough_hits(flattered, times, 0.95));
}

TEST_CASE("strata that share luck are one draw in intervals of a box") {
    Planted const one(5, 400, 0.7, 0.1);
    Planted two(5, 400, 0.7, 0.1);
    for (auto& column : two.columns) {
        column.insert(column.end(), one.columns[0].size(), 0.0);
        std::copy_n(column.begin(), 400, column.begin() + 400);
    }
    two.outcome.insert(two.outcome.end(), one.outcome.begin(), one.outcome.end());
    auto const single = check_box(one.rows(), true_box, 400, {});
    auto const twice = check_box(two.rows(), true_box, 400, {});
    auto const taken_for_more = check_box(two.rows(), true_box, 800, {});
    CHECK(twice.density.low == doctest::Approx(single.density.low).epsilon(1e-6));
    CHECK(twice.density.high == doctest::Approx(single.density.high).epsilon(1e-6));
    double const wide = twice.density.high - twice.density.low;
    CHECK(taken_for_more.density.high - taken_for_more.density.low < 0.8 * wide);
    // For independent draws it is Clopper & Pearson's of the rows in the box.
    auto const own = measured(one.rows(), true_box);
    auto const exact = share_interval(own.density, own.mass * 400);
    CHECK(single.density.low == doctest::Approx(exact.low).epsilon(1e-6));
    // Few replicates are less sure.
    auto const net = check_box(one.rows(), true_box, 400, {SamplingKind::sobol, 4});
    CHECK(net.density.high - net.density.low > wide);
}

TEST_CASE("categories are let go one at a time, and equal numbers together") {
    std::vector<double> kind;
    std::vector<double> whole;
    std::vector<double> constant;
    std::vector<double> outcome;
    for (std::uint32_t row = 0; row < 1200; ++row) {
        kind.push_back(std::floor(uniform(7, row, 0) * 5));
        whole.push_back(std::floor(uniform(7, row, 1) * 4));
        constant.push_back(3);
        bool const in = (kind.back() == 1 || kind.back() == 3) && whole.back() >= 2;
        outcome.push_back(in ? 1 : 0);
    }
    DiscoveryRows const rows{
        {{kind, true}, {constant, false}, {whole, false}, {constant, true}}, outcome, {}};
    auto const box = found_in(rows);
    REQUIRE(box.limits.size() == 2);
    CHECK(box.limits[0].input == 0);
    CHECK(box.limits[0].categories == std::vector<double>{1, 3});
    CHECK(box.limits[1].input == 2);
    CHECK(box.limits[1].low == 2);
    CHECK(box.limits[1].high == infinite);
    CHECK(box.coverage == 1);
    CHECK(box.density == 1);
    for (double const chance : quasi_p_values(rows, box)) {
        CHECK(chance < 1e-10);
    }
}

TEST_CASE("what was peeled too much is put back") {
    Planted const planted(8, 2000, 1, 0);
    auto const rows = planted.rows();
    DiscoveryBox const narrow{{{0, 0.3, 0.5, {}}, {1, 0.6, infinite, {}}, {2, 0.1, infinite, {}}}, 0, 0, 0};
    auto const wider = paste(rows, narrow);
    CHECK(wider.limits.size() == narrow.limits.size());  // density is 1: nothing raises it
    DiscoveryBox const wrong{{{0, 0.1, 0.25, {}}, {1, 0.5, infinite, {}}}, 0, 0, 0};
    auto const righted = paste(rows, wrong);
    CHECK(righted.limits[0].high == doctest::Approx(0.6).epsilon(0.05));
    CHECK(righted.density > measured(rows, wrong).density);
    PeelOptions none;
    none.pasted = 0;
    CHECK(paste(rows, wrong, none).limits[0].high == 0.25);
}

TEST_CASE("a bound that is put back altogether is none") {
    // The outcome is more frequent the higher the input, and the box leaves the top out.
    std::vector<double> x;
    std::vector<double> outcome;
    for (int row = 0; row < 200; ++row) {
        x.push_back(row);
        outcome.push_back(row >= 100 ? 1 : 0);
    }
    DiscoveryRows const rows{{{x, false}}, outcome, {}};
    auto const box = paste(rows, {{{0, 60, 180, {}}}, 0, 0, 0});
    REQUIRE(box.limits.size() == 1);
    CHECK(box.limits[0].low == 60);
    CHECK(box.limits[0].high == infinite);
    // With a category left out that raises the density.
    std::vector<double> const kind = outcome;
    DiscoveryRows const kinds{{{kind, true}}, outcome, {}};
    CHECK(paste(kinds, {{{0, 0, 0, {0}}}, 0, 0, 0}).limits.empty());
}

TEST_CASE("an outcome may be a chance") {
    // A row with a chance of 0.25 is four rows, of which one has the outcome.
    Planted const once(12, 400, 0, 0);
    std::vector<double> chance;
    Planted repeated(12, 0, 0, 0);
    for (std::uint32_t row = 0; row < 400; ++row) {
        bool const in = once.columns[0][row] > 0.5;
        chance.push_back(in ? 0.75 : 0.25);
        for (int part = 0; part < 4; ++part) {
            for (std::size_t column = 0; column < 6; ++column) {
                repeated.columns[column].push_back(once.columns[column][row]);
            }
            repeated.outcome.push_back(part < (in ? 3 : 1) ? 1 : 0);
        }
    }
    auto rows = once.rows();
    rows.outcome = chance;
    auto const way = peel(rows);
    auto const other = peel(repeated.rows());
    REQUIRE(way.size() == other.size());
    CHECK(way.back().density == doctest::Approx(other.back().density).epsilon(1e-12));
    CHECK(way.back().coverage == doctest::Approx(other.back().coverage).epsilon(1e-12));
    REQUIRE(way.back().limits.size() == 1);
    CHECK(way.back().limits[0].low == other.back().limits[0].low);
    CHECK(quasi_p_values(rows, way.back(), 1600)[0] ==
          doctest::Approx(quasi_p_values(repeated.rows(), way.back())[0]).epsilon(1e-9));
}

TEST_CASE("a weight is so many rows") {
    Planted once(9, 500, 0.8, 0.1);
    Planted repeated(9, 0, 0, 0);
    for (std::uint32_t row = 0; row < 500; ++row) {
        auto const times = static_cast<int>(uniform(9, row, 9) * 4);  // 0 to 3
        once.weights.push_back(times);
        for (int time = 0; time < times; ++time) {
            for (std::size_t part = 0; part < 6; ++part) {
                repeated.columns[part].push_back(once.columns[part][row]);
            }
            repeated.outcome.push_back(once.outcome[row]);
        }
    }
    auto const way = peel(once.rows());
    auto const other = peel(repeated.rows());
    REQUIRE(way.size() == other.size());
    for (std::size_t at = 0; at < way.size(); ++at) {
        REQUIRE(way[at].limits.size() == other[at].limits.size());
        for (std::size_t limit = 0; limit < way[at].limits.size(); ++limit) {
            CHECK(way[at].limits[limit].input == other[at].limits[limit].input);
            CHECK(way[at].limits[limit].low == other[at].limits[limit].low);
            CHECK(way[at].limits[limit].high == other[at].limits[limit].high);
        }
        CHECK(way[at].density == doctest::Approx(other[at].density).epsilon(1e-12));
        CHECK(way[at].coverage == doctest::Approx(other[at].coverage).epsilon(1e-12));
    }
    auto const a = quasi_p_values(once.rows(), way.back());
    auto const b = quasi_p_values(repeated.rows(), other.back());
    for (std::size_t limit = 0; limit < a.size(); ++limit) {
        CHECK(a[limit] == doctest::Approx(b[limit]).epsilon(1e-9));
    }
}

TEST_CASE("quasi-p-values are binomial tails") {
    // Ten rows, outcome in the last four of the upper five; without the limit 4 of 10: P(Binomial(5, 0.4) >= 4) = 0.08704.
    std::vector<double> const x{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    std::vector<double> const outcome{0, 0, 0, 0, 0, 0, 1, 1, 1, 1};
    DiscoveryRows const rows{{{x, false}}, outcome, {}};
    DiscoveryBox const upper{{{0, 6, infinite, {}}}, 0, 0, 0};
    CHECK(quasi_p_values(rows, upper)[0] == doctest::Approx(0.08704).epsilon(1e-12));
    // Worth twice as much: P(Binomial(10, 0.4) >= 8) = 0.012294554...
    CHECK(quasi_p_values(rows, upper, 20)[0] == doctest::Approx(0.0122945536).epsilon(1e-9));
    CHECK(without_doubtful(rows, upper, 0.05).limits.empty());
    CHECK(without_doubtful(rows, upper, 0.1).limits.size() == 1);
}

TEST_CASE("further boxes are sought on what is left, and their coverages add up") {
    Planted planted(11, 4000, 1, 0);
    for (std::size_t row = 0; row < 4000; ++row) {
        if (planted.columns[2][row] > 0.6 && planted.columns[0][row] > 0.7) {
            planted.outcome[row] = 1;
        }
    }
    auto const boxes = cover(planted.rows(), 3, BoxChoice::most_covered, 0.9);
    REQUIRE(boxes.size() >= 2);
    CHECK(boxes[0].coverage > 0.55);  // 0.2 of 0.32
    CHECK(boxes[1].density >= 0.9);
    double sum = 0;
    for (auto const& box : boxes) {
        sum += box.coverage;
    }
    CHECK(sum > 0.9);
    CHECK(sum <= 1 + 1e-12);
}

TEST_CASE("a box is chosen by what is asked of it") {
    std::vector<DiscoveryBox> way{{{}, 1, 0.2, 1}, {{{}}, 0.9, 0.5, 0.4}, {{{}, {}}, 0.6, 0.8, 0.2}};
    CHECK(choose_box(way, BoxChoice::balanced) == 2);  // 0.333, 0.643, 0.686
    CHECK(choose_box(way, BoxChoice::most_covered, 0.4) == 1);
    CHECK(choose_box(way, BoxChoice::densest, 0.7) == 1);
    CHECK_THROWS_AS((void)choose_box(way, BoxChoice::most_covered, 0.9), core::NotReached);
    CHECK_THROWS_AS((void)choose_box({}, BoxChoice::balanced), core::InputError);
}

TEST_CASE("rows that cannot be explained are refused") {
    std::vector<double> const x{1, 2, 3, 4};
    std::vector<double> const outcome{0, 1, 0, 1};
    std::vector<double> const never(4, 0.0);
    std::vector<double> const two{0, 2, 0, 1};
    std::vector<double> const short_one{1, 2};
    CHECK_THROWS_AS((void)peel({{}, outcome, {}}), core::InputError);
    CHECK_THROWS_AS((void)peel({{{short_one, false}}, outcome, {}}), core::InputError);
    CHECK_THROWS_WITH_AS((void)peel({{{x, false}}, two, {}}),
                         "outcome of draw 1: found 2 (expected a chance from 0 to 1)", core::InputError);
    CHECK_THROWS_AS((void)peel({{{x, false}}, never, {}}), core::InputError);
    DiscoveryRows const rows{{{x, false}}, outcome, {}};
    CHECK_THROWS_AS((void)peel(rows, {0.6, 0.05, 0.05}), core::InputError);
    CHECK_THROWS_AS((void)peel(rows, {0.05, 1, 0.05}), core::InputError);
    CHECK_THROWS_AS((void)peel(rows, {0.05, 0.05, 0}), core::InputError);
    CHECK_THROWS_AS((void)inside(rows, {{{1, 0, 1, {}}}, 0, 0, 0}), core::InputError);
    CHECK_THROWS_AS((void)quasi_p_values(rows, {}, -1), core::InputError);
    CHECK_THROWS_AS((void)check_box(rows, {}, 3, {}), core::InputError);
    CHECK_THROWS_AS((void)check_box(rows, {}, 4, {}, 1.5), core::InputError);
    // A constant alone explains nothing.
    CHECK(peel({{{std::vector<double>(4, 7.0), false}}, outcome, {}}).size() == 1);
}
