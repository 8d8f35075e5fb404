#include "uncertainty/beliefs.hpp"
#include "uncertainty/sample_beliefs.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::uncertainty;
using namespace eigenkracht::uncertainty::sample;

namespace {

/// Beliefs of every kind, without a mistake; each thing stands on a line of its own.
BeliefsSpec sound() {
    BeliefsSpec spec;
    Source trial;
    trial.key = "english_trial_2024";
    spec.sources = {trial};
    spec.clusterings = {clustering("family", "mean_children", "sharing")};
    spec.joints = {dirichlet("kinds", {"foster", "residential"}, {8, 3})};
    spec.parameters = {drawn("mean_children", Fixed{1.61}),
                       drawn("sharing", Beta{2, 2}),
                       share("placed", 31, 37, "family"),
                       rate("prevented", 44, 100),
                       derived("twice", "2 * placed"),
                       per_stance("effect"),
                       solved("hazard", 0, 1),
                       solved("hazard_conference", 0, 1)};
    for (Parameter const& each : components(spec.joints[0])) {
        spec.parameters.push_back(each);
    }
    spec.correlations = {{"placed", "prevented", 0.5, "", "", {}}};
    Stance trusting = stance("trusting", 1);
    trusting.overrides = {drawn("effect", Fixed{1}), drawn("hazard", Fixed{0.1}),
                          derived("hazard_conference", "hazard / 2")};
    Stance measured = stance("measured", 0);
    measured.source = "english_trial_2024";
    measured.overrides = {drawn("effect", Normal{0, 1}), drawn("uptake", Beta{8, 2})};
    measured.estimands = {estimand("placed", "placed * 0.8", "hazard", "hazard_conference")};
    measured.estimands[0].per_offer = true;
    measured.estimands[0].uptake = {"uptake", {}};
    measured.estimands[0].per_family = true;
    measured.estimands[0].clustering = "family";
    spec.stances = {trusting, measured};

    int line = 0;
    auto const next = [&] { return core::SourceLocation{"a.toml", ++line, 1}; };
    for (Source& each : spec.sources)
        each.location = next();
    for (Clustering& each : spec.clusterings)
        each.location = next();
    for (Parameter& each : spec.parameters)
        each.location = next();
    for (Joint& each : spec.joints)
        each.location = next();
    for (Correlation& each : spec.correlations)
        each.location = next();
    for (Stance& each : spec.stances) {
        each.location = next();
        for (Parameter& own : each.overrides)
            own.location = next();
        for (Estimand& own : each.estimands)
            own.location = next();
    }
    return spec;
}

Parameter& named(BeliefsSpec& spec, std::string const& name) {
    for (Parameter& each : spec.parameters) {
        if (each.name == name) {
            return each;
        }
    }
    throw std::logic_error(name);
}

/// Texts of all mistakes after a change of the sound beliefs, without their places.
std::vector<std::string> mistakes_after(std::function<void(BeliefsSpec&)> const& change) {
    BeliefsSpec spec = sound();
    change(spec);
    std::vector<std::string> texts;
    for (core::Mistake mistake : Beliefs::check(spec, {}, {"cut.amount_eur", "cycle"})) {
        mistake.where = {};
        texts.push_back(core::text(mistake));
    }
    return texts;
}

using Change = std::function<void(BeliefsSpec&)>;

void check_only(Change const& change, std::string const& expected) {
    std::vector<std::string> const texts = mistakes_after(change);
    CAPTURE(expected);
    REQUIRE(texts.size() == 1);
    CHECK(texts.front() == expected);
}

}  // namespace

TEST_CASE("sound beliefs have no mistakes") {
    CHECK(mistakes_after([](BeliefsSpec&) {}).empty());
    CHECK(Beliefs::check({}, {}).empty());
}

