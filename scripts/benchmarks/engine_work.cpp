// Parts of the engine by themselves: engine_work PART SCENARIO DRAWS SEED.
//
// Prints one line of JSON with the processor time of the part, without start-up and without files. PART is
//   child_stays      the individual solver on a region study: tables of both arms and all children, of every stance and draw.
//                    A child-stay is one sampled pair of time and next state of one child in one arm
//   expected_ledger  what the cohort solver expects of the same: tables, months avoided, money, of every stance and draw
//   sobol_points     scrambled Sobol' points through the laws of a scenario's parameters, set-up included
#include "files/files.hpp"
#include "study/estimand_solver.hpp"
#include "study/region_formulas.hpp"
#include "study/region_worker.hpp"
#include "uncertainty/drawer.hpp"

#include <fmt/format.h>

#include <sys/resource.h>

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <exception>
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
    region::Simulator simulator(plan.world, *plan.pathway, plan.seed());
    region::Tally tally(plan.world);
    pathway::Tables usual;
    pathway::Tables conference;
    std::uint64_t stays = 0;
    double tables = 0;
    double const before = cpu_seconds();
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        for (auto const& named : numbers[draw]) {
            double const at = cpu_seconds();
            evaluator.evaluate(named.data(), plan.usual, usual, plan.pathway->cycles());
            evaluator.evaluate(named.data(), plan.conference, conference, plan.pathway->cycles());
            tables += cpu_seconds() - at;
            for (std::size_t region = 0; region < plan.regions(); ++region) {
                auto const values = formulas.values(named.data(), draw, region);
                simulator.simulate(values.numbers, usual, conference, draw,
                                   static_cast<std::uint32_t>(region), tally);
                stays += tally.child_stays;
            }
        }
    }
    double const used = cpu_seconds() - before;
    fmt::print(R"({{"cpu_seconds": {}, "tables_cpu_seconds": {}, "child_stays": {}, "stance_draws": {}}})"
               "\n",
               used, tables, stays, draws * plan.stances());
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
    study::Plan const plan(scenario);
    uncertainty::Drawer drawer(plan.beliefs);
    auto const& names = plan.beliefs.names();
    std::vector<double> sum(names.size());
    std::vector<double> squares(names.size());
    std::vector<double> uniforms(plan.design.dimensions());
    std::vector<std::vector<double>> values;
    auto const draws = plan.design.draws();
    for (std::uint64_t draw = 0; draw < draws; ++draw) {
        plan.design.fill(draw, uniforms.data());
        drawer.draw(uniforms.data(), values, {});
        for (std::size_t p = 0; p < names.size(); ++p) {
            sum[p] += values[0][p];
            squares[p] += values[0][p] * values[0][p];
        }
    }
    double const used = cpu_seconds() - before;
    std::string means;
    std::string sds;
    for (std::size_t p = 0; p < names.size(); ++p) {
        double const mean = sum[p] / static_cast<double>(draws);
        double const variance = squares[p] / static_cast<double>(draws) - mean * mean;
        means += fmt::format(R"({}"{}": {})", p == 0 ? "" : ", ", names[p], mean);
        sds += fmt::format(R"({}"{}": {})", p == 0 ? "" : ", ", names[p], std::sqrt(std::fmax(variance, 0)));
    }
    fmt::print(R"({{"points": {}, "cpu_seconds": {}, "mean": {{{}}}, "sd": {{{}}}}})"
               "\n",
               draws, used, means, sds);
}

}  // namespace

int main(int count, char** given) {
    std::string const part = count == 5 ? given[1] : "";
    if (part != "child_stays" && part != "expected_ledger" && part != "sobol_points") {
        fmt::print(stderr, "engine_work child_stays|expected_ledger|sobol_points SCENARIO DRAWS SEED\n");
        return 2;
    }
    try {
        std::vector<std::string> settings{fmt::format("run.draws={}", given[3]),
                                          fmt::format("run.seed={}", given[4])};
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
