// What stands in the shipped scenarios arrives where the rooms look for it.
#include "scenario_support.hpp"

using namespace eigenkracht;
using namespace scenario_tests;

TEST_CASE("the pathway of Amsterdam arrives whole") {
    study::Scenario const scenario =
        files::read_scenario(source_path("scenarios/stadsregio-amsterdam.toml"), {});
    REQUIRE(scenario.pathway.has_value());
    pathway::PathwaySpec const& spec = *scenario.pathway;
    CHECK(spec.cycle_unit == pathway::CycleUnit::month);
    CHECK(spec.states.front().track == "place");
    CHECK(spec.states.back().track == "measure");
    CHECK(spec.splits.size() == 3);
    CHECK(spec.traits.front().bands.size() == 3);
    CHECK(spec.traits.front().bands[2].share == 0.40);
    CHECK(spec.entries.size() == 6);
    CHECK(spec.measures[3].kind == pathway::Measure::Kind::time_in);
    CHECK(spec.measures[3].cycle == 12);
    for (pathway::Leave const& leave : spec.leaves) {
        if (leave.from.names == std::vector<std::string>{"permanent"}) {
            CHECK(leave.form == pathway::Leave::Form::rate);
            CHECK(leave.per_cycles == 12);
        }
        if (leave.from.names == std::vector<std::string>{"*"}) {
            CHECK(leave.before);
            CHECK(leave.to.front().second.text == "1");
        }
        if (leave.from.names.front() == "crisis") {
            CHECK(leave.from.names.size() == 2);
            CHECK(leave.form == pathway::Leave::Form::stay);
            CHECK(leave.time.family == "weibull");
            CHECK(leave.time.parameters[0].second.text == "stay_crisis_shape");
            CHECK(leave.to.size() == 3);
            CHECK(leave.to[2].second.text == "rest");
        }
    }
}

TEST_CASE("the fifteen regions of 2012 have a tile each, north on top") {
    study::Scenario const scenario = files::read_scenario(source_path("scenarios/netherlands.toml"), {});
    REQUIRE(scenario.regions.size() == 15);
    auto const tile_of = [&](std::string const& name) {
        auto const at = std::find_if(scenario.regions.begin(), scenario.regions.end(),
                                     [&](auto const& region) { return region.name == name; });
        REQUIRE(at != scenario.regions.end());
        REQUIRE(at->tile);
        return *at->tile;
    };
    for (auto const& region : scenario.regions) {
        CHECK(region.tile);
    }
    CHECK(tile_of("groningen").second < tile_of("drenthe").second);
    CHECK(tile_of("drenthe").second < tile_of("limburg").second);
    CHECK(tile_of("zeeland").first < tile_of("noord_brabant").first);
    CHECK(tile_of("stadsgewest_haaglanden").first < tile_of("gelderland").first);
    CHECK_FALSE(files::read_scenario(source_path("scenarios/rotterdam.toml"), {}).regions.front().tile);
}

TEST_CASE("region, money and questions of the cut arrive whole") {
    study::Scenario const scenario = files::read_scenario(source_path("scenarios/asscher-cut.toml"), {});
    REQUIRE(scenario.regions.size() == 1);
    CHECK(scenario.regions[0].name == "stadsregio_amsterdam");
    CHECK(scenario.regions[0].poisson_volumes);
    CHECK(scenario.regions[0].national_budget_eur.text == "nation_budget_eur");
    CHECK(scenario.regions[0].history.front().first == 2007);
    CHECK(scenario.years.first == 2011);
    CHECK(scenario.policies.size() == 3);
    CHECK(scenario.policies[0].name == "no_conferences");
    CHECK(scenario.cut.given);
    CHECK(scenario.cut.amount_eur.text == "7000000");
    CHECK(scenario.cut.items.size() == 3);
    REQUIRE(scenario.questions.size() == 5);
    CHECK(scenario.questions[0].baselines_beside == std::vector<std::string>{"stay", "no_conferences"});
    CHECK(scenario.questions[0].at_least.text == "cut.amount_eur");
    CHECK(scenario.accounts.payers.front() == std::pair<std::string, std::string>("region", "the region"));
    for (accounts::Price const& price : scenario.accounts.prices) {
        CHECK((price.per == accounts::Price::Per::conference) == (price.item == "conference"));
        CHECK(price.payer.back().year == 2015);
        CHECK(price.months.has_value() == price.item.starts_with("order_"));
    }
    for (region::ChildOutcome const& outcome : scenario.child_outcomes) {
        CHECK(outcome.of.size() >= 1);
        if (outcome.name == "placements_delayed") {
            CHECK(outcome.kind == region::ChildOutcome::Kind::delayed);
            CHECK(outcome.cycle == 12);
            CHECK(outcome.until == 36);
        }
        if (outcome.name == "placements_reversed") {
            CHECK_FALSE(outcome.entered);
            CHECK(outcome.cycle == 0);
        }
        if (outcome.name == "placements_extra") {
            CHECK(outcome.harm);
        }
    }
}

