#include "study/draw_blocks.hpp"
#include "study/prepared.hpp"
#include "study/record.hpp"
#include "study/rounding.hpp"
#include "study/study.hpp"
#include "study/worker.hpp"

#include <algorithm>
#include <memory>
#include <vector>

namespace eigenkracht::study {

namespace {

constexpr std::uint64_t default_block = 16;  // small enough that a stop is felt at once

}  // namespace

ResultsLayout layout(Prepared const& study) {
    auto const& work = study.work();
    return layout_of(work.plan, work.kept, work.integrations);
}

RunSummary run(Prepared const& study, RunOptions const& options, ResultsSink& sink) {
    auto const& plan = study.work().plan;
    auto const& kept = study.work().kept;
    std::vector<std::unique_ptr<Worker>> workers(std::max(1U, options.threads));
    BlockWork work;
    work.draws = plan.scenario.run.draws;
    work.stances = plan.stances();
    work.block_draws = default_block;
    work.work_out = [&](unsigned worker, std::uint64_t first, std::uint64_t count) {
        if (!workers[worker]) {
            workers[worker] = std::make_unique<Worker>(plan, kept, study.work().integrations);
        }
        auto block = empty_block(kept, plan.stances(), first, count);
        for (std::uint64_t draw = first; draw < first + count; ++draw) {
            workers[worker]->draw(draw, block);
        }
        round_money(plan, kept, block);
        return block;
    };
    RunSummary summary = draw_blocks(work, options, sink);
    for (auto const& worker : workers) {
        summary.child_stays += worker ? worker->child_stays() : 0;
    }
    return summary;
}

}  // namespace eigenkracht::study
