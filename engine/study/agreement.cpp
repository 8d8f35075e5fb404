#include "study/agreement.hpp"

#include "core/error.hpp"
#include "pathway/cohort.hpp"
#include "pathway/evaluator.hpp"
#include "pathway/outcomes.hpp"
#include "pathway/sampler.hpp"
#include "study/estimand_solver.hpp"

#include <fmt/format.h>
#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace eigenkracht::study {

namespace {

constexpr double enough_people = 100;  // for a standard error that can be trusted
constexpr double rounding = 1e-9;      // relative; what sums in another order may differ by

/// A draw's place in the scenario's design.
std::vector<double> uniforms_of(Plan const& plan, std::uint64_t draw) {
    std::vector<double> uniforms(plan.design.dimensions());
    plan.design.fill(draw, uniforms.data());
    return uniforms;
}

/// Follows sampled people through one strategy and entry class, and adds up their months in each meter.
class Follower {
public:
    explicit Follower(Plan const& plan)
        : plan_(plan), evaluator_(*plan.pathway), sampler_(*plan.pathway, plan.seed()) {}

    void prepare(double const* parameters, std::size_t strategy) {
        evaluator_.evaluate(parameters, strategy, tables_, plan_.pathway->cycles());
        sampler_.prepare(tables_, prepared_);
    }

    /// Mean and standard error of the months in every meter.
    std::vector<AgreementLine> months(std::size_t entry, std::uint32_t group, std::uint64_t persons) {
        auto const& meters = plan_.world.meters;
        std::vector<double> sum(meters.size());
        std::vector<double> squares(meters.size());
        std::vector<double> seen(meters.size());
        for (std::uint64_t person = 0; person < persons; ++person) {
            sampler_.sample(prepared_, entry, {0, group, static_cast<std::uint32_t>(person)},
                            plan_.pathway->cycles(), stays_);
            for (std::size_t m = 0; m < meters.size(); ++m) {
                double const months = months_in(meters[m]);
                sum[m] += months;
                squares[m] += months * months;
                seen[m] += months > 0 ? 1 : 0;
            }
        }
        auto const n = static_cast<double>(persons);
        std::vector<AgreementLine> lines(meters.size());
        for (std::size_t m = 0; m < meters.size(); ++m) {
            lines[m].individual = sum[m] / n;
            double const variance = std::max(0.0, (squares[m] - sum[m] * sum[m] / n) / (n - 1));
            lines[m].individual_error = std::sqrt(variance / n);
            lines[m].seen = seen[m];
        }
        return lines;
    }

private:
    [[nodiscard]] double months_in(pathway::Meter const& meter) const {
        double months = 0;
        for (auto const& stay : stays_) {
            if (meter.states[stay.state] != 0) {
                int from = stay.from;
                int to = stay.to;
                if (meter.window) {
                    from = std::max(from, stay.from + meter.window->first - stay.entered_at_time);
                    to = std::min(to, stay.from + meter.window->second - stay.entered_at_time);
                }
                months += std::max(0, to - from);
            }
        }
        return months;
    }

