#include "analysis/shapley.hpp"

#include "analysis/columns.hpp"
#include "analysis/cross_fit.hpp"
#include "analysis/input_places.hpp"
#include "analysis/polynomial_terms.hpp"
#include "analysis/student.hpp"
#include "core/error.hpp"
#include "random/permutation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <numeric>

namespace eigenkracht::analysis {
namespace {

constexpr std::size_t most_draws = std::size_t{1} << 15U;
constexpr std::size_t most_players = 64;
constexpr std::size_t most_by_sets = 12;
constexpr std::size_t most_terms = 500;
constexpr double draws_for_a_term = 8;

/// From few terms to many.
constexpr TermLimits ladder[] = {{1, 1}, {2, 1}, {2, 2},  {3, 1},  {3, 2},  {3, 3}, {5, 1},
                                 {5, 2}, {5, 3}, {4, 4},  {5, 5},  {8, 2},  {8, 4}, {6, 6},
                                 {8, 6}, {8, 8}, {12, 1}, {12, 2}, {12, 4}, {12, 8}};

/// Players of the game: inputs, or their groups.
std::vector<std::size_t> players_of(std::size_t inputs, ShapleyGroups const& groups) {
    std::vector<std::size_t> player_of(groups.group_of.begin(), groups.group_of.end());
    if (player_of.empty()) {
        player_of.resize(inputs);
        std::iota(player_of.begin(), player_of.end(), std::size_t{0});
    }
    if (player_of.size() != inputs) {
        throw core::InputError("groups of inputs", fmt::format("{} for {} inputs", player_of.size(), inputs),
                               "one for each input");
    }
    std::size_t const players = *std::max_element(player_of.begin(), player_of.end()) + 1;
    if (players > most_players) {
        throw core::InputError("inputs or groups of a Shapley effect", static_cast<double>(players),
                               fmt::format("at most {}; put some into groups", most_players));
    }
    for (std::size_t player = 0; player < players; ++player) {
        if (std::find(player_of.begin(), player_of.end(), player) == player_of.end()) {
            throw core::InputError(fmt::format("group {} of inputs", player), "no input", "at least one");
        }
    }
    return player_of;
}

/// A sum of mean squares explained, with what each fold adds to it to the first order.
struct Value {
    double value = 0;
    std::vector<double> of_fold;

    explicit Value(std::size_t folds) : of_fold(folds, 0.0) {}
    void add(double factor, double explained, std::vector<double> const& influence) {
        value += factor * explained;
        for (std::size_t fold = 0; fold < of_fold.size(); ++fold) {
            of_fold[fold] += factor * influence[fold];
        }
    }
};

/// The regression and the game that is played with it.
class Game {
public:
    Game(CrossFit const& sums, std::vector<PolynomialTerm> const& terms, std::size_t players)
        : all(sums.outcome().folds),
          fit_(sums),
          folds_(sums.outcome().folds),
          players_(players),
          ending_in_(players) {
        for (std::size_t term = 1; term < terms.size(); ++term) {
            std::size_t highest = 0;
            for (std::size_t player = 0; player < players; ++player) {
                highest = (terms[term].players >> player & 1U) != 0 ? player : highest;
            }
            ending_in_[highest].push_back({term, terms[term].players});
        }
        for (std::size_t player = 0; player < players; ++player) {
            effects.emplace_back(folds_);
            alone.emplace_back(folds_);
            last.emplace_back(folds_);
        }
    }

    /// Effects as sums over all sets of players.
    void play_all_sets() {
        // Shares of orders in which a set of one player less than `size` comes just before a certain player.
        weight_.assign(players_ + 1, 0.0);
        double orders = 1;  // number of sets of size - 1 among the others
        for (std::size_t size = 1; size <= players_; ++size) {
            weight_[size] = 1 / (orders * static_cast<double>(players_));
            orders = orders * static_cast<double>(players_ - size) / static_cast<double>(size);
        }
        visit(0, 0, 0);
    }

    /// Effects as means over an order of players.
    void play(std::vector<std::size_t> const& order, double share) {
        fit_.shrink(1);
        std::uint64_t set = 0;
        double before = fit_.explained(1);
        auto before_influence = fit_.influence(1);
        for (std::size_t const player : order) {
            set |= std::uint64_t{1} << player;
            push_new(set, player);
            double const after = fit_.explained(fit_.size());
            auto const influence = fit_.influence(fit_.size());
            effects[player].add(share, after, influence);
            effects[player].add(-share, before, before_influence);
            before = after;
            before_influence = influence;
        }
    }

