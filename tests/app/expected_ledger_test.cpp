// The exact mean of what regions simulate, beside simulated luck: same numbers, many addresses of luck.
#include "app/whole_study.hpp"
#include "study/estimand_solver.hpp"
#include "study/region_worker.hpp"
#include "support/false_alarm.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace eigenkracht;
using study::Question;

namespace {

constexpr std::uint32_t lucks = 200;

/// Sums that are large enough to be normal: by policy and year over everything, and by policy and entry over the years.
std::vector<double> sums_of(study::Plan const& plan, std::vector<double> const& saved) {
    auto const years = plan.years();
    auto const entries = plan.book->entries().size();
    std::vector<double> sums(plan.world.policies * (years + entries), 0.0);
    for (std::size_t policy = 0; policy < plan.world.policies; ++policy) {
        for (std::size_t year = 0; year < years; ++year) {
            for (std::size_t e = 0; e < entries; ++e) {
                double const eur = saved[(policy * years + year) * entries + e];
                sums[policy * (years + entries) + year] += eur;
                sums[policy * (years + entries) + years + e] += eur;
            }
        }
    }
    return sums;
}

struct Distance {
    double largest = 0;  ///< in standard errors
    double limit = 0;
    std::size_t judged = 0;
};

/// What is done to the region's numbers before its mean is worked out: nothing, or a planted fault.
enum class Fault { none, month_late, yield_forgotten, sibling };

std::vector<double> expected_of(study::Plan const& plan, double const* named, Fault fault,
                                Question::Booking booking) {
    study::RegionFormulas formulas(plan);
    study::Ledger ledger(plan);
    ledger.set_prices(named, formulas);
    std::vector<study::RegionValues> regions;
    for (std::size_t region = 0; region < plan.regions(); ++region) {
        auto values = formulas.values(named, 0, region);
        for (auto& months : values.numbers.conferences_per_month) {
            if (fault == Fault::month_late) {
                months.insert(months.begin(), months.front());
                months.pop_back();
            }
        }
        if (fault == Fault::yield_forgotten) {
            values.numbers.marginal_yield = 1;
        }
        if (fault == Fault::sibling) {
            for (double& children : values.numbers.children_per_conference) {
                children /= values.numbers.mean_children_per_family;
            }
        }
        regions.push_back(std::move(values));
    }
    pathway::Evaluator evaluator(*plan.pathway);
    pathway::Tables usual;
    pathway::Tables conference;
    evaluator.evaluate(named, plan.usual, usual, plan.pathway->cycles());
    evaluator.evaluate(named, plan.conference, conference, plan.pathway->cycles());
    study::ExpectedLedger expected(plan);
    expected.follow(usual, conference, regions);
    std::vector<double> all;
    for (auto const& values : regions) {
        study::CareQuantities quantities;
        std::vector<double> saved;
        expected.quantities(values, booking, quantities);
        ledger.care_avoided(quantities, values, saved);
        all.resize(saved.size());
        std::transform(saved.begin(), saved.end(), all.begin(), all.begin(), std::plus<>());
    }
    return sums_of(plan, all);
}

Distance distance(study::Plan const& plan, std::size_t stance, Question::Booking booking = {},
                  Fault fault = Fault::none) {
    std::vector<double> uniforms(plan.design.dimensions());
    plan.design.fill(0, uniforms.data());
    auto named = study::parameters_of(plan, uniforms)[stance];
    named.push_back(0);  // no amount of a cut: care avoided knows none
    study::RegionWorker worker(plan);
    worker.take(named.data(), 0);

    std::vector<double> sum;
    std::vector<double> squares;
    auto const expected = expected_of(plan, named.data(), fault, booking);
    for (std::uint32_t luck = 0; luck < lucks; ++luck) {
        std::vector<double> saved;
        for (std::size_t region = 0; region < plan.regions(); ++region) {
            auto const& of = worker.simulate(luck, region);
            auto const& booked = booking == Question::Booking::calendar ? of.saved : of.booked;
            saved.resize(booked.size());
            std::transform(booked.begin(), booked.end(), saved.begin(), saved.begin(), std::plus<>());
        }
        auto const sums = sums_of(plan, saved);
        sum.resize(sums.size());
        squares.resize(sums.size());
        for (std::size_t i = 0; i < sums.size(); ++i) {
            double const off = sums[i] - expected[i];  // small beside the sums themselves
            sum[i] += off;
            squares[i] += off * off;
        }
    }
    Distance found;
    for (std::size_t i = 0; i < sum.size(); ++i) {
        double const mean = sum[i] / lucks;
        double const error = std::sqrt(std::max(0.0, squares[i] / lucks - mean * mean) / lucks);
        constexpr double rounding = 1e-9;
        if (error > rounding * std::abs(expected[i]) && error > 0) {
            found.largest = std::max(found.largest, std::abs(mean) / error);
            ++found.judged;
        } else {
            CHECK(mean == doctest::Approx(0).scale(std::abs(expected[i]) + 1));
        }
    }
    found.limit =
        tests::normal_bound(tests::false_alarm / static_cast<double>(std::max<std::size_t>(1, found.judged)));
    return found;
}

study::Plan plan_of(std::string const& name, std::vector<std::string> overrides = {}) {
    overrides.emplace_back("run.draws=64");
    return study::Plan(tests::scenario(name, overrides));
}

}  // namespace

TEST_CASE("the exact mean of care avoided is that of simulated luck, in shipped scenarios") {
    // False alarm 1e-6 for each scenario, over all its sums.
    for (std::string const name : {"tiny", "stadsregio-amsterdam", "conference-first", "netherlands"}) {
        CAPTURE(name);
        auto const found = distance(plan_of(name), 1);
        CHECK(found.judged > 3);
        CHECK(found.largest < found.limit);
    }
}

TEST_CASE("the exact mean knows bookings at the conference, exact volumes and a marginal yield") {
    std::vector<std::string> const thinned{"region.stadsregio_amsterdam.studied_conferences=30",
                                           "region.stadsregio_amsterdam.marginal_yield=0.4",
                                           "question.care_avoided.booking=\"at_conference\""};
    auto exact = thinned;
    exact.emplace_back("region.stadsregio_amsterdam.volume=\"exact\"");
    for (auto const& overrides : {thinned, exact}) {
        auto const plan = plan_of("tiny", overrides);
        for (auto const booking : {Question::Booking::calendar, Question::Booking::at_conference}) {
            auto const found = distance(plan, 0, booking);
            CHECK(found.judged > 3);
            CHECK(found.largest < found.limit);
        }
        auto const forgotten = distance(plan, 0, Question::Booking::calendar, Fault::yield_forgotten);
        CHECK(forgotten.largest > forgotten.limit);
    }
}

TEST_CASE("a mean that is a month late, or counts families for children, is found") {
    auto const plan = plan_of("stadsregio-amsterdam");
    for (auto const fault : {Fault::month_late, Fault::sibling}) {
        auto const found = distance(plan, 0, Question::Booking::calendar, fault);
        CHECK(found.largest > found.limit);
    }
}