TEST_CASE("parameters: each mistake is told where it stands") {
    check_only([](BeliefsSpec& spec) { spec.parameters.push_back(drawn("sharing", Fixed{1})); },
               "parameter.sharing: found a second parameter of this name (expected each name once)");
    check_only([](BeliefsSpec& spec) { spec.parameters.push_back(drawn("exp", Fixed{1})); },
               "parameter.exp: found the name \"exp\" (expected letters, digits and _, not starting with a "
               "digit and "
               "not the name of a function)");
    check_only(
        [](BeliefsSpec& spec) { spec.parameters.push_back(drawn("cycle", Fixed{1})); },
        "parameter.cycle: found the name \"cycle\" (expected a name that means nothing else in formulas)");
    check_only(
        [](BeliefsSpec& spec) {
            named(spec, "sharing").law = Distribution{Normal{0, -1}};
        },
        "parameter.sharing: found sd -1 (expected a number above 0)");
    check_only([](BeliefsSpec& spec) { named(spec, "placed").law = share("placed", 37, 31).law; },
               "parameter.placed: found 37 events in 31 cases (expected 0 <= events <= cases)");
    check_only([](BeliefsSpec& spec) { named(spec, "placed").law = share("placed", 3, 31, "famly").law; },
               "parameter.placed.clustered_by: unknown clustering famly (did you mean family?)");
    check_only(
        [](BeliefsSpec& spec) { named(spec, "placed").source = "english_trail_2024"; },
        "parameter.placed.source: unknown source english_trail_2024 (did you mean english_trial_2024?)");
    check_only(
        [](BeliefsSpec& spec) {
            named(spec, "twice").law = Derived{{"2 * place", {}}};
        },
        "parameter.twice: unknown name place in \"2 * place\" (did you mean placed?)");
    check_only(
        [](BeliefsSpec& spec) {
            named(spec, "sharing").range = {1, 0};
        },
        "parameter.sharing.range: found 1 to 0 (expected the lower number first)");
    check_only(
        [](BeliefsSpec& spec) {
            named(spec, "mean_children").range = {2, 3};
        },
        "parameter.mean_children: found 1.61 (expected a number from 2 to 3)");
    check_only(
        [](BeliefsSpec& spec) {
            named(spec, "hazard").law = Solved{1, 1};
        },
        "parameter.hazard: found low 1, high 1 (expected low < high)");
}

TEST_CASE("clusterings: sizes below 1, sharing outside 0 to 1, and nothing given") {
    check_only(
        [](BeliefsSpec& spec) {
            spec.clusterings[0].mean_size = {"0.5", {}};
        },
        "clustering.family.mean_size: found 0.5 (expected a number, at least 1)");
    check_only(
        [](BeliefsSpec& spec) {
            spec.clusterings[0].sharing = {"1.5", {}};
        },
        "clustering.family.sharing: found 1.5 (expected a number from 0 to 1)");
    check_only([](BeliefsSpec& spec) { spec.clusterings[0].sharing = {}; },
               "clustering.family.sharing: found nothing (expected a number from 0 to 1)");
    check_only([](BeliefsSpec& spec) { spec.clusterings.push_back(clustering("family", "2", "0")); },
               "clustering.family: found a second clustering of this key (expected each key once)");
}

TEST_CASE("joint laws: parameters and components must belong together") {
    check_only(
        [](BeliefsSpec& spec) {
            named(spec, "foster").law = Component{"kind", 0};
            spec.joints.clear();
            named(spec, "residential").law = Distribution{Fixed{1}};
        },
        "parameter.foster: found part of the joint distribution kind (expected one that makes this "
        "parameter)");
    check_only(
        [](BeliefsSpec& spec) { named(spec, "foster").law = Distribution{Fixed{0.5}}; },
        "joint.kinds: found foster, which has another law or none (expected a parameter that this joint "
        "distribution makes)");
    check_only(
        [](BeliefsSpec& spec) {
            spec.joints[0].alpha = {-1, 3};
        },
        "joint.kinds: found alpha = [-1, 3] (expected numbers of 0 or more, not all 0)");
    check_only([](BeliefsSpec& spec) { spec.stances[0].overrides.push_back(drawn("foster", Fixed{0.5})); },
               "stance.trusting: found a law for 1 of the 2 shares of kinds (expected all of them or none). "
               "Shares must "
               "sum to 1");
}

