// Parts of the engine by themselves: engine_work PART SCENARIO DRAWS SEED.
//
// Prints one line of JSON with the processor time of the part, without start-up and without files. PART is
//   child_stays      the individual solver on a region study's pathway: tables of both arms and the children of the second policy's
//                    conferences, of every stance and draw. A child-stay is one sampled pair of time and next state of one child in one arm
//   expected_ledger  what the cohort solver expects of the same: tables, months avoided, money, of every stance and draw
//   sobol_points     scrambled Sobol' points through the laws of a scenario's parameters, set-up included
//   sobol_indices    first and total indices of ten inputs from a Saltelli design of DRAWS independent base points, with intervals by 1,000
//                    resamples; the function is Sobol's G, worked out before. SCENARIO is not read
#include "analysis/sobol_indices.hpp"
#include "files/files.hpp"
#include "pathway/pair_sampler.hpp"
#include "study/estimand_solver.hpp"
#include "study/region_formulas.hpp"
#include "study/region_worker.hpp"
#include "uncertainty/plan.hpp"
#include "uncertainty/quantile_table.hpp"

#include <fmt/format.h>

#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <random>
#include <string>
#include <vector>

using namespace eigenkracht;

namespace {

double cpu_seconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           1e-6 * static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
}

/// [draw][stance] what regions take of a draw: its parameters and the amount of a cut, which care avoided does not ask for.
std::vector<std::vector<std::vector<double>>> numbers_of(study::Plan const& plan, std::uint64_t draws) {
    std::vector<std::vector<std::vector<double>>> all;
    std::vector<double> uniforms(plan.design.dimensions());
    for (std::uint64_t draw = 0; draw < draws; ++draw) {
        plan.design.fill(draw, uniforms.data());
        auto& of = all.emplace_back(study::parameters_of(plan, uniforms));
        for (auto& named : of) {
            named.push_back(0);
        }
    }
    return all;
}

void child_stays(study::Plan const& plan, std::uint64_t draws) {
    auto const numbers = numbers_of(plan, draws);
    study::RegionFormulas formulas(plan);
    pathway::Evaluator evaluator(*plan.pathway);
    pathway::PairSampler sampler(*plan.pathway, plan.seed());
    pathway::Tables usual;
    pathway::Tables conference;
    std::size_t const policy = plan.world.policies > 1 ? 1 : 0;
    std::uint64_t differing = 0;  // printed, so that nothing can be left out as unused
    double tables = 0;
    double used = 0;
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        for (auto const& named : numbers[draw]) {
            auto const values = formulas.values(named.data(), draw, 0);
            double const before = cpu_seconds();
            evaluator.evaluate(named.data(), plan.usual, usual, plan.pathway->cycles());
            evaluator.evaluate(named.data(), plan.conference, conference, plan.pathway->cycles(), &usual);
            sampler.prepare(usual, conference);
            tables += cpu_seconds() - before;
            auto const finish = [&] {
                sampler.sample();
                for (std::size_t i = 0; i < sampler.size(); ++i) {
                    differing += sampler.differ(i) ? 1U : 0U;
                }
                sampler.clear();
            };
            for (int month = 0; month < plan.world.months(); ++month) {
                double const held =
                    values.numbers.conferences_per_month[policy][static_cast<std::size_t>(month)];
                std::uint32_t person = 0;
                for (std::size_t entry = 0; entry < values.numbers.children_per_conference.size(); ++entry) {
                    auto const children =
                        static_cast<int>(held * values.numbers.children_per_conference[entry] + 0.5);
                    for (int child = 0; sampler.differs(entry) && child < children; ++child) {
                        sampler.add(entry, {draw, static_cast<std::uint32_t>(month), person++},
                                    std::max(1, plan.world.months() - month - 1));
                        if (sampler.size() == pathway::PairSampler::most) {
                            finish();
                        }
                    }
                }
            }
            finish();
            used += cpu_seconds() - before;
        }
    }
    fmt::print(
        R"({{"cpu_seconds": {}, "tables_cpu_seconds": {}, "child_stays": {}, "stance_draws": {}, "differing": {}}})"
        "\n",
        used, tables, sampler.sampled(), draws * plan.stances(), differing);
}

void expected_ledger(study::Plan const& plan, std::uint64_t draws) {
    auto const numbers = numbers_of(plan, draws);
    study::RegionWorker worker(plan);
    double eur = 0;  // printed, so that nothing can be left out as unused
    double const before = cpu_seconds();
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        for (auto const& named : numbers[draw]) {
            worker.take(named.data(), draw);
            for (std::size_t region = 0; region < plan.regions(); ++region) {
                for (double const amount : worker.expected(region, study::Question::Booking::calendar)) {
                    eur += amount;
                }
            }
        }
    }
    double const used = cpu_seconds() - before;
    fmt::print(R"({{"cpu_seconds": {}, "stance_draws": {}, "eur": {}}})"
               "\n",
               used, draws * plan.stances(), eur);
}

