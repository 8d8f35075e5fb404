#include "uncertainty/drawer.hpp"

#include "core/elementary.hpp"
#include "core/error.hpp"
#include "uncertainty/design_points.hpp"
#include "uncertainty/law.hpp"
#include "uncertainty/posterior.hpp"
#include "uncertainty/quantile_table.hpp"
#include "uncertainty/sample_beliefs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::uncertainty;
using namespace eigenkracht::uncertainty::sample;

namespace {

using Values = std::vector<std::vector<double>>;

/// Draws once, with every uniform number the same.
Values draw_at(Beliefs const& beliefs, double u, EstimandSolver const& solve = {}) {
    std::vector<double> const uniforms(beliefs.dimension_names().size(), u);
    Values values;
    Drawer(beliefs).draw(uniforms.data(), values, solve);
    return values;
}

double value(Beliefs const& beliefs, Values const& values, std::size_t stance, std::string const& name) {
    return values[stance][beliefs.index(name)];
}

/// The toy world of the estimands: a measure of 1 - exp(-12 hazard), with a hazard of each arm among the parameters.
class ToySolver {
public:
    explicit ToySolver(Beliefs const& beliefs)
        : usual_(beliefs.index("hazard_usual")),
          conference_(beliefs.index("hazard_conference")),
          target_usual_(beliefs.index("in_care_usual")),
          target_conference_(beliefs.index("in_care_conference")) {}

    double operator()(std::size_t /*stance*/, std::size_t /*estimand*/, bool conference_arm, double low,
                      double high, std::function<double const*(double)> const& values_at) const {
        std::size_t const unknown = conference_arm ? conference_ : usual_;
        std::size_t const target = conference_arm ? target_conference_ : target_usual_;
        for (int step = 0; step < 60; ++step) {
            double const middle = (low + high) / 2;
            double const* const values = values_at(middle);
            double const measure = 1 - core::exp(-12 * values[unknown]);
            (measure < values[target] ? low : high) = middle;
        }
        return (low + high) / 2;
    }

private:
    std::size_t usual_;
    std::size_t conference_;
    std::size_t target_usual_;
    std::size_t target_conference_;
};

/// Two unknowns, what depends on them, and a stance that knows both hazards.
BeliefsSpec trial() {
    BeliefsSpec spec;
    spec.parameters = {solved("hazard_usual", 0, 5),
                       solved("hazard_conference", 0, 5),
                       drawn("in_care_usual", Beta{329.5, 406.5}),
                       drawn("rr", LogNormal{-0.2, 0.05}),
                       derived("in_care_conference", "in_care_usual * rr"),
                       derived("ratio", "hazard_conference / hazard_usual"),
                       derived("yearly_usual", "12 * hazard_usual")};
    Stance measured = stance("measured", 1);
    measured.estimands = {
        estimand("in_care_usual", "in_care_conference", "hazard_usual", "hazard_conference")};
    Stance known = stance("known", 1);
    known.overrides = {drawn("hazard_usual", Fixed{0.1}), derived("hazard_conference", "hazard_usual / 2")};
    spec.stances = {measured, known};
    return spec;
}

bool same_bits(Values const& a, Values const& b) {
    for (std::size_t stance = 0; stance < a.size(); ++stance) {
        if (std::memcmp(a[stance].data(), b[stance].data(), a[stance].size() * sizeof(double)) != 0) {
            return false;
        }
    }
    return a.size() == b.size();
}

}  // namespace

TEST_CASE("formulas are computed after what they name, whatever the order of the file") {
    BeliefsSpec spec;
    spec.parameters = {derived("d", "c + 1"), derived("c", "a * b"), derived("b", "a + 1"),
                       drawn("a", Uniform{0, 1})};
    Beliefs const beliefs(spec, {});
    Values const values = draw_at(beliefs, 0.25);
    CHECK(beliefs.names() == std::vector<std::string>{"d", "c", "b", "a"});
    CHECK(beliefs.dimension_names() == std::vector<std::string>{"a"});
    REQUIRE(values.size() == 1);
    CHECK(values[0] == std::vector<double>{0.25 * 1.25 + 1, 0.25 * 1.25, 1.25, 0.25});
}