TEST_CASE("correlations: only between parameters drawn by themselves, and only possible ones") {
    check_only([](BeliefsSpec& spec) { spec.correlations[0].rank = 1; },
               "correlation.placed.prevented: found rank 1 (expected above -1 and below 1)");
    check_only([](BeliefsSpec& spec) { spec.correlations[0].second = "prevent"; },
               "correlation.placed.prevent: unknown parameter prevent (did you mean prevented?)");
    check_only(
        [](BeliefsSpec& spec) { spec.correlations[0].second = "twice"; },
        "correlation.placed.twice: found twice, which is not drawn by itself (expected parameters with a "
        "distribution or evidence)");
    check_only(
        [](BeliefsSpec& spec) { spec.correlations[0].second = "foster"; },
        "correlation.placed.foster: found foster, which is not drawn by itself (expected parameters with a "
        "distribution or evidence)");
    check_only([](BeliefsSpec& spec) { spec.correlations[0].second = "placed"; },
               "correlation.placed.placed: found a parameter with itself (expected each pair of two "
               "parameters once)");
    check_only(
        [](BeliefsSpec& spec) {
            spec.correlations.push_back({"prevented", "placed", 0.1, "", "", {"a.toml", 90, 1}});
        },
        "correlation.prevented.placed: found a pair given before (expected each pair of two parameters "
        "once)");
    check_only(
        [](BeliefsSpec& spec) {
            spec.correlations = {{"placed", "prevented", 0.9, "", "", {}},
                                 {"placed", "sharing", 0.9, "", "", {}},
                                 {"sharing", "prevented", -0.9, "", "", {}}};
        },
        "correlation: found 3 correlations that contradict each other (expected correlations that numbers "
        "can "
        "have). If a goes with b and b with c, a cannot go strongly against c");
}

TEST_CASE("stances: names, weights, variants, and what they override") {
    check_only([](BeliefsSpec& spec) { spec.stances[0].weight = -1; },
               "stance.trusting.weight: found -1 (expected a number, at least 0)");
    check_only([](BeliefsSpec& spec) { spec.stances[0].weight = 0; },
               "stance: found weights that are all 0 (expected a weight above 0 for some stance)");
    check_only([](BeliefsSpec& spec) { spec.stances[0].variant_of = "mesured"; },
               "stance.trusting.variant_of: unknown stance mesured (did you mean measured?)");
    check_only([](BeliefsSpec& spec) { spec.stances[0].variant_of = "trusting"; },
               "stance.trusting.variant_of: found itself (expected another stance)");
    check_only([](BeliefsSpec& spec) { spec.stances[1].source = "english_trial"; },
               "stance.measured.source: unknown source english_trial");
    check_only([](BeliefsSpec& spec) { spec.stances[0].overrides[0].source = "nowhere"; },
               "stance.trusting.parameter.effect.source: unknown source nowhere");
    check_only(
        [](BeliefsSpec& spec) {
            Parameter misspelt;
            misspelt.name = "prevnted";
            misspelt.law = Distribution{Fixed{0}};
            spec.stances[0].overrides.push_back(misspelt);
        },
        "stance.trusting.parameter.prevnted: unknown parameter prevnted (did you mean prevented?)");
    check_only(
        [](BeliefsSpec& spec) { spec.stances[0].overrides.push_back(drawn("effect", Fixed{2})); },
        "stance.trusting.parameter.effect: found a second parameter of this name (expected each name once)");
    check_only(
        [](BeliefsSpec& spec) {
            Parameter inherits = drawn("mean_children", Fixed{9});
            spec.parameters[0].range = {1, 3};
            spec.stances[0].overrides.push_back(inherits);
        },
        "stance.trusting.parameter.mean_children: found 9 (expected a number from 1 to 3)");
    check_only([](BeliefsSpec& spec) { spec.stances[0].overrides.erase(spec.stances[0].overrides.begin()); },
               "stance.trusting: found no law for parameter effect (expected one in every stance). Give "
               "stance.trusting.parameter.effect");
    check_only([](BeliefsSpec& spec) { spec.stances[0].overrides[0].law = PerStance{}; },
               "stance.trusting.parameter.effect: found no law (expected a distribution, evidence, a formula "
               "or a number)");
    check_only(
        [](BeliefsSpec& spec) {
            named(spec, "twice").law = Derived{{"uptake", {}}};
        },
        "parameter.twice: found uptake, which stance trusting does not know (expected a parameter of every "
        "stance "
        "that uses it)");
}

TEST_CASE("without stances a parameter needs its own law") {
    BeliefsSpec spec;
    spec.parameters = {per_stance("effect"), solved("hazard", 0, 1)};
    auto const mistakes = Beliefs::check(spec, {});
    REQUIRE(mistakes.size() == 2);
    CHECK(core::text(mistakes[0]) ==
          "parameter.effect: found no law (expected a distribution, evidence, a formula or a number)");
    CHECK(core::text(mistakes[1]) ==
          "parameter.hazard: found parameter hazard, which is to be solved, in no estimand (expected an "
          "estimand that "
          "solves it, or a law)");
}

