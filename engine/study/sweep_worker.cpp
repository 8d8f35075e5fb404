#include "study/sweep_worker.hpp"

#include "analysis/draw_weights.hpp"
#include "core/error.hpp"
#include "formula/expression.hpp"
#include "study/calibration.hpp"
#include "study/excess.hpp"
#include "study/study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

namespace eigenkracht::study {

namespace {

constexpr double middle = 0.5;
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// What a point needs of a draw: its numbers, and what comes out.
std::vector<KeptVariable> needed(std::vector<KeptVariable> kept) {
    std::erase_if(kept, [](KeptVariable const& one) {
        return one.what != Kept::parameters && one.what != Kept::questions && one.what != Kept::outcomes;
    });
    return kept;
}

/// A variable's numbers of one draw of a block of one.
double const* numbers_of(std::vector<KeptVariable> const& kept, Kept what, DrawBlock const& block,
                         std::size_t stance) {
    for (std::size_t v = 0; v < kept.size(); ++v) {
        if (kept[v].what == what) {
            return block.data[v].data() + stance * kept[v].size;
        }
    }
    return nullptr;
}

double mean_of(Column const& values, std::span<double const> weights, analysis::Sampling const& sampling) {
    return analysis::mean_with_error(values, weights, sampling).mean;
}

}  // namespace

/// A scenario at some levels of the levers.
struct SweepWorker::Bench {
    Bench(SweepPlan const& sweep, Prepared prepared, std::vector<std::string> levers)
        : settings(std::move(levers)),
          study(std::move(prepared)),
          plan(study.work().plan),
          kept(sweep.studies() ? study.work().kept : needed(study.work().kept)),
          worker(plan, kept, sweep.studies() ? study.work().integrations : no_integrations),
          block(empty_block(kept, plan.stances(), 0, 1)) {
        for (auto const& question : plan.scenario.questions) {
            thresholds.emplace_back(question.at_least, plan.names, plan.scenario.tables);
        }
        if (plan.scenario.cut.given) {
            cut_amount.emplace(plan.scenario.cut.amount_eur, plan.beliefs.names(), plan.scenario.tables);
        }
    }

