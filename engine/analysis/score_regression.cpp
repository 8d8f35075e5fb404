#include "analysis/score_regression.hpp"

#include "analysis/columns.hpp"
#include "analysis/normal_scores.hpp"
#include "core/error.hpp"
#include "core/fixed_sum.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace eigenkracht::analysis {
namespace {

/// Of a response's variance: what sums of squares in another order may differ by.
constexpr double rounding = 1e-9;

/// Orthonormal Hermite polynomials of degree 0 to most_degree.
std::array<double, ScoreRegression::most_degree + 1> hermite(double z) {
    std::array<double, ScoreRegression::most_degree + 1> h{1, z};
    for (unsigned degree = 1; degree < ScoreRegression::most_degree; ++degree) {
        h[degree + 1] = (z * h[degree] - std::sqrt(static_cast<double>(degree)) * h[degree - 1]) /
                        std::sqrt(static_cast<double>(degree + 1));
    }
    return h;
}

double squares_around_mean(std::vector<double> const& values, std::vector<double> const& weights) {
    core::FixedSum total;
    core::FixedSum sum;
    for (std::size_t row = 0; row < values.size(); ++row) {
        total.add(weights[row]);
        sum.add(weights[row] * values[row]);
    }
    double const mean = sum.total() / total.total();
    core::FixedSum squares;
    for (std::size_t row = 0; row < values.size(); ++row) {
        squares.add(weights[row] * (values[row] - mean) * (values[row] - mean));
    }
    return squares.total();
}

}  // namespace

ScoreRegression::ScoreRegression(RegressionRows rows) : rows_(std::move(rows)) {
    check();
    score_columns();
    auto const wanted = candidates();
    auto const terms = terms_of(wanted);
    lay_out(terms);
    auto const sums = sums_by_fold();
    std::vector<std::size_t> best;
    double least = 0;
    for (auto const& candidate : wanted) {
        std::vector<std::size_t> kept;
        for (std::size_t term = 0; term < terms.size(); ++term) {
            if (takes(candidate, terms[term])) {
                kept.push_back(term);
            }
        }
        double const missed = wanted.size() > 1 ? miss(kept, sums) : 0;
        if (best.empty() || missed < least - rounding) {
            best = kept;
            least = missed;
        }
    }
    fit(best, sums);
}

void ScoreRegression::check() const {
    std::size_t const count = rows_.weights.size();
    check_column(rows_.weights);
    for (auto const* columns : {&rows_.known, &rows_.responses}) {
        for (auto const& column : *columns) {
            check_pair(column, rows_.weights);
        }
    }
    if (rows_.responses.empty()) {
        throw core::InputError("responses of a regression", "none", "at least one");
    }
    if (std::any_of(rows_.weights.begin(), rows_.weights.end(),
                    [](double weight) { return !(weight > 0); })) {
        throw core::InputError("weight of a row", "0 or less", "a number above 0");
    }
    if (rows_.fold_count < 2 || rows_.folds.size() != count) {
        throw core::InputError("folds of a regression",
                               fmt::format("{} for {} rows", rows_.fold_count, rows_.folds.size()),
                               "at least 2, and one of them for each row");
    }
    if (*std::max_element(rows_.folds.begin(), rows_.folds.end()) >= rows_.fold_count) {
        throw core::InputError("fold of a row", "one too large", fmt::format("below {}", rows_.fold_count));
    }
    if (std::count(rows_.folds.begin(), rows_.folds.end(), rows_.folds.front()) ==
        static_cast<std::ptrdiff_t>(count)) {
        throw core::InputError("rows of a regression", "all in one fold", "more draws");
    }
}

void ScoreRegression::score_columns() {
    for (auto const& column : rows_.known) {
        if (std::any_of(column.begin(), column.end(), [&](double x) { return x != column.front(); })) {
            scores_.push_back(normal_scores(column, rows_.weights));
        }
    }
    if (scores_.size() * draws_for_a_line > rows_.draws) {
        throw core::InputError("draws of a regression",
                               fmt::format("{} for {} columns", rows_.draws, scores_.size()),
                               fmt::format("at least {} for each column", draws_for_a_line));
    }
}

bool ScoreRegression::takes(Candidate const& candidate, Term const& term) {
    unsigned degree = 0;
    for (auto const& power : term) {
        degree += power.degree;
    }
    return degree <= (term.size() > 1 ? candidate.joint : candidate.single);
}

