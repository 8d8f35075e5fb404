#include "study/decision_sample.hpp"

#include "core/fixed_sum.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace eigenkracht::study {

namespace {

/// Numbers of the picked draws. \param columns  [stratum]
std::vector<double> picked(std::vector<PickedDraw> const& picks, std::vector<Column const*> const& columns) {
    std::vector<double> values;
    values.reserve(picks.size());
    for (auto const& pick : picks) {
        values.push_back((*columns[pick.stratum])[pick.draw]);
    }
    return values;
}

bool varies(std::vector<double> const& values) {
    return std::any_of(values.begin(), values.end(), [&](double value) { return value != values.front(); });
}

std::vector<Column const*> of_option(std::vector<std::vector<Column>> const& columns, std::size_t option) {
    std::vector<Column const*> found;
    for (auto const& of_stance : columns) {
        found.push_back(&of_stance[option]);
    }
    return found;
}

std::vector<std::vector<double>> pair_weights(ColumnReader const& reader,
                                              std::vector<std::size_t> const& stances) {
    std::vector<double> shares;
    for (std::size_t const stance : stances) {
        shares.push_back(reader.weights()[stance]);
    }
    double const all = core::fixed_sum(shares);
    std::vector<std::vector<double>> weights;
    for (std::size_t s = 0; s < stances.size(); ++s) {
        auto const own = reader.draw_weights(stances[s]);
        auto& of_stance = weights.emplace_back(own.begin(), own.end());
        if (own.empty()) {
            of_stance.assign(reader.draws(), 1.0);
        }
        double const total = core::fixed_sum(of_stance);
        scale(of_stance, shares[s] / all / total);
    }
    return weights;
}

}  // namespace

std::vector<PickedDraw> stratified_picks(std::vector<std::vector<double>> const& weights, random::Seed seed,
                                         std::string const& name) {
    std::size_t const draws = weights.front().size();
    auto const hash = random::name_hash(name);
    std::vector<PickedDraw> picks;
    PickedDraw at;
    PickedDraw last;     // that has weight
    double reached = 0;  // weight of all pairs before `at`
    for (std::size_t row = 0; row < draws; ++row) {
        double const u =
            random::uniform(seed, random::Purpose::pick, hash, static_cast<std::uint32_t>(row), 0, 0);
        double const position = (static_cast<double>(row) + u) / static_cast<double>(draws);
        while (at.draw < draws && reached + weights[at.stratum][at.draw] <= position) {
            reached += weights[at.stratum][at.draw];
            last = weights[at.stratum][at.draw] > 0 ? at : last;
            at = at.stratum + 1 < weights.size() ? PickedDraw{at.draw, at.stratum + 1}
                                                 : PickedDraw{at.draw + 1, 0};
        }
        picks.push_back(at.draw < draws ? at : last);  // sums may fall short of 1 by a rounding
    }
    return picks;
}

DecisionSample sample_of(Plan const& plan, ColumnReader const& reader, DecisionSpec const& decision,
                         DecisionValues const& values, OptionColumns const& options) {
    auto const& stances = values.stances();
    auto const picks = stratified_picks(pair_weights(reader, stances), plan.seed(), decision.name);
    DecisionSample sample;
    sample.decision = decision.name;
    std::vector<Column const*> willing;
    for (auto const& column : options.willingness) {
        willing.push_back(&column);
    }
    auto const willingness = picked(picks, willing);
    bool const several_prices = varies(willingness);
    sample.willingness = several_prices ? 1 : willingness.front();
    for (std::size_t option = 0; option < decision.options.size(); ++option) {
        sample.options.push_back(decision.options[option].name);
        auto& effect = sample.effect.emplace_back(picked(picks, of_option(options.effect, option)));
        sample.cost.push_back(picked(picks, of_option(options.cost, option)));
        for (std::size_t row = 0; several_prices && row < effect.size(); ++row) {
            effect[row] *= willingness[row];
        }
    }
    for (std::size_t parameter = 0; reader.has(Kept::parameters) && parameter < plan.cut_amount;
         ++parameter) {
        bool const everywhere = std::all_of(stances.begin(), stances.end(), [&](std::size_t stance) {
            return plan.beliefs.parameter(parameter, stance).exists;
        });
        if (!everywhere) {
            continue;
        }
        std::vector<Column> columns;
        std::vector<Column const*> pointers;
        for (std::size_t const stance : stances) {
            columns.push_back(reader.column(Kept::parameters, stance, parameter));
        }
        for (auto const& column : columns) {
            pointers.push_back(&column);
        }
        auto numbers = picked(picks, pointers);
        if (varies(numbers)) {
            sample.inputs.push_back(plan.beliefs.names()[parameter]);
            sample.values.push_back(std::move(numbers));
        }
    }
    for (auto const& pick : picks) {
        if (stances.size() > 1) {
            sample.evidence.push_back(plan.beliefs.stances()[stances[pick.stratum]].name);
        }
    }
    return sample;
}

}  // namespace eigenkracht::study