TEST_CASE("estimands: uptake, clustering and unknowns must fit") {
    auto const change = [](std::function<void(Estimand&)> const& edit) {
        return [edit](BeliefsSpec& spec) { edit(spec.stances[1].estimands[0]); };
    };
    check_only(change([](Estimand& it) { it.uptake = {}; }),
               "stance.measured.estimand.uptake: found nothing (expected a share above 0 and at most 1 of "
               "the offers)");
    check_only(
        change([](Estimand& it) {
            it.uptake = {"0", {}};
        }),
        "stance.measured.estimand.uptake: found 0 (expected a share above 0 and at most 1 of the offers)");
    check_only(
        change([](Estimand& it) {
            it.uptake = {"1.2", {}};
        }),
        "stance.measured.estimand.uptake: found 1.2 (expected a share above 0 and at most 1 of the offers)");
    check_only(change([](Estimand& it) { it.clustering = ""; }),
               "stance.measured.estimand.clustering: found nothing (expected how children share a family)");
    check_only(change([](Estimand& it) { it.clustering = "familie"; }),
               "stance.measured.estimand.clustering: unknown clustering familie (did you mean family?)");
    check_only(change([](Estimand& it) { it.scale = 0; }),
               "stance.measured.estimand.scale: found 0 (expected a number above 0)");
    check_only(
        change([](Estimand& it) { it.conference = {}; }),
        "stance.measured.estimand.conference: found nothing (expected the measure in the conference arm)");
    check_only(change([](Estimand& it) {
                   it.usual = {"plaecd", {}};
               }),
               "stance.measured.estimand.usual: unknown name plaecd in \"plaecd\" (did you mean placed?)");
    CHECK(mistakes_after(change([](Estimand& it) {
              it.usual = {"hazard_conference * 2", {}};
          })) == std::vector<std::string>{"stance.measured.estimand: found hazard_conference, which is not "
                                          "known before hazard is solved (expected "
                                          "numbers that are known)",
                                          "stance.measured.estimand: found hazard_conference, which is not "
                                          "known before hazard_conference is solved "
                                          "(expected numbers that are known)"});
    check_only(change([](Estimand& it) {
                   it.conference = {"hazard_conference", {}};
               }),
               "stance.measured.estimand: found hazard_conference, which is not known before "
               "hazard_conference is solved "
               "(expected numbers that are known)");
    CHECK(mistakes_after(change([](Estimand& it) {
              it.conference = {"placed * (1 - hazard)", {}};
          })).empty());
    CHECK(mistakes_after(change([](Estimand& it) { it.validation = true; })).size() == 4);
    CHECK(mistakes_after(change([](Estimand& it) { it.unknown_usual = "twice"; })).size() == 2);
    CHECK(mistakes_after(change([](Estimand& it) { it.unknown_usual = "hazard_conference"; })).size() >= 2);
    CHECK(mistakes_after(change([](Estimand& it) { it.unknown_usual = "hasard"; })).size() == 2);
}

TEST_CASE("a cycle of formulas is one mistake that names the cycle, however many stances it is in") {
    check_only(
        [](BeliefsSpec& spec) {
            spec.parameters.push_back(derived("a", "b + 1"));
            spec.parameters.push_back(derived("b", "2 * a"));
        },
        "parameter.a: found a cycle of formulas a -> b -> a (expected formulas that come to an end)");
    check_only(
        [](BeliefsSpec& spec) {
            named(spec, "twice").law = Derived{{"twice", {}}};
        },
        "parameter.twice: found a cycle of formulas twice -> twice (expected formulas that come to an end)");
    check_only(
        [](BeliefsSpec& spec) { spec.stances[0].overrides.push_back(derived("sharing", "placed")); },
        "stance.trusting.parameter.sharing: found a cycle of formulas sharing -> placed -> sharing (expected "
        "formulas that come to an end)");
}

TEST_CASE("all mistakes come in one pass, in the order of the file") {
    BeliefsSpec spec = sound();
    spec.stances[0].weight = -1;
    named(spec, "placed").source = "nowhere";
    spec.clusterings[0].sharing = {"3", {}};
    spec.sources.push_back(spec.sources[0]);
    auto const mistakes = Beliefs::check(spec, {});
    REQUIRE(mistakes.size() == 4);
    CHECK(mistakes[0].key == "source.english_trial_2024");
    CHECK(mistakes[1].key == "clustering.family.sharing");
    CHECK(mistakes[2].key == "parameter.placed.source");
    CHECK(mistakes[3].key == "stance.trusting.weight");
    CHECK_THROWS_AS(Beliefs(spec, {}), core::ScenarioError);
}