double ScoreRegression::size_of(Candidate const& candidate) const {
    // All products up to a degree, C(columns + degree, degree), less those of one column.
    auto const columns = static_cast<double>(scores_.size());
    double joint = 0;
    if (candidate.joint > 1) {
        double products = 1;
        for (unsigned k = 1; k <= candidate.joint; ++k) {
            products = products * (columns + k) / k;
        }
        joint = products - 1 - columns * candidate.joint;
    }
    return columns * candidate.single + joint;
}

std::vector<ScoreRegression::Candidate> ScoreRegression::candidates() const {
    std::vector<Candidate> wanted{{1, 0}};
    double const room = static_cast<double>(std::min(most_terms, rows_.draws / draws_for_a_term));
    for (unsigned single = 2; single <= most_degree && !scores_.empty(); ++single) {
        for (unsigned joint = 0; joint <= (scores_.size() > 1 ? single : 0); joint += joint == 0 ? 2 : 1) {
            if (size_of({single, joint}) <= room) {
                wanted.push_back({single, joint});
            }
        }
    }
    std::stable_sort(wanted.begin(), wanted.end(),
                     [this](Candidate const& a, Candidate const& b) { return size_of(a) < size_of(b); });
    return wanted;
}

// Terms of one column stand first, so that they stay where products make them up.
std::vector<ScoreRegression::Term> ScoreRegression::terms_of(std::vector<Candidate> const& wanted) const {
    unsigned single = 0;
    unsigned joint = 0;
    for (auto const& candidate : wanted) {
        single = std::max(single, candidate.single);
        joint = std::max(joint, candidate.joint);
    }
    std::vector<Term> terms{{}};
    for (unsigned degree = 1; degree <= single && !scores_.empty(); ++degree) {
        for (std::size_t column = 0; column < scores_.size(); ++column) {
            terms.push_back({{column, degree}});
        }
    }
    // Products grow from those that end in an earlier column.
    std::vector<std::pair<Term, unsigned>> open;
    for (std::size_t column = 0; column < scores_.size() && joint > 1; ++column) {
        for (unsigned degree = 1; degree < joint; ++degree) {
            open.push_back({{{column, degree}}, degree});
        }
    }
    for (std::size_t next = 0; next < open.size(); ++next) {
        auto const grown = open[next];
        for (std::size_t column = grown.first.back().column + 1; column < scores_.size(); ++column) {
            for (unsigned degree = 1; degree + grown.second <= joint; ++degree) {
                Term term = grown.first;
                term.push_back({column, degree});
                terms.push_back(term);
                open.emplace_back(std::move(term), grown.second + degree);
            }
        }
    }
    return terms;
}

void ScoreRegression::lay_out(std::vector<Term> const& terms) {
    std::size_t const count = rows_.weights.size();
    terms_ = terms.size();
    design_.resize(count * terms_);
    std::vector<std::array<double, most_degree + 1>> powers(scores_.size());
    for (std::size_t row = 0; row < count; ++row) {
        for (std::size_t column = 0; column < scores_.size(); ++column) {
            powers[column] = hermite(scores_[column][row]);
        }
        for (std::size_t term = 0; term < terms_; ++term) {
            double product = 1;
            for (auto const& power : terms[term]) {
                product *= powers[power.column][power.degree];
            }
            design_[row * terms_ + term] = product;
        }
    }
}

std::vector<ScoreRegression::Sums> ScoreRegression::sums_by_fold() const {
    Sums const none{
        std::vector<double>(terms_ * terms_, 0.0),
        std::vector<std::vector<double>>(rows_.responses.size(), std::vector<double>(terms_, 0.0))};
    std::vector<Sums> sums(rows_.fold_count + 1, none);
    for (std::size_t row = 0; row < rows_.weights.size(); ++row) {
        auto& own = sums[rows_.folds[row]];
        double const* const x = &design_[row * terms_];
        for (std::size_t i = 0; i < terms_; ++i) {
            double const weighted = rows_.weights[row] * x[i];
            double* const line = &own.squares[i * terms_];
            for (std::size_t j = 0; j <= i; ++j) {
                line[j] += weighted * x[j];
            }
        }
        for (std::size_t k = 0; k < rows_.responses.size(); ++k) {
            double const weighted = rows_.weights[row] * rows_.responses[k][row];
            for (std::size_t i = 0; i < terms_; ++i) {
                own.products[k][i] += weighted * x[i];
            }
        }
    }
    auto& all = sums.back();
    for (std::size_t fold = 0; fold < rows_.fold_count; ++fold) {
        for (std::size_t i = 0; i < all.squares.size(); ++i) {
            all.squares[i] += sums[fold].squares[i];
        }
        for (std::size_t k = 0; k < all.products.size(); ++k) {
            for (std::size_t i = 0; i < terms_; ++i) {
                all.products[k][i] += sums[fold].products[k][i];
            }
        }
    }
    return sums;
}

