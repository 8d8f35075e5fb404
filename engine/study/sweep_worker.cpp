#include "study/sweep_worker.hpp"

#include "analysis/draw_weights.hpp"
#include "core/error.hpp"
#include "formula/expression.hpp"
#include "study/excess.hpp"
#include "study/study.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
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

double mean_of(Column const& values, std::vector<double> const& weights, analysis::Sampling const& sampling) {
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
    DrawBlock block;                              ///< of one draw
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
    plan_.design().fill(point, u_.data());
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
            study(to_outputs.data());
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
    if (bench_->plan.stances() != plan_.base().work().plan.stances() ||
        bench_->plan.beliefs.dimension_names().size() != uniforms_.size()) {
        bench_.reset();
        throw core::InputError("a lever", "another number of stances or uncertain numbers than without it",
                               "levers that leave both as they are");
    }
}

/// Numbers that are varied come from the point, the others stay as they are.
void SweepWorker::uniforms_at(double unpinned) {
    for (std::size_t input = 0; input < u_.size(); ++input) {
        auto const& one = plan_.inputs()[input];
        if (one.kind == SweepInput::Kind::parameter) {
            uniforms_[one.which] = std::isnan(u_[input]) ? unpinned : u_[input];
        }
    }
}

void SweepWorker::draw(std::uint64_t point, double* const* inputs, double* const* outputs) {
    std::fill(uniforms_.begin(), uniforms_.end(), middle);
    uniforms_at(middle);
    Bench& bench = *bench_;
    bench.worker.at(uniforms_, plan_.design().luck(point), 0, bench.block);
    bool const of_region = bench.plan.scenario.has_regions();
    std::vector<double> named;
    for (std::size_t stance = 0; stance < bench.plan.stances(); ++stance) {
        double const* const values = numbers_of(bench.kept, Kept::parameters, bench.block, stance);
        double const* const found =
            numbers_of(bench.kept, of_region ? Kept::questions : Kept::outcomes, bench.block, stance);
        std::size_t const parameters = bench.plan.beliefs.names().size();
        named.assign(values, values + parameters);
        named.push_back(bench.cut_amount ? (*bench.cut_amount)(named.data()) : 0);
        for (std::size_t input = 0; plan_.keeps_inputs() && input < plan_.inputs().size(); ++input) {
            if (plan_.inputs()[input].kind == SweepInput::Kind::parameter) {
                inputs[stance][input] = values[plan_.inputs()[input].parameter];
            }
        }
        for (std::size_t output = 0; output < plan_.outputs().size(); ++output) {
            auto const& one = plan_.outputs()[output];
            double const outcome = found[one.which];
            outputs[stance][output] = one.kind == SweepOutput::Kind::outcome                     ? outcome
                                      : outcome >= bench.thresholds[*one.question](named.data()) ? 1.0
                                                                                                 : 0.0;
        }
    }
}

void SweepWorker::study(double* const* outputs) {
    Bench& bench = *bench_;
    std::uint64_t const draws = bench.plan.scenario.run.draws;
    bool const pinned = std::any_of(plan_.inputs().begin(), plan_.inputs().end(), [](SweepInput const& one) {
        return one.kind == SweepInput::Kind::parameter;
    });
    MemoryResults results(layout(bench.study), draws);
    for (std::uint64_t draw = 0; draw < draws; ++draw) {
        bench.block.first = draw;
        bench.plan.design.fill(draw, uniforms_.data());
        for (std::size_t input = 0; input < u_.size(); ++input) {
            auto const& one = plan_.inputs()[input];
            if (one.kind == SweepInput::Kind::parameter && !std::isnan(u_[input])) {
                uniforms_[one.which] = u_[input];
            }
        }
        bench.worker.at(uniforms_, static_cast<std::uint32_t>(draw), draw, bench.block);
        results.write(bench.block);
    }
    bench.block.first = 0;
    // A price that is held where it is must not be averaged over.
    auto const excess = excess_of(results, bench.study, !pinned);
    ColumnReader const reader(bench.plan, results, weights_in_force(bench.plan, {}), bench.study.work().kept);
    bool const of_region = bench.plan.scenario.has_regions();
    for (std::size_t stance = 0; stance < bench.plan.stances(); ++stance) {
        for (std::size_t output = 0; output < plan_.outputs().size(); ++output) {
            auto const& one = plan_.outputs()[output];
            auto const weights_of = [&](std::size_t question) -> std::vector<double> const& {
                return excess[question].draw_weights[stance];
            };
            if (one.kind == SweepOutput::Kind::outcome) {
                auto const column =
                    reader.column(of_region ? Kept::questions : Kept::outcomes, stance, one.which);
                outputs[stance][output] = mean_of(
                    column, excess.empty() ? std::vector<double>{} : weights_of(0), reader.sampling());
                continue;
            }
            auto const& of = excess[*one.question];
            Column met = of.chances.empty() ? of.by_stance[stance] : of.chances[stance];
            if (of.chances.empty()) {
                for (double& value : met) {
                    value = value >= 0 ? 1 : 0;
                }
            }
            outputs[stance][output] = mean_of(met, weights_of(*one.question), of.sampling);
        }
    }
}

}  // namespace eigenkracht::study