    /// What each player explains alone and last, and all together.
    void play_ends() {
        std::uint64_t const everyone =
            players_ == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << players_) - 1;
        look_at(0, [&](double value, std::vector<double> const& influence) {
            all.add(-1, value, influence);
            for (Value& one : alone) {
                one.add(-1, value, influence);
            }
        });
        look_at(everyone, [&](double value, std::vector<double> const& influence) {
            all.add(1, value, influence);
            for (Value& one : last) {
                one.add(1, value, influence);
            }
        });
        for (std::size_t player = 0; player < players_; ++player) {
            std::uint64_t const own = std::uint64_t{1} << player;
            look_at(own, [&](double value, std::vector<double> const& influence) {
                alone[player].add(1, value, influence);
            });
            look_at(everyone & ~own, [&](double value, std::vector<double> const& influence) {
                last[player].add(-1, value, influence);
            });
        }
    }

    std::vector<Value> effects;  ///< [player]
    std::vector<Value> alone;    ///< [player]
    std::vector<Value> last;     ///< [player]
    Value all;                   ///< all players together

private:
    struct Ending {
        std::size_t term;
        std::uint64_t players;
    };

    template <class Function>
    void look_at(std::uint64_t set, Function const& function) {
        fit_.shrink(1);
        std::uint64_t so_far = 0;
        for (std::size_t player = 0; player < players_; ++player) {
            if ((set >> player & 1U) != 0) {
                so_far |= std::uint64_t{1} << player;
                push_new(so_far, player);
            }
        }
        function(fit_.explained(fit_.size()), fit_.influence(fit_.size()));
    }

    /// Terms that a set can use since this player joined it.
    void push_new(std::uint64_t set, std::size_t joined) {
        std::uint64_t const own = std::uint64_t{1} << joined;
        for (std::size_t player = 0; player < players_; ++player) {
            if ((set >> player & 1U) == 0 || player < joined) {
                continue;
            }
            for (Ending const& ending : ending_in_[player]) {
                if ((ending.players & ~set) == 0 && (ending.players & own) != 0) {
                    fit_.push(ending.term);
                }
            }
        }
    }

    /// Adds a set's value where it counts, then goes on to the sets that are it and players of higher number.
    void visit(std::uint64_t set, std::size_t size, std::size_t next) {
        std::size_t const terms = fit_.size();
        double const value = fit_.explained(terms);
        auto const influence = fit_.influence(terms);
        for (std::size_t player = 0; player < players_; ++player) {
            if ((set >> player & 1U) != 0) {
                effects[player].add(weight_[size], value, influence);
            } else {
                effects[player].add(-weight_[size + 1], value, influence);
            }
        }
        for (std::size_t player = next; player < players_; ++player) {
            std::uint64_t const larger = set | std::uint64_t{1} << player;
            push_new(larger, player);
            visit(larger, size + 1, player + 1);
            fit_.shrink(terms);
        }
    }

    NestedFit fit_;
    std::size_t folds_;
    std::size_t players_;
    std::vector<std::vector<Ending>> ending_in_;  ///< [player] terms of which it is the one of highest number
    std::vector<double> weight_;                  ///< [size of the set with the player]
};

/// A regression with its sums.
struct Regression {
    Polynomials kind = Polynomials::hermite;
    TermLimits limits;
    std::vector<PolynomialTerm> terms;
    std::unique_ptr<CrossFit> sums;
};

/// The terms that explain most of what they were not fitted to.
Regression best_terms(PooledOutcome const& pooled, std::vector<std::vector<double>> const& places,
                      std::vector<std::size_t> const& player_of) {
    auto const most = std::min(most_terms, static_cast<std::size_t>(pooled.worth / draws_for_a_term));
    Regression best;
    double best_score = 0;
    for (TermLimits const& limits : ladder) {
        auto const terms = polynomial_terms(player_of, limits, most);
        for (Polynomials const kind : {Polynomials::hermite, Polynomials::legendre}) {
            if (terms.empty()) {
                break;
            }
            PolynomialRows const rows(kind, terms, places);
            auto sums = std::make_unique<CrossFit>(pooled, terms.size(),
                                                   [&](std::size_t row, double* to) { rows.write(row, to); });
            NestedFit fit(*sums);
            for (std::size_t term = 1; term < terms.size(); ++term) {
                fit.push(term);
            }
            auto const influence = fit.influence(terms.size());
            double const score = std::accumulate(influence.begin(), influence.end(), 0.0);
            if (best.sums == nullptr || score > best_score) {
                best = {kind, limits, terms, std::move(sums)};
                best_score = score;
            }
        }
    }
    return best;
}

/// Random orders, each followed by itself backwards; returns the standard error that their number leaves, [player].
std::vector<double> play_orders(Game& game, std::size_t players, random::Seed seed, unsigned orders) {
    unsigned const pairs = std::max(orders / 2, 2U);
    std::vector<std::vector<double>> found(players);
    std::vector<std::size_t> order(players);
    std::vector<double> before(players, 0.0);
    for (unsigned pair = 0; pair < pairs; ++pair) {
        for (std::size_t i = 0; i < players; ++i) {
            order[random::permuted(seed, random::name_hash("orders of inputs") + pair, players, i)] = i;
        }
        game.play(order, 0.5 / pairs);
        std::reverse(order.begin(), order.end());
        game.play(order, 0.5 / pairs);
        for (std::size_t player = 0; player < players; ++player) {
            found[player].push_back((game.effects[player].value - before[player]) * pairs);
            before[player] = game.effects[player].value;
        }
    }
    std::vector<double> errors;
    for (auto const& of_player : found) {
        errors.push_back(sd_of(of_player) / std::sqrt(static_cast<double>(pairs)));
    }
    return errors;
}

}  // namespace

