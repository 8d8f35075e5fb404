#include "analysis/draw_weights.hpp"
#include "analysis/prim.hpp"
#include "core/error.hpp"
#include "study/analyse_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

namespace eigenkracht::study {

namespace {

using analysis::Sampling;
using analysis::SamplingKind;

constexpr double doubtful = 0.05;  // quasi-p-value above which a limit is left out again
constexpr std::size_t most_rows = std::size_t{1} << 15;  // of a long run; more hardly move a limit
constexpr std::size_t least_rows = 50;                   // in each half; fewer tell next to nothing of a box

/// The rows of a view, its bodies of evidence one after another.
struct Pooled {
    std::vector<Column> values;  ///< [input], then which body of evidence
    Column outcome;
    Column weights;
    std::size_t draws = 0;  ///< of each body of evidence
    double worth = 0;       ///< so many draws that count alike; bodies of evidence share theirs

    /// \param inputs  places among `values`
    [[nodiscard]] analysis::DiscoveryRows rows(std::vector<std::size_t> const& inputs) const {
        analysis::DiscoveryRows rows;
        for (std::size_t const input : inputs) {
            rows.inputs.push_back({values[input], input + 1 == values.size()});
        }
        rows.outcome = outcome;
        rows.weights = weights;
        return rows;
    }
    /// Weight of the rows with the outcome, and of all.
    [[nodiscard]] std::pair<double, double> weight() const {
        double met = 0;
        double all = 0;
        for (std::size_t row = 0; row < outcome.size(); ++row) {
            met += weights[row] * outcome[row];
            all += weights[row];
        }
        return {met, all};
    }
};

Pooled pooled(ConditionRows const& rows, std::vector<std::size_t> const& view,
              std::vector<double> const& stance_weights, bool met) {
    Pooled result;
    result.draws = rows.outcome.front().size();
    result.values.resize(rows.values.front().size() + 1);
    for (std::size_t const stance : view) {
        for (std::size_t input = 0; input + 1 < result.values.size(); ++input) {
            auto const& column = rows.values[stance][input];
            result.values[input].insert(result.values[input].end(), column.begin(), column.end());
        }
        result.values.back().insert(result.values.back().end(), result.draws, static_cast<double>(stance));
        bool const alike = rows.draw_weights.empty() || rows.draw_weights[stance].empty();
        auto const worth =
            alike ? static_cast<double>(result.draws) : analysis::effective_draws(rows.draw_weights[stance]);
        result.worth = stance == view.front() ? worth : std::min(result.worth, worth);
        for (std::size_t draw = 0; draw < result.draws; ++draw) {
            double const chance = rows.outcome[stance][draw];
            result.outcome.push_back(met ? chance : 1 - chance);
            result.weights.push_back((view.size() == 1 ? 1 : stance_weights[stance]) *
                                     (alike ? 1 : rows.draw_weights[stance][draw]));
        }
    }
    return result;
}

/// Inputs that say something: known in every row, and not the same in all.
std::vector<std::size_t> that_vary(Pooled const& rows) {
    std::vector<std::size_t> found;
    for (std::size_t input = 0; input < rows.values.size(); ++input) {
        auto const& column = rows.values[input];
        bool const known =
            std::all_of(column.begin(), column.end(), [](double value) { return std::isfinite(value); });
        bool const varies =
            std::any_of(column.begin(), column.end(), [&](double value) { return value != column.front(); });
        if (known && varies) {
            found.push_back(input);
        }
    }
    return found;
}

/// Rows in an order of their own; strata keep their luck side by side.
ConditionRows picked(ConditionRows const& rows, std::vector<std::size_t> const& which,
                     Sampling const& sampling) {
    auto const pick = [&](Column const& column) {
        Column result;
        for (std::size_t const row : which) {
            result.push_back(column[row]);
        }
        return result;
    };
    ConditionRows result;
    result.sampling = sampling;
    for (std::size_t stance = 0; stance < rows.outcome.size(); ++stance) {
        auto& values = result.values.emplace_back();
        for (auto const& column : rows.values[stance]) {
            values.push_back(pick(column));
        }
        result.outcome.push_back(pick(rows.outcome[stance]));
        if (!rows.draw_weights.empty()) {
            result.draw_weights.push_back(
                rows.draw_weights[stance].empty() ? Column() : pick(rows.draw_weights[stance]));
        }
    }
    return result;
}

/// Without the rows that failed.
ConditionRows finite_rows(ConditionRows rows) {
    std::size_t const all = rows.outcome.front().size();
    std::vector<std::size_t> there;
    for (std::size_t row = 0; row < all; ++row) {
        bool const finite = std::all_of(rows.outcome.begin(), rows.outcome.end(),
                                        [&](Column const& column) { return std::isfinite(column[row]); });
        if (finite) {
            there.push_back(row);
        }
    }
    // With points missing, replicates and strata are not what they were.
    return there.size() == all ? rows : picked(rows, there, Sampling{});
}

/// About every second row, without a period that a grid could share.
bool in_turn_of_golden_ratio(std::uint64_t row) {
    constexpr std::uint64_t golden_ratio = 0x9E3779B97F4A7C15;  // of 2^64
    return ((row * golden_ratio) >> 63U) == 0;
}

/// A box in one view of one output, sought on one half of the rows and told by the other.
class Conditions {
public:
    Conditions(AnalysisInProgress& progress, std::vector<std::string> const& inputs,
               std::string const& output)
        : progress_(progress),
          inputs_(inputs),
          output_(output),
          limits_(progress.table("box_limits", "Conditions under which a threshold is met, or missed",
                                 {"output", "evidence", "outcome", "input", "true_evidence"},
                                 {"low", "high", "quasi_p"}, {"input", "input", "1"})),
          boxes_(progress.table("boxes",
                                "How much of an outcome lies within its conditions, and how sure it is there",
                                {"output", "evidence", "outcome"},
                                {"share", "coverage", "coverage_low", "coverage_high", "density",
                                 "density_low", "density_high", "mass", "limits"},
                                {"1", "1", "1", "1", "1", "1", "1", "1", "1"})),
          way_(progress.table("box_way",
                              "The way inwards: coverage given up for density, on the rows it was sought in",
                              {"output", "evidence", "outcome"},
                              {"step", "coverage", "density", "mass", "limits"}, {"1", "1", "1", "1", "1"})) {
    }