TEST_CASE("studies of a stance arrive as estimands, checks as comparisons") {
    study::Scenario const scenario =
        files::read_scenario(source_path("scenarios/stadsregio-amsterdam.toml"), {});
    for (uncertainty::Stance const& stance : scenario.beliefs.stances) {
        if (stance.name == "amsterdam_trial") {
            REQUIRE(stance.estimands.size() == 1);
            CHECK(stance.estimands[0].per_family);
            CHECK(stance.estimands[0].per_offer);
            CHECK(stance.estimands[0].clustering == "siblings");
            CHECK(stance.estimands[0].unknown_conference == "placed_first_year_conference");
        }
        if (stance.name == "english_trial") {
            REQUIRE(stance.estimands.size() == 2);
            CHECK_FALSE(stance.estimands[0].validation);
            CHECK(stance.estimands[1].validation);
            CHECK(stance.estimands[1].unknown_usual.empty());
            CHECK(stance.estimands[1].scale == 30.4375);
        }
    }
}

TEST_CASE("published models arrive with their counting and discounting") {
    study::Scenario const hiv = files::read_scenario(source_path("scenarios/published/hiv.toml"), {});
    CHECK(hiv.pathway->counting.rule == pathway::Counting::Rule::end);
    CHECK(hiv.pathway->discounting.at == pathway::Discounting::At::point);
    CHECK(hiv.pathway->rewards.size() == 6);
    CHECK(hiv.pathway->rewards[4].value.text == "combination && cycle <= 2 ? 2086.50 : 0");
    CHECK(hiv.comparison->effect == "life_years");
    CHECK(hiv.pathway->outcomes[3].effect);
    study::Scenario const sick =
        files::read_scenario(source_path("scenarios/published/sick-sicker.toml"), {});
    CHECK(sick.pathway->counting.rule == pathway::Counting::Rule::weights);
    CHECK(sick.pathway->counting.even == doctest::Approx(4.0 / 3));
    CHECK(sick.pathway->start_age.text == "25");
    study::Scenario const outcomes =
        files::read_scenario(source_path("scenarios/published/ishigami.toml"), {});
    CHECK_FALSE(outcomes.pathway.has_value());
    CHECK(outcomes.outcome_formulas.size() == 1);
    CHECK(outcomes.run.design == study::Design::sobol);
}

TEST_CASE("rewards of every kind arrive") {
    Folder const folder("rewards");
    std::string const path = folder.write(
        "rewards.toml", small +
                            "[reward.move]\noutcomes = \"years\"\non_transition = { from = \"well\", to = "
                            "\"sick\" }\nvalue = 2\nweighted = false\n"
                            "[reward.entry]\noutcomes = [\"years\"]\non_entry = \"sick\"\nvalue = 3\n"
                            "[reward.start]\noutcomes = [\"years\"]\nat_start = true\nvalue = 4\n"
                            "[reward.monthly]\noutcomes = [\"years\"]\nin = \"*\"\nvalue_per_month = 5\n"
                            "[clock.illness]\nruns_in = [\"sick\"]\nresets_on_exit = false\nfirst = 2\n");
    pathway::PathwaySpec const spec = *files::read_scenario(path, {}).pathway;
    using When = pathway::Reward::When;
    REQUIRE(spec.rewards.size() == 5);
    CHECK(spec.rewards[1].when == When::on_transition);
    CHECK_FALSE(spec.rewards[1].weighted);
    CHECK(spec.rewards[1].to.names.front() == "sick");
    CHECK(spec.rewards[2].when == When::on_entry);
    CHECK(spec.rewards[2].in.names.front() == "sick");
    CHECK(spec.rewards[3].when == When::at_start);
    CHECK(spec.rewards[4].when == When::per_cycle);
    CHECK(spec.rewards[4].per_cycles == doctest::Approx(1.0 / 12));
    CHECK(spec.clocks[0].first == 2);
    CHECK_FALSE(spec.clocks[0].resets_on_exit);
}

TEST_CASE("published numbers arrive with their errors, what they hold, and whom they weigh") {
    study::Scenario const scenario = files::read_scenario(source_path("scenarios/calibrated.toml"), {});
    auto const check = [&](std::string const& name) {
        return *std::find_if(scenario.checks.begin(), scenario.checks.end(),
                             [&](study::Check const& one) { return one.name == name; });
    };
    auto const saving = check("first_year_saving_per_family_eur");
    CHECK(saving.error == 3000);
    CHECK(saving.weighs == std::vector<std::string>{"as_claimed"});
    CHECK(saving.given.front() == std::pair<std::string, double>{"children_facing_placement", 0.44});
    CHECK_FALSE(saving.informs.empty());
    CHECK_FALSE(saving.error_assumption.empty());
    auto const home = check("at_home_after_families_first");
    CHECK(home.measure == "at_home_at_month_12");
    CHECK(home.population == std::vector<std::string>{"facing_placement"});
    CHECK(home.strategy == "usual");
    CHECK(home.unit == "share");
    CHECK(check("steady_orders_nl").formula.text == "new_orders_nl / order_exit_rate");
    CHECK_FALSE(check("steady_orders_nl").error.has_value());
    for (auto const& stance : scenario.beliefs.stances) {
        for (auto const& estimand : stance.estimands) {
            bool const days = estimand.measure == "months_in_care_first_year";
            CAPTURE(stance.name);
            CHECK(estimand.weighs == days);  // in the variant too
            CHECK(estimand.usual_error.has_value() == days);
        }
    }
    CHECK(scenario.run.least_effective_draws == 100);
}