void sobol_points(study::Scenario const& scenario) {
    double const before = cpu_seconds();
    uncertainty::Beliefs const beliefs(scenario.beliefs, scenario.tables);
    auto const draws = scenario.run.draws;
    uncertainty::DesignPoints const design(uncertainty::DesignPoints::Kind::sobol, {scenario.run.seed}, draws,
                                           1, beliefs.dimension_names());
    auto const& planned = beliefs.plan();
    std::vector<double> values(draws);
    std::string means;
    std::string sds;
    for (std::size_t p = 0; p < beliefs.names().size(); ++p) {
        auto const& cell = planned.stances[0].cells[p];
        if (cell.how != uncertainty::Cell::How::quantile) {
            continue;  // a number that is not drawn
        }
        auto const& drawn = planned.quantiles[cell.which];
        design.fill_column(0, draws, drawn.dimension, values.data());
        uncertainty::QuantileTable(drawn.law).fill(values.data(), values.size(), values.data());
        double sum = 0;
        double squares = 0;
        for (double const value : values) {
            sum += value;
            squares += value * value;
        }
        double const mean = sum / static_cast<double>(draws);
        double const variance = squares / static_cast<double>(draws) - mean * mean;
        means += fmt::format(R"({}"{}": {})", means.empty() ? "" : ", ", beliefs.names()[p], mean);
        sds += fmt::format(R"({}"{}": {})", sds.empty() ? "" : ", ", beliefs.names()[p],
                           std::sqrt(std::fmax(variance, 0)));
    }
    double const used = cpu_seconds() - before;
    fmt::print(R"({{"points": {}, "cpu_seconds": {}, "mean": {{{}}}, "sd": {{{}}}}})"
               "\n",
               draws, used, means, sds);
}

/// Sobol's G function with coefficients 0, 1, 2, ...
double g_function(std::vector<double> const& u) {
    double product = 1;
    for (std::size_t i = 0; i < u.size(); ++i) {
        auto const coefficient = static_cast<double>(i);
        product *= (std::abs(4 * u[i] - 2) + coefficient) / (1 + coefficient);
    }
    return product;
}

void sobol_indices(std::uint64_t base_points, std::uint64_t seed) {
    constexpr std::size_t inputs = 10;
    constexpr unsigned resamples = 1000;
    std::mt19937_64 numbers(seed);
    std::uniform_real_distribution<double> uniform;
    std::vector<std::vector<double>> outputs(inputs + 2);  // A, B, then A with each input of B
    std::vector<double> a(inputs);
    std::vector<double> b(inputs);
    for (std::uint64_t point = 0; point < base_points; ++point) {
        std::generate(a.begin(), a.end(), [&] { return uniform(numbers); });
        std::generate(b.begin(), b.end(), [&] { return uniform(numbers); });
        outputs[0].push_back(g_function(a));
        outputs[1].push_back(g_function(b));
        for (std::size_t input = 0; input < inputs; ++input) {
            std::swap(a[input], b[input]);
            outputs[2 + input].push_back(g_function(a));
            std::swap(a[input], b[input]);
        }
    }
    analysis::SaltelliOutputs saltelli;
    saltelli.a = outputs[0];
    saltelli.b = outputs[1];
    saltelli.ab.assign(outputs.begin() + 2, outputs.end());
    double const before = cpu_seconds();
    auto const found = analysis::sobol_indices(std::vector{saltelli}, {}, {{seed}, resamples});
    double const used = cpu_seconds() - before;
    auto const list = [&](double analysis::SobolIndex::*which) {
        std::string text;
        for (auto const& one : found.inputs) {
            text += fmt::format("{}{}", text.empty() ? "" : ", ", one.*which);
        }
        return text;
    };
    fmt::print(R"({{"cpu_seconds": {}, "S1": [{}], "ST": [{}], "S1_conf": [{}], "ST_conf": [{}]}})"
               "\n",
               used, list(&analysis::SobolIndex::S1), list(&analysis::SobolIndex::ST),
               list(&analysis::SobolIndex::S1_conf), list(&analysis::SobolIndex::ST_conf));
}

}  // namespace

int main(int count, char** given) {
    std::string const part = count == 5 ? given[1] : "";
    if (part != "child_stays" && part != "expected_ledger" && part != "sobol_points" &&
        part != "sobol_indices") {
        fmt::print(
            stderr,
            "engine_work child_stays|expected_ledger|sobol_points|sobol_indices SCENARIO DRAWS SEED\n");
        return 2;
    }
    try {
        std::vector<std::string> settings{fmt::format("run.draws={}", given[3]),
                                          fmt::format("run.seed={}", given[4])};
        if (part == "sobol_indices") {
            sobol_indices(std::stoull(given[3]), std::stoull(given[4]));
            return 0;
        }
        if (part == "sobol_points") {
            settings.emplace_back("run.design=sobol");
            settings.emplace_back("run.replicates=1");
            sobol_points(files::read_scenario(given[2], settings));
            return 0;
        }
        study::Plan const plan(files::read_scenario(given[2], settings));
        (part == "child_stays" ? child_stays : expected_ledger)(plan, plan.design.draws());
        return 0;
    } catch (std::exception const& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}