TEST_CASE("a stance overrides laws, and formulas see what it says") {
    BeliefsSpec spec;
    spec.parameters = {drawn("a", Uniform{0, 1}), derived("twice", "2 * a"), per_stance("effect")};
    Stance first = stance("first", 1);
    first.overrides = {drawn("effect", Normal{0, 1})};
    Stance second = stance("second", 1);
    second.overrides = {drawn("effect", Fixed{3}), drawn("a", Uniform{10, 20})};
    Stance third = stance("third", 1);
    third.overrides = {derived("effect", "a / 4")};
    spec.stances = {first, second, third};
    Beliefs const beliefs(spec, {});
    CHECK(beliefs.dimension_names() == std::vector<std::string>{"a", "effect"});
    Values const values = draw_at(beliefs, 0.5);
    CHECK(value(beliefs, values, 0, "twice") == 1);
    CHECK(value(beliefs, values, 1, "twice") == 30);
    CHECK(value(beliefs, values, 0, "effect") == 0);
    CHECK(value(beliefs, values, 1, "effect") == 3);
    CHECK(value(beliefs, values, 2, "effect") == 0.125);
}

TEST_CASE("stances share luck: other laws of one parameter are drawn at the same chance") {
    BeliefsSpec spec;
    spec.parameters = {drawn("a", Gamma{44.5, 100})};
    Stance first = stance("first", 1);
    Stance second = stance("second", 1);
    second.overrides = {drawn("a", Gamma{9, 20})};
    Stance third = stance("third", 1);
    third.overrides = {drawn("a", Gamma{44.5, 100})};
    spec.stances = {first, second, third};
    Beliefs const beliefs(spec, {});
    CHECK(beliefs.dimension_names().size() == 1);
    Values const values = draw_at(beliefs, 0.83);
    CHECK(values[0][0] == QuantileTable(Gamma{44.5, 100})(0.83));
    CHECK(values[1][0] == QuantileTable(Gamma{9, 20})(0.83));
    CHECK(values[2][0] == values[0][0]);
}

TEST_CASE("counts of children are divided by a design effect that is itself uncertain") {
    BeliefsSpec spec;
    spec.clusterings = {clustering("family", "mean_children", "sharing")};
    spec.parameters = {rate("prevented", 44, 100, "family"), share("shares", 30, 100, "family"),
                       drawn("mean_children", Fixed{1.61}), drawn("sharing", Uniform{0, 1})};
    Stance first = stance("first", 1);
    Stance second = stance("second", 1);
    second.overrides = {drawn("sharing", Fixed{0})};
    Stance third = stance("third", 1);
    third.overrides = {drawn("sharing", Fixed{0.5})};
    spec.stances = {first, second, third};
    Beliefs const beliefs(spec, {});
    Values const values = draw_at(beliefs, 0.9);
    Evidence events;
    events.events = 44;
    events.exposure = 100;
    CHECK(value(beliefs, values, 0, "prevented") ==
          quantile(posterior(events, design_effect(1.61, 0.9)), 0.9));
    CHECK(value(beliefs, values, 1, "prevented") == quantile(Gamma{44.5, 100}, 0.9));
    CHECK(value(beliefs, values, 2, "prevented") ==
          quantile(posterior(events, design_effect(1.61, 0.5)), 0.9));
    Evidence cases;
    cases.events = 30;
    cases.cases = 100;
    CHECK(value(beliefs, values, 0, "shares") == quantile(posterior(cases, design_effect(1.61, 0.9)), 0.9));
    CHECK(value(beliefs, values, 1, "shares") == quantile(Beta{30.5, 70.5}, 0.9));
}

TEST_CASE("a clustering of plain numbers needs no formula in a draw") {
    BeliefsSpec spec;
    spec.clusterings = {clustering("family", "1.61", "1")};
    spec.parameters = {rate("prevented", 44, 100, "family")};
    Beliefs const beliefs(spec, {});
    Evidence events;
    events.events = 44;
    events.exposure = 100;
    CHECK(draw_at(beliefs, 0.2)[0][0] == QuantileTable(posterior(events, design_effect(1.61, 1)))(0.2));
}

TEST_CASE("sharing outside 0 to 1 is refused by the name of the evidence that uses it") {
    BeliefsSpec spec;
    spec.clusterings = {clustering("family", "1.61", "sharing")};
    spec.parameters = {rate("prevented", 44, 100, "family"), drawn("sharing", Normal{0, 1})};
    Beliefs const beliefs(spec, {});
    CHECK_NOTHROW(draw_at(beliefs, 0.6));
    CHECK_THROWS_WITH_AS(
        draw_at(beliefs, 0.5 + 0.4),
        doctest::Contains("parameter prevented: family: sharing within a cluster: found 1.28"),
        core::InputError);
}