    Plan const& plan_;
    pathway::Evaluator evaluator_;
    pathway::Sampler sampler_;
    pathway::Tables tables_;
    pathway::Prepared prepared_;
    std::vector<pathway::Stay> stays_;
};

void compare_region(Plan const& exact, Plan const& sampled, std::uint64_t draw, std::uint64_t persons,
                    std::vector<AgreementLine>& lines) {
    auto const exact_values = parameters_of(exact, uniforms_of(exact, draw));
    auto const sampled_values = parameters_of(sampled, uniforms_of(sampled, draw));
    pathway::Evaluator evaluator(*exact.pathway);
    pathway::Cohort cohort(*exact.pathway);
    pathway::Tables tables;
    Follower follower(sampled);
    auto const& spec = exact.pathway->spec();
    std::uint32_t group = 0;
    for (std::size_t stance = 0; stance < exact.stances(); ++stance) {
        for (std::size_t strategy = 0; strategy < spec.strategies.size(); ++strategy) {
            evaluator.evaluate(exact_values[stance].data(), strategy, tables, exact.pathway->cycles());
            follower.prepare(sampled_values[stance].data(), strategy);
            for (std::size_t entry = 0; entry < spec.entries.size(); ++entry, ++group) {
                cohort.solve(tables, entry, exact.pathway->cycles());
                auto of_entry = follower.months(entry, group, persons);
                for (std::size_t m = 0; m < of_entry.size(); ++m) {
                    for (double const share : cohort.occupancy(exact.world.meters[m])) {
                        of_entry[m].cohort += share;
                    }
                    of_entry[m].expected =
                        static_cast<double>(persons) * of_entry[m].cohort / exact.pathway->cycles();
                    of_entry[m].what =
                        fmt::format("{}, {}, {}, meter {}", exact.beliefs.stances()[stance].name,
                                    spec.strategies[strategy].name, spec.entries[entry].name, m);
                    lines.push_back(std::move(of_entry[m]));
                }
            }
        }
    }
}

void compare_persons(Plan const& exact, Plan const& sampled, std::uint64_t draw, std::uint64_t persons,
                     std::vector<AgreementLine>& lines) {
    auto const exact_values = parameters_of(exact, uniforms_of(exact, draw));
    auto const sampled_values = parameters_of(sampled, uniforms_of(sampled, draw));
    pathway::Evaluator of_exact(*exact.pathway);
    pathway::Evaluator of_sampled(*sampled.pathway);
    pathway::Cohort cohort(*exact.pathway);
    pathway::Sampler sampler(*sampled.pathway, sampled.seed());
    pathway::Tables tables;
    pathway::Tables sampled_tables;
    auto const& spec = exact.pathway->spec();
    for (std::size_t stance = 0; stance < exact.stances(); ++stance) {
        for (std::size_t strategy = 0; strategy < spec.strategies.size(); ++strategy) {
            of_exact.evaluate(exact_values[stance].data(), strategy, tables, spec.cycles);
            of_sampled.evaluate(sampled_values[stance].data(), strategy, sampled_tables, spec.cycles);
            auto const expected = pathway::cohort_outcomes(*exact.pathway, cohort, tables);
            auto const estimated = pathway::individual_outcomes(*sampled.pathway, sampler, sampled_tables,
                                                                static_cast<std::uint32_t>(draw), persons);
            for (std::size_t o = 0; o < expected.size(); ++o) {
                auto const everybody = static_cast<double>(persons);
                lines.push_back({fmt::format("{}, {}", spec.strategies[strategy].name, spec.outcomes[o].name),
                                 expected[o], estimated.mean[o], std::sqrt(estimated.variance_of_mean[o]),
                                 everybody, everybody});
            }
        }
    }
}

}  // namespace

std::vector<AgreementLine> agreement(Plan const& exact, Plan const& sampled, std::uint64_t draw,
                                     std::uint64_t persons) {
    if (persons < 2) {
        throw core::InputError("people sampled to compare the solvers", static_cast<double>(persons),
                               "at least 2");
    }
    std::vector<AgreementLine> lines;
    if (exact.pathway) {
        (exact.scenario.has_regions() ? compare_region : compare_persons)(exact, sampled, draw, persons,
                                                                          lines);
    }
    return lines;
}

AgreementVerdict judge(std::vector<AgreementLine> const& lines, double false_alarm) {
    AgreementVerdict verdict;
    auto const can_be_judged = [](AgreementLine const& line) {
        return std::max(line.seen, line.expected) >= enough_people;
    };
    verdict.judged = static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), can_be_judged));
    if (verdict.judged == 0) {
        return verdict;
    }
    boost::math::normal const standard;
    verdict.limit = boost::math::quantile(
        boost::math::complement(standard, false_alarm / 2 / static_cast<double>(verdict.judged)));
    for (auto const& line : lines) {
        if (!can_be_judged(line)) {
            continue;
        }
        double const difference = std::abs(line.cohort - line.individual);
        bool const equal = difference <= rounding * std::max(1.0, std::abs(line.cohort));
        double const distance = equal                       ? 0
                                : line.individual_error > 0 ? difference / line.individual_error
                                                            : std::numeric_limits<double>::infinity();
        if (distance > verdict.largest) {
            verdict.largest = distance;
            verdict.where = line.what;
        }
    }
    return verdict;
}

}  // namespace eigenkracht::study