    void add(std::pair<ConditionRows, ConditionRows> const& halves, std::vector<std::size_t> const& view,
             bool met) {
        std::string const outcome = met ? outcome_met : outcome_missed;
        std::vector<std::string> const keys{output_, progress_.name_of(view), outcome};
        auto const sought = pooled(halves.first, view, progress_.weights, met);
        auto const told = pooled(halves.second, view, progress_.weights, met);
        auto const [sought_met, sought_all] = sought.weight();
        auto const [told_met, told_all] = told.weight();
        if (!(sought.worth >= static_cast<double>(least_rows)) ||
            !(told.worth >= static_cast<double>(least_rows))) {
            progress_.note(
                fmt::format("{}, {}: no conditions: weighed by published numbers, half of the draws is worth "
                            "fewer than {}.",
                            output_, keys[1], least_rows));
            return;
        }
        double const share = (sought_met + told_met) / (sought_all + told_all);
        auto const used = that_vary(sought);
        if (used.empty() || sought_met <= 0 || sought_met >= sought_all || told_met <= 0) {
            // Nothing could be sought, or what was found could not be told of: how many limits there are is not known.
            boxes_.rows.push_back(
                {keys, {share, nothing, nothing, nothing, nothing, nothing, nothing, nothing, nothing}});
            return;
        }
        auto const rows = sought.rows(used);
        auto const way = analysis::peel(rows);
        for (std::size_t step = 0; step < way.size(); ++step) {
            way_.rows.push_back({keys,
                                 {static_cast<double>(step), way[step].coverage, way[step].density,
                                  way[step].mass, static_cast<double>(way[step].limits.size())}});
        }
        auto const box = analysis::without_doubtful(
            rows, analysis::paste(rows, way[analysis::choose_box(way, analysis::BoxChoice::balanced)]),
            doubtful, sought.worth);
        auto const others = told.rows(used);
        auto const checked = analysis::check_box(others, box, told.draws, halves.second.sampling);
        auto const chances = analysis::quasi_p_values(others, box, told.worth);
        boxes_.rows.push_back({keys,
                               {share, checked.box.coverage, checked.coverage.low, checked.coverage.high,
                                checked.box.density, checked.density.low, checked.density.high,
                                checked.box.mass, static_cast<double>(box.limits.size())}});
        for (std::size_t limit = 0; limit < box.limits.size(); ++limit) {
            add_limit(keys, box.limits[limit], used[box.limits[limit].input], chances[limit]);
        }
    }

private:
    /// A row for numbers between limits, or one for each body of evidence.
    void add_limit(std::vector<std::string> const& box, analysis::BoxLimit const& limit, std::size_t input,
                   double quasi_p) {
        auto const add = [&](std::string const& what, std::string const& evidence, double low, double high) {
            auto keys = box;
            keys.insert(keys.end(), {what, evidence});
            limits_.rows.push_back({std::move(keys), {low, high, quasi_p}});
        };
        for (double const category : limit.categories) {
            add(which_evidence, progress_.evidence[static_cast<std::size_t>(category)], nothing, nothing);
        }
        auto const bound = [](double value) { return std::isfinite(value) ? value : nothing; };
        if (limit.categories.empty()) {
            add(inputs_[input], "", bound(limit.low), bound(limit.high));
        }
    }