TEST_CASE("unknowns are solved so that the toy world returns what the trial measured") {
    Beliefs const beliefs(trial(), {});
    Values const values = draw_at(beliefs, 0.5, ToySolver(beliefs));
    double const usual = value(beliefs, values, 0, "in_care_usual");
    CHECK(1 - core::exp(-12 * value(beliefs, values, 0, "hazard_usual")) ==
          doctest::Approx(usual).epsilon(1e-12));
    CHECK(1 - core::exp(-12 * value(beliefs, values, 0, "hazard_conference")) ==
          doctest::Approx(usual * core::exp(-0.2)).epsilon(1e-12));
    CHECK(value(beliefs, values, 0, "ratio") ==
          value(beliefs, values, 0, "hazard_conference") / value(beliefs, values, 0, "hazard_usual"));
    CHECK(value(beliefs, values, 0, "yearly_usual") == 12 * value(beliefs, values, 0, "hazard_usual"));
    CHECK(value(beliefs, values, 1, "hazard_conference") == 0.05);
    CHECK(value(beliefs, values, 1, "ratio") == 0.5);
}

TEST_CASE("while the first unknown is tried, what needs a later one is not a number") {
    Beliefs const beliefs(trial(), {});
    std::vector<bool> arms;
    EstimandSolver const solve = [&](std::size_t stance_index, std::size_t estimand_index,
                                     bool conference_arm, double low, double high, auto const& values_at) {
        CHECK(stance_index == 0);
        CHECK(estimand_index == 0);
        CHECK(low == 0);
        CHECK(high == 5);
        arms.push_back(conference_arm);
        double const* const values = values_at(1.5);
        CHECK(values[beliefs.index("yearly_usual")] == (conference_arm ? 12 * 0.25 : 12 * 1.5));
        CHECK(std::isnan(values[beliefs.index("ratio")]) == !conference_arm);
        CHECK(std::isnan(values[beliefs.index("hazard_conference")]) == !conference_arm);
        return 0.25;
    };
    Values const values = draw_at(beliefs, 0.5, solve);
    CHECK(arms == std::vector<bool>{false, true});
    CHECK(value(beliefs, values, 0, "ratio") == 1);
}

TEST_CASE("a solution outside its bounds is refused, and unknowns need somebody to solve them") {
    Beliefs const beliefs(trial(), {});
    EstimandSolver const wild = [](auto&&...) { return 6.0; };
    CHECK_THROWS_WITH_AS(
        draw_at(beliefs, 0.5, wild),
        "parameter hazard_usual in stance measured, as solved: found 6 (expected a number from 0 to 5)",
        core::InputError);
    CHECK_THROWS_AS(draw_at(beliefs, 0.5), core::Defect);
}

TEST_CASE("a value outside its range is refused with parameter, stance, value and range") {
    BeliefsSpec spec;
    spec.parameters = {drawn("a", Uniform{0, 2})};
    spec.parameters[0].range = {0, 1};
    spec.stances = {stance("english_trial", 1)};
    Beliefs const beliefs(spec, {});
    CHECK_NOTHROW(draw_at(beliefs, 0.5));
    CHECK_THROWS_WITH_AS(draw_at(beliefs, 0.75),
                         "parameter a in stance english_trial: found 1.5 (expected a number from 0 to 1)",
                         core::InputError);
}

TEST_CASE("arithmetic without a result is refused by name") {
    BeliefsSpec spec;
    spec.parameters = {drawn("a", Uniform{-1, 1}), derived("b", "log(a)")};
    Beliefs const beliefs(spec, {});
    CHECK_THROWS_WITH_AS(draw_at(beliefs, 0.25), "parameter b: found nan (expected a finite number)",
                         core::InputError);
    CHECK_THROWS_WITH_AS(draw_at(beliefs, 0.5), "parameter b: found -inf (expected a finite number)",
                         core::InputError);
}

TEST_CASE("a parameter of one stance is not a number in the others") {
    BeliefsSpec spec;
    spec.parameters = {drawn("a", Fixed{1})};
    Stance first = stance("first", 1);
    first.overrides = {drawn("only_here", Uniform{0, 1})};
    spec.stances = {first, stance("second", 1)};
    Beliefs const beliefs(spec, {});
    Values const values = draw_at(beliefs, 0.5);
    CHECK(value(beliefs, values, 0, "only_here") == 0.5);
    CHECK(std::isnan(value(beliefs, values, 1, "only_here")));
    CHECK_FALSE(beliefs.parameter(beliefs.index("only_here"), 1).exists);
}