SymmetricFactor ScoreRegression::factor_without(std::size_t fold, std::vector<std::size_t> const& kept,
                                                std::vector<Sums> const& sums) const {
    bool const whole = fold == rows_.fold_count;
    std::vector<double> squares(kept.size() * kept.size(), 0.0);
    for (std::size_t i = 0; i < kept.size(); ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            std::size_t const at = kept[i] * terms_ + kept[j];
            squares[i * kept.size() + j] = sums.back().squares[at] - (whole ? 0 : sums[fold].squares[at]);
        }
    }
    return {std::move(squares), kept.size()};
}

std::vector<std::vector<double>> ScoreRegression::coefficients(SymmetricFactor const& factor,
                                                               std::size_t fold,
                                                               std::vector<std::size_t> const& kept,
                                                               std::vector<Sums> const& sums) const {
    bool const whole = fold == rows_.fold_count;
    std::vector<std::vector<double>> found;
    for (std::size_t k = 0; k < rows_.responses.size(); ++k) {
        std::vector<double> own(kept.size());
        for (std::size_t i = 0; i < kept.size(); ++i) {
            own[i] = sums.back().products[k][kept[i]] - (whole ? 0 : sums[fold].products[k][kept[i]]);
        }
        factor.solve(own.data());
        found.push_back(std::move(own));
    }
    return found;
}

double ScoreRegression::miss(std::vector<std::size_t> const& kept, std::vector<Sums> const& sums) const {
    std::vector<std::vector<std::vector<double>>> fits;
    for (std::size_t fold = 0; fold < rows_.fold_count; ++fold) {
        fits.push_back(coefficients(factor_without(fold, kept, sums), fold, kept, sums));
    }
    double total = 0;
    for (std::size_t k = 0; k < rows_.responses.size(); ++k) {
        core::FixedSum squares;
        for (std::size_t row = 0; row < rows_.weights.size(); ++row) {
            auto const& found = fits[rows_.folds[row]][k];
            double expected = 0;
            for (std::size_t i = 0; i < kept.size(); ++i) {
                expected += found[i] * design_[row * terms_ + kept[i]];
            }
            double const off = rows_.responses[k][row] - expected;
            squares.add(rows_.weights[row] * off * off);
        }
        double const spread = squares_around_mean(rows_.responses[k], rows_.weights);
        total += spread > 0 ? squares.total() / spread : 0;
    }
    return total;
}

void ScoreRegression::fit(std::vector<std::size_t> const& kept, std::vector<Sums> const& sums) {
    for (std::size_t fold = 0; fold <= rows_.fold_count; ++fold) {
        auto const factor = factor_without(fold, kept, sums);
        fits_.push_back(coefficients(factor, fold, kept, sums));
        rank_ = factor.rank();  // the last one is of all folds
    }
    std::vector<double> design;
    design.reserve(rows_.weights.size() * kept.size());
    for (std::size_t row = 0; row < rows_.weights.size(); ++row) {
        for (std::size_t const term : kept) {
            design.push_back(design_[row * terms_ + term]);
        }
    }
    design_ = std::move(design);
    terms_ = kept.size();
}

std::vector<std::vector<double>> ScoreRegression::fitted_by(std::size_t fit) const {
    std::vector<std::vector<double>> expected;
    for (auto const& found : fits_.at(fit)) {
        std::vector<double> column(rows_.weights.size());
        for (std::size_t row = 0; row < column.size(); ++row) {
            double sum = 0;
            for (std::size_t i = 0; i < terms_; ++i) {
                sum += found[i] * design_[row * terms_ + i];
            }
            column[row] = sum;
        }
        expected.push_back(std::move(column));
    }
    return expected;
}

}  // namespace eigenkracht::analysis
