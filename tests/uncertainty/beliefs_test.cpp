#include "uncertainty/beliefs.hpp"

#include "core/error.hpp"
#include "uncertainty/law.hpp"
#include "uncertainty/sample_beliefs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::uncertainty;
using namespace eigenkracht::uncertainty::sample;

namespace {

BeliefsSpec mixed() {
    BeliefsSpec spec;
    Source trial;
    trial.key = "trial";
    spec.sources = {trial};
    spec.clusterings = {clustering("family", "1.61", "sharing")};
    spec.joints = {dirichlet("kinds", {"foster", "residential"}, {8, 3})};
    spec.parameters = {rate("prevented", 44, 100),    rate("reversed", 14, 100, "family"),
                       drawn("sharing", Beta{2, 2}),  derived("net", "prevented - reversed"),
                       drawn("price", Fixed{40'000}), solved("hazard", 0, 1),
                       drawn("unused", Uniform{0, 1})};
    for (Parameter const& each : components(spec.joints[0])) {
        spec.parameters.push_back(each);
    }
    spec.parameters[0].source = "trial";
    spec.parameters[2].assumption = "between none and all";
    spec.parameters[0].range = {0, 5};
    spec.correlations = {{"prevented", "unused", 0.3, "", "a guess", {}}};
    Stance claimed = stance("claimed", 3);
    claimed.source = "trial";
    claimed.weight_assumption = "as the columns say";
    Parameter own;
    own.name = "prevented";
    own.law = Distribution{Fixed{0.44}};
    Parameter guess;
    guess.name = "price";
    guess.law = Distribution{Fixed{50'000}};
    guess.assumption = "rounded up";
    claimed.overrides = {own, guess, drawn("hazard", Fixed{0.1})};
    Stance measured = stance("measured", 1);
    measured.overrides = {drawn("uptake", Beta{8, 2})};
    measured.estimands = {estimand("prevented", "uptake", "hazard", "")};
    spec.stances = {claimed, measured};
    return spec;
}

bool has(std::vector<Assumption> const& all, std::string const& what) {
    return std::any_of(all.begin(), all.end(), [&](Assumption const& each) { return each.what == what; });
}

}  // namespace

TEST_CASE("names are the common ones in order, then those of single stances") {
    Beliefs const beliefs(mixed(), {});
    CHECK(beliefs.names() == std::vector<std::string>{"prevented", "reversed", "sharing", "net", "price",
                                                      "hazard", "unused", "foster", "residential", "uptake"});
    CHECK(beliefs.index("net") == 3);
    CHECK_THROWS_WITH_AS((void)beliefs.index("nett"), "parameter: found nett (expected did you mean net?)",
                         core::InputError);
    CHECK_THROWS_AS((void)beliefs.index("something else"), core::InputError);
}

TEST_CASE(
    "one dimension for each parameter that some stance draws, none for numbers, formulas and unknowns") {
    Beliefs const beliefs(mixed(), {});
    CHECK(beliefs.dimension_names() == std::vector<std::string>{"prevented", "reversed", "sharing", "unused",
                                                                "foster", "residential", "uptake"});
}

TEST_CASE("weights sum to 1, and without stances there is a nameless one") {
    CHECK(Beliefs(mixed(), {}).weights() == std::vector<double>{0.75, 0.25});
    Beliefs const plain({}, {});
    REQUIRE(plain.stances().size() == 1);
    CHECK(plain.stances()[0].name.empty());
    CHECK(plain.weights() == std::vector<double>{1});
}

TEST_CASE("an override inherits what it does not say, and its stance's source") {
    Beliefs const beliefs(mixed(), {});
    Resolved const& cell = beliefs.parameter(0, 0);
    CHECK(cell.overridden);
    CHECK(cell.parameter.unit == "a unit");
    CHECK(cell.parameter.meaning == "a meaning");
    CHECK(cell.parameter.source == "trial");
    CHECK(cell.parameter.range->second == 5);
    CHECK_FALSE(beliefs.parameter(0, 1).overridden);
}

TEST_CASE("laws are summarised in words, with mean and 95% range where they are known") {
    Beliefs const beliefs(mixed(), {});
    LawSummary const counted = beliefs.summary(0, 1);
    CHECK(counted.text == "Gamma(44.5, rate 100), from 44 events per 100");
    CHECK(*counted.mean == doctest::Approx(0.445));
    CHECK(*counted.low95 == quantile(Gamma{44.5, 100}, 0.025));
    CHECK(*counted.high95 == quantile(Gamma{44.5, 100}, 0.975));
    CHECK(beliefs.summary(0, 0).text == "0.44");
    CHECK(beliefs.summary(1, 0).text == "from 14 events per 100, clustered by family");
    CHECK_FALSE(beliefs.summary(1, 0).mean.has_value());
    CHECK(beliefs.summary(2, 0).text == "Beta(2, 2)");
    CHECK(beliefs.summary(3, 0).text == "= prevented - reversed");
    CHECK(*beliefs.summary(4, 0).low95 == 50'000);
    CHECK(beliefs.summary(5, 1).text == "solved from the stance's study, between 0 and 1");
    CHECK(beliefs.summary(7, 0).text == "Beta(8, 3), one of the shares of kinds");
    CHECK(beliefs.summary(9, 0).text == "not known in this stance");
}

TEST_CASE("what formulas, clusterings and estimands use is known for each stance") {
    Beliefs const beliefs(mixed(), {});
    CHECK(beliefs.uses(0) == std::vector<std::size_t>{0, 1, 2});
    CHECK(beliefs.uses(1) == std::vector<std::size_t>{0, 1, 2, 9});
}

TEST_CASE("everything without a source is an assumption, each once, the weights among them") {
    std::vector<Assumption> const all = Beliefs(mixed(), {}).assumptions();
    CHECK_FALSE(has(all, "parameter.prevented"));
    CHECK_FALSE(has(all, "stance.claimed.parameter.prevented"));
    CHECK_FALSE(has(all, "parameter.net"));
    CHECK_FALSE(has(all, "parameter.hazard"));
    CHECK(has(all, "parameter.reversed"));
    CHECK(has(all, "parameter.price"));
    CHECK(has(all, "stance.claimed.parameter.price"));
    CHECK(has(all, "stance.measured.parameter.uptake"));
    CHECK(has(all, "correlation.prevented.unused"));
    CHECK(has(all, "stance.claimed.weight"));
    CHECK(std::count_if(all.begin(), all.end(),
                        [](Assumption const& each) { return each.what == "parameter.sharing"; }) == 1);
    auto const sharing = std::find_if(all.begin(), all.end(),
                                      [](auto const& each) { return each.what == "parameter.sharing"; });
    CHECK(sharing->reason == "between none and all");
    CHECK(sharing->value == "Beta(2, 2)");
}

TEST_CASE("a formula that its author calls an assumption is one") {
    BeliefsSpec spec;
    spec.parameters = {drawn("a", Fixed{1}), derived("b", "a / 2"), derived("c", "a / 3"),
                       derived("d", "1 / 4")};
    spec.parameters[1].assumption = "half of it";
    std::vector<Assumption> const all = Beliefs(spec, {}).assumptions();
    CHECK(has(all, "parameter.a"));
    CHECK(has(all, "parameter.b"));
    CHECK_FALSE(has(all, "parameter.c"));
    CHECK(has(all, "parameter.d"));
}

TEST_CASE("copies of beliefs stay whole when the original is gone") {
    auto original = std::make_unique<Beliefs>(mixed(), std::vector<core::LookupTable>{});
    Beliefs const copy = *original;
    original.reset();
    CHECK(copy.dimension_names().size() == 7);
    CHECK(copy.summary(0, 1).text == "Gamma(44.5, rate 100), from 44 events per 100");
}