    AnalysisInProgress& progress_;
    std::vector<std::string> const& inputs_;
    std::string const& output_;
    EstimateTable& limits_;
    EstimateTable& boxes_;
    EstimateTable& way_;
};

}  // namespace

std::size_t ConditionRows::rows() const { return values.front().front().size(); }

std::pair<ConditionRows, ConditionRows> halves(ConditionRows const& rows) {
    constexpr unsigned fewest = 4;  // replicates, of which each half needs two for an error
    bool const by_replicate = rows.sampling.kind == SamplingKind::sobol && rows.sampling.replicates >= fewest;
    unsigned const turns = rows.sampling.replicates;
    std::vector<std::size_t> first;
    std::vector<std::size_t> second;
    for (std::size_t row = 0; row < rows.outcome.front().size(); ++row) {
        bool const in_first = by_replicate ? row % turns < turns / 2 : in_turn_of_golden_ratio(row);
        (in_first ? first : second).push_back(row);
    }
    auto const sampling = [&](unsigned replicates) {
        return by_replicate ? Sampling{SamplingKind::sobol, replicates} : Sampling{};
    };
    return {picked(rows, first, sampling(turns / 2)), picked(rows, second, sampling(turns - turns / 2))};
}

std::optional<ConditionRows> conditions_of(AnalysisInProgress& progress, Plan const& plan,
                                           ColumnReader const& reader, SpreadData const& data) {
    if (data.inputs.empty()) {
        return std::nullopt;
    }
    if (!reader.has(Kept::parameters)) {
        progress.note("No conditions: the run did not keep the values of its uncertain numbers.");
        return std::nullopt;
    }
    ConditionRows rows;
    rows.sampling = reader.sampling();
    auto const multiple = std::max<std::uint64_t>(1, rows.sampling.replicates);
    std::uint64_t const count =
        reader.draws() <= most_rows ? reader.draws() : most_rows / multiple * multiple;
    auto const first = [&](Column column) {
        column.resize(std::min<std::uint64_t>(column.size(), count));
        return column;
    };
    for (std::size_t stance = 0; stance < reader.stances(); ++stance) {
        auto& values = rows.values.emplace_back();
        for (auto const& input : data.inputs) {
            values.push_back(first(reader.column(Kept::parameters, stance, plan.beliefs.index(input))));
        }
        rows.outcome.emplace_back(count);
        auto const weights = reader.draw_weights(stance);
        rows.draw_weights.push_back(first({weights.begin(), weights.end()}));
    }
    return rows;
}

void add_conditions(AnalysisInProgress& progress, SweepPlan const& plan, SweptPoints const& points,
                    OutputAt const& output) {
    using Way = SweepSpec::Design;
    auto const design = plan.spec().design;
    if (design == Way::morris || design == Way::one_at_a_time) {
        return;  // their points do not tell how frequent anything is
    }
    if (!plan.keeps_inputs()) {
        progress.note(
            "No conditions under which thresholds are met: the sweep did not keep the values of its inputs "
            "(keep_inputs = true).");
        return;
    }
    std::vector<std::string> names;
    for (auto const& input : plan.inputs()) {
        names.push_back(input.name);
    }
    // Of a Saltelli design the rows of A and of B are two samples; what lies between them repeats their numbers.
    std::size_t const blocks = plan.design().blocks().size();
    bool const saltelli = design == Way::saltelli;
    auto const rows_of = [&](std::size_t block) {
        auto const of_block = [&](Column const& all) {
            Column column;
            for (std::size_t point = block; point < all.size(); point += saltelli ? blocks : 1) {
                column.push_back(all[point]);
            }
            return column;
        };
        ConditionRows rows;
        rows.sampling = plan.design().sampling();
        for (std::size_t stance = 0; stance < progress.weights.size(); ++stance) {
            auto& values = rows.values.emplace_back();
            for (std::size_t input = 0; input < names.size(); ++input) {
                values.push_back(of_block(points.input(stance, input)));
            }
            rows.outcome.push_back(of_block(points.output(stance, output.which)));
        }
        return finite_rows(std::move(rows));
    };
    add_boxes(progress, names, saltelli ? std::pair(rows_of(0), rows_of(1)) : halves(rows_of(0)),
              output.name);
}

void add_boxes(AnalysisInProgress& progress, std::vector<std::string> const& inputs,
               std::pair<ConditionRows, ConditionRows> const& halves, std::string const& output) {
    if (std::min(halves.first.outcome.front().size(), halves.second.outcome.front().size()) < least_rows) {
        progress.note(
            fmt::format("{}: no conditions, which need {} rows to be sought in and as many to be "
                        "told by.",
                        output, least_rows));
        return;
    }
    Conditions conditions(progress, inputs, output);
    for (auto const& view : progress.views()) {
        for (bool const met : {false, true}) {
            conditions.add(halves, view, met);
        }
    }
}

}  // namespace eigenkracht::study