TEST_CASE("joint laws are drawn once for all stances") {
    BeliefsSpec spec;
    spec.joints = {dirichlet("kinds", {"foster", "residential", "crisis"}, {8, 3, 1})};
    spec.parameters = components(spec.joints[0]);
    spec.parameters.push_back(derived("rest", "1 - foster - residential - crisis"));
    spec.stances = {stance("first", 1), stance("second", 1)};
    Beliefs const beliefs(spec, {});
    CHECK(beliefs.dimension_names().size() == 3);
    Values const values = draw_at(beliefs, 0.4);
    CHECK(values[0] == values[1]);
    CHECK(std::fabs(values[0][3]) < 1e-15);
}

TEST_CASE("a joint law that no stance reads is not drawn, and half of one still takes all its numbers") {
    BeliefsSpec spec;
    Joint fit;
    fit.key = "fit";
    fit.dirichlet = false;
    fit.names = {"a", "b"};
    fit.mean = {1, 2};
    fit.covariance = {1, 0.5, 0.5, 1};
    spec.joints = {fit};
    spec.parameters = components(fit);
    Stance only = stance("only", 1);
    only.overrides = {drawn("a", Fixed{9})};
    spec.stances = {only};
    Beliefs const half(spec, {});
    CHECK(half.dimension_names() == std::vector<std::string>{"a", "b"});
    CHECK(draw_at(half, 0.5)[0] == std::vector<double>{9, 2});
    spec.stances[0].overrides.push_back(drawn("b", Fixed{8}));
    Beliefs const none(spec, {});
    CHECK(none.dimension_names().empty());
    CHECK(draw_at(none, 0.5)[0] == std::vector<double>{9, 8});
}

TEST_CASE("a rank correlation pulls two parameters together") {
    BeliefsSpec spec;
    spec.parameters = {drawn("a", Uniform{0, 1}), drawn("b", Uniform{0, 1}), drawn("c", Uniform{0, 1})};
    spec.correlations = {{"a", "c", 0.999, "", "", {}}};
    Beliefs const beliefs(spec, {});
    std::vector<double> const u = {0.9, 0.5, 0.2};
    Values values;
    Drawer(beliefs).draw(u.data(), values, {});
    CHECK(values[0][0] == doctest::Approx(0.9));
    CHECK(values[0][1] == 0.5);
    CHECK(values[0][2] == doctest::Approx(0.9).epsilon(0.05));
}

TEST_CASE("tables and quantities from outside can be used in formulas") {
    BeliefsSpec spec;
    spec.parameters = {derived("price", "table('price', 2012) + cut.amount_eur")};
    core::LookupTable const table{"price", {"year"}, {{2011, 2013}}, {10, 20}, true};
    Beliefs const beliefs(spec, {table}, {"cut.amount_eur"});
    Values values = {{0, 7}};
    Drawer drawer(beliefs);
    drawer.draw(nullptr, values, {});
    CHECK(values[0] == std::vector<double>{22, 7});
    Values forgotten;
    CHECK_THROWS_AS(drawer.draw(nullptr, forgotten, {}), core::InputError);
}

TEST_CASE("a draw has the same bits after other draws, in another thread, and by itself") {
    BeliefsSpec spec = trial();
    spec.clusterings = {clustering("family", "1.61", "sharing")};
    spec.parameters.push_back(drawn("sharing", Beta{2, 2}));
    spec.parameters.push_back(rate("prevented", 44, 100, "family"));
    Beliefs const beliefs(spec, {});
    DesignPoints const design(DesignPoints::Kind::monte_carlo, {3}, 300, 1, beliefs.dimension_names());
    ToySolver const solve(beliefs);
    auto const draw_all = [&](unsigned threads) {
        std::vector<Values> all(300);
        std::vector<std::jthread> workers;
        for (unsigned worker = 0; worker < threads; ++worker) {
            workers.emplace_back([&, worker] {
                Drawer drawer(beliefs);
                std::vector<double> u(design.dimensions());
                for (std::uint64_t draw = worker; draw < 300; draw += threads) {
                    design.fill(draw, u.data());
                    drawer.draw(u.data(), all[draw], solve);
                }
            });
        }
        workers.clear();
        return all;
    };
    std::vector<Values> const one = draw_all(1);
    std::vector<Values> const three = draw_all(3);
    CHECK(std::equal(one.begin(), one.end(), three.begin(), same_bits));
    std::vector<double> u(design.dimensions());
    design.fill(217, u.data());
    Values alone;
    Drawer(beliefs).draw(u.data(), alone, solve);
    CHECK(same_bits(alone, one[217]));
    CHECK_FALSE(same_bits(alone, one[216]));
}
