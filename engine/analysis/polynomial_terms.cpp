#include "analysis/polynomial_terms.hpp"

#include "core/elementary.hpp"

#include <algorithm>
#include <cmath>

namespace eigenkracht::analysis {
namespace {

/// Grows a term input by input.
class Growing {
public:
    Growing(std::span<std::size_t const> player_of, TermLimits const& limits, std::size_t most)
        : player_of_(player_of), limits_(limits), most_(most), now_(player_of.size(), 0) {
        grow(0, 0, 0);
    }

    [[nodiscard]] std::vector<PolynomialTerm> terms() const {
        return found_.size() > most_ ? std::vector<PolynomialTerm>() : found_;
    }

private:
    void grow(std::size_t input, unsigned sum, unsigned inputs) {
        if (found_.size() > most_) {
            return;
        }
        if (input == now_.size()) {
            std::uint64_t players = 0;
            for (std::size_t i = 0; i < now_.size(); ++i) {
                players |= now_[i] > 0 ? std::uint64_t{1} << player_of_[i] : 0U;
            }
            found_.push_back({now_, players});
            return;
        }
        unsigned const room = inputs == 0 ? std::max(limits_.alone, limits_.together)
                                          : limits_.together - std::min(sum, limits_.together);
        for (unsigned degree = 0; degree <= room; ++degree) {
            now_[input] = degree;
            unsigned const with = inputs + (degree > 0 ? 1U : 0U);
            if (with == 1 && sum + degree > limits_.alone) {
                break;
            }
            grow(input + 1, sum + degree, with);
        }
        now_[input] = 0;
    }

    std::span<std::size_t const> player_of_;
    TermLimits limits_;
    std::size_t most_;
    std::vector<unsigned> now_;
    std::vector<PolynomialTerm> found_;
};

}  // namespace

std::vector<PolynomialTerm> polynomial_terms(std::span<std::size_t const> player_of, TermLimits const& limits,
                                             std::size_t most) {
    return Growing(player_of, limits, most).terms();
}

void polynomial_values(Polynomials kind, double place, unsigned degree, double* to) {
    bool const hermite = kind == Polynomials::hermite;
    double const x = hermite ? core::normal_quantile(place) : 2 * place - 1;
    double before = 0;
    double now = 1;
    for (unsigned k = 0; k <= degree; ++k) {
        to[k] = hermite ? now : std::sqrt(2.0 * k + 1) * now;
        double const next = hermite
                                ? (x * now - std::sqrt(static_cast<double>(k)) * before) / std::sqrt(k + 1.0)
                                : ((2.0 * k + 1) * x * now - k * before) / (k + 1.0);
        before = now;
        now = next;
    }
}

PolynomialRows::PolynomialRows(Polynomials kind, std::vector<PolynomialTerm> const& terms,
                               std::vector<std::vector<double>> const& places)
    : kind_(kind),
      places_(places),
      count_(terms.size()),
      factors_(places.size()),
      highest_(places.size(), 0) {
    for (std::size_t term = 0; term < terms.size(); ++term) {
        for (std::size_t input = 0; input < places.size(); ++input) {
            unsigned const degree = terms[term].degrees[input];
            if (degree > 0) {
                factors_[input].push_back({term, degree});
                highest_[input] = std::max(highest_[input], degree);
            }
        }
    }
}

void PolynomialRows::write(std::size_t row, double* to) const {
    std::fill_n(to, count_, 1.0);
    std::vector<double> values(*std::max_element(highest_.begin(), highest_.end()) + std::size_t{1});
    for (std::size_t input = 0; input < places_.size(); ++input) {
        polynomial_values(kind_, places_[input][row], highest_[input], values.data());
        for (Factor const& factor : factors_[input]) {
            to[factor.term] *= values[factor.degree];
        }
    }
}

}  // namespace eigenkracht::analysis