    std::vector<std::string> settings;
    Prepared study;
    Plan const& plan;
    std::vector<Integration> const no_integrations;
    std::vector<KeptVariable> const kept;
    Worker worker;
    DrawBlock block;                      ///< of one draw
    std::vector<std::size_t> dimensions;  ///< of each uncertain number: its place among those of the base
    std::vector<double> uniforms;         ///< likewise
    std::vector<formula::Expression> thresholds;  ///< by question
    std::optional<formula::Expression> cut_amount;
};

SweepWorker::SweepWorker(SweepPlan const& plan)
    : plan_(plan),
      u_(plan.design().inputs()),
      uniforms_(plan.base().work().plan.beliefs.dimension_names().size()) {}

SweepWorker::~SweepWorker() = default;

std::optional<std::string> SweepWorker::point(std::uint64_t point, std::uint64_t place, DrawBlock& block) {
    try {
        work_out(point, place, block);
        return std::nullopt;
    } catch (core::ScenarioError const& error) {
        return error.what();
    } catch (core::InputError const& error) {
        return error.what();
    } catch (core::NotReached const& error) {
        return error.what();
    }
}

void SweepWorker::work_out(std::uint64_t point, std::uint64_t place, DrawBlock& block) {
    auto const stances = plan_.base().work().plan.stances();
    std::size_t const inputs = plan_.inputs().size();
    std::size_t const outputs = plan_.outputs().size();
    plan_.design().fill(point, u_.data(), tables_);
    // By stance: where the numbers go.
    std::vector<double*> to_inputs;
    std::vector<double*> to_outputs;
    for (std::size_t stance = 0; stance < stances; ++stance) {
        auto const row = stance * block.count + (place - block.first);
        to_outputs.push_back(block.data[0].data() + row * outputs);
        if (plan_.keeps_inputs()) {
            to_inputs.push_back(block.data[1].data() + row * inputs);
            for (std::size_t input = 0; input < inputs; ++input) {
                to_inputs.back()[input] = plan_.level(input, point, u_.data());
            }
        }
        std::fill_n(to_outputs.back(), outputs, nothing);
    }
    take(plan_.settings(point, u_.data()));
    try {
        if (plan_.studies()) {
            study(to_inputs.data(), to_outputs.data());
        } else {
            draw(point, to_inputs.data(), to_outputs.data());
        }
    } catch (...) {
        // Nothing of a point that failed half-way.
        for (std::size_t stance = 0; stance < stances; ++stance) {
            std::fill_n(to_outputs[stance], outputs, nothing);
        }
        throw;
    }
}

void SweepWorker::take(std::vector<std::string> const& settings) {
    if (bench_ && bench_->settings == settings) {
        return;
    }
    bench_.reset();
    auto prepared = settings.empty() ? plan_.base() : plan_.at(settings);
    bench_ = std::make_unique<Bench>(plan_, std::move(prepared), settings);
    auto const& base = plan_.base().work().plan;
    auto const& drawn = base.beliefs.dimension_names();
    for (auto const& name : bench_->plan.beliefs.dimension_names()) {
        auto const at = std::find(drawn.begin(), drawn.end(), name);
        if (at == drawn.end()) {
            bench_.reset();
            throw core::InputError("a lever", fmt::format("{} is drawn with it, and is not without it", name),
                                   "levers that make nothing uncertain");
        }
        bench_->dimensions.push_back(static_cast<std::size_t>(at - drawn.begin()));
    }
    if (bench_->plan.stances() != base.stances()) {
        bench_.reset();
        throw core::InputError("a lever", "another number of stances than without it",
                               "levers that leave stances as they are");
    }
}

/// Numbers that are varied come from the point, the others stay as they are in `uniforms_`; a lever may have fixed some.
std::vector<double> const& SweepWorker::uniforms_at_point() {
    for (std::size_t input = 0; input < u_.size(); ++input) {
        auto const& one = plan_.inputs()[input];
        if (one.kind == SweepInput::Kind::parameter && !std::isnan(u_[input])) {
            uniforms_[one.which] = u_[input];
        }
    }
    bench_->uniforms.clear();
    for (std::size_t const dimension : bench_->dimensions) {
        bench_->uniforms.push_back(uniforms_[dimension]);
    }
    return bench_->uniforms;
}

void SweepWorker::draw(std::uint64_t point, double* const* inputs, double* const* outputs) {
    std::fill(uniforms_.begin(), uniforms_.end(), middle);
    Bench& bench = *bench_;
    bench.worker.at(uniforms_at_point(), plan_.design().luck(point), 0, bench.block);
    bool const of_region = bench.plan.scenario.has_regions();
    std::vector<double> named;
    for (std::size_t stance = 0; stance < bench.plan.stances(); ++stance) {
        double const* const values = numbers_of(bench.kept, Kept::parameters, bench.block, stance);
        double const* const found =
            numbers_of(bench.kept, of_region ? Kept::questions : Kept::outcomes, bench.block, stance);
        std::size_t const parameters = bench.plan.beliefs.names().size();
        named.assign(values, values + parameters);
        named.push_back(bench.cut_amount ? (*bench.cut_amount)(named.data()) : 0);
        note_inputs(values, inputs, stance);
        for (std::size_t output = 0; output < plan_.outputs().size(); ++output) {
            auto const& one = plan_.outputs()[output];
            double const outcome = found[one.which];
            outputs[stance][output] = one.kind == SweepOutput::Kind::outcome                     ? outcome
                                      : outcome >= bench.thresholds[*one.question](named.data()) ? 1.0
                                                                                                 : 0.0;
        }
    }
}

/// The values that varied numbers have in a draw; those that are left alone have none.
void SweepWorker::note_inputs(double const* values, double* const* inputs, std::size_t stance) const {
    for (std::size_t input = 0; plan_.keeps_inputs() && input < plan_.inputs().size(); ++input) {
        auto const& one = plan_.inputs()[input];
        if (one.kind == SweepInput::Kind::parameter && (!plan_.studies() || !std::isnan(u_[input]))) {
            inputs[stance][input] = values[one.parameter];
        }
    }
}

void SweepWorker::study(double* const* inputs, double* const* outputs) {
    Bench& bench = *bench_;
    std::uint64_t const draws = bench.plan.scenario.run.draws;
    bool const pinned = std::any_of(plan_.inputs().begin(), plan_.inputs().end(), [](SweepInput const& one) {
        return one.kind == SweepInput::Kind::parameter;
    });
    MemoryResults results(layout(bench.study), draws);
    for (std::uint64_t draw = 0; draw < draws; ++draw) {
        bench.block.first = draw;
        plan_.base().work().plan.design.fill(draw, uniforms_.data());
        bench.worker.at(uniforms_at_point(), static_cast<std::uint32_t>(draw), draw, bench.block);
        results.write(bench.block);
        for (std::size_t stance = 0; draw == 0 && pinned && stance < bench.plan.stances(); ++stance) {
            note_inputs(numbers_of(bench.kept, Kept::parameters, bench.block, stance), inputs, stance);
        }
    }
    bench.block.first = 0;
    // A price that is held where it is must not be averaged over.
    auto const excess = excess_of(results, bench.study, !pinned);
    ColumnReader reader(bench.plan, results, weights_in_force(bench.plan, {}), bench.study.work().kept);
    weigh(bench.plan, reader, calibrate(bench.plan, reader));
    bool const of_region = bench.plan.scenario.has_regions();
    for (std::size_t stance = 0; stance < bench.plan.stances(); ++stance) {
        auto const weights = reader.draw_weights(stance);
        for (std::size_t output = 0; output < plan_.outputs().size(); ++output) {
            auto const& one = plan_.outputs()[output];
            if (one.kind == SweepOutput::Kind::outcome) {
                auto const column =
                    reader.column(of_region ? Kept::questions : Kept::outcomes, stance, one.which);
                outputs[stance][output] = mean_of(column, weights, reader.sampling());
                continue;
            }
            auto const& of = excess[*one.question];
            Column met = of.chances.empty() ? of.by_stance[stance] : of.chances[stance];
            if (of.chances.empty()) {
                for (double& value : met) {
                    value = value >= 0 ? 1 : 0;
                }
            }
            outputs[stance][output] = mean_of(met, weights, of.sampling);
        }
    }
}

}  // namespace eigenkracht::study