ShapleyEffects shapley_effects(std::span<InputColumn const> inputs, std::span<Stratum const> outcome,
                               Sampling const& sampling, ShapleyGroups const& groups, random::Seed seed,
                               unsigned orders) {
    check_inputs(inputs, outcome.empty() ? 0 : outcome.front().values.size());
    auto const player_of = players_of(inputs.size(), groups);
    std::size_t const players = *std::max_element(player_of.begin(), player_of.end()) + 1;
    std::vector<Stratum> strata(outcome.begin(), outcome.end());
    std::vector<InputColumn> columns(inputs.begin(), inputs.end());
    bool const alike = std::all_of(strata.begin(), strata.end(), [&](Stratum const& stratum) {
        return stratum.values.size() == strata.front().values.size();
    });
    if (alike && !strata.empty() && strata.front().values.size() > most_draws) {
        std::size_t const replicates = sampling.kind == SamplingKind::sobol ? sampling.replicates : 1;
        std::size_t const first = most_draws - most_draws % std::max<std::size_t>(replicates, 1);
        for (Stratum& stratum : strata) {
            check_draw_weights(stratum.values, stratum.draw_weights);
            stratum.values = stratum.values.first(std::min(first, stratum.values.size()));
            stratum.draw_weights = stratum.draw_weights.first(std::min(first, stratum.draw_weights.size()));
        }
        for (InputColumn& column : columns) {
            column.values = column.values.first(first);
        }
    }
    PooledOutcome const pooled(strata, sampling);
    ShapleyEffects result;
    result.reason = pooled.reason;
    result.draws = pooled.draws.size();
    result.failed = pooled.failed;
    if (!result.reason.empty()) {
        return result;
    }
    auto const places = input_places(columns, strata.front().values.size(), pooled.draws);
    auto const regression = best_terms(pooled, places, player_of);
    if (regression.sums == nullptr) {
        result.reason = fmt::format("{} draws are too few for {} inputs", result.draws, inputs.size());
        return result;
    }
    result.basis = regression.kind == Polynomials::hermite ? "Hermite polynomials of normal scores"
                                                           : "Legendre polynomials of ranks";
    result.degree_alone = regression.limits.alone;
    result.degree_together = regression.limits.together;
    result.terms = regression.terms.size();
    Game game(*regression.sums, regression.terms, players);
    std::vector<double> order_errors(players, 0.0);
    if (players <= most_by_sets) {
        game.play_all_sets();
    } else {
        order_errors = play_orders(game, players, seed, orders);
        result.orders = 2 * std::max(orders / 2, 2U);
    }
    game.play_ends();
    auto const share = [&](Value const& value) {
        return pooled.with_error(value.value / pooled.variance, value.of_fold);
    };
    double const factor = student_factor(static_cast<double>(pooled.folds) - 1, 0.95);
    double sum = 0;
    for (std::size_t player = 0; player < players; ++player) {
        auto effect = share(game.effects[player]);
        double const open = factor * order_errors[player] / pooled.variance;
        effect.conf = std::sqrt(effect.conf * effect.conf + open * open);
        sum += effect.share;
        result.effects.push_back({effect, share(game.alone[player]), share(game.last[player])});
    }
    result.rest = {1 - sum, share(game.all).conf};
    return result;
}

}  // namespace eigenkracht::analysis
