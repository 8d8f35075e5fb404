#include "uncertainty/copula.hpp"

#include "core/elementary.hpp"
#include "formula/trigonometry.hpp"
#include "uncertainty/cholesky.hpp"

#include <algorithm>

namespace eigenkracht::uncertainty {

std::optional<Copula> Copula::from(std::vector<RankLink> const& links) {
    constexpr double pi = 3.14159265358979323846;
    Copula copula;
    for (RankLink const& link : links) {
        copula.linked_.push_back(link.first);
        copula.linked_.push_back(link.second);
    }
    std::sort(copula.linked_.begin(), copula.linked_.end());
    copula.linked_.erase(std::unique(copula.linked_.begin(), copula.linked_.end()), copula.linked_.end());

    std::size_t const size = copula.linked_.size();
    auto const place = [&](std::size_t index) {
        return static_cast<std::size_t>(
            std::lower_bound(copula.linked_.begin(), copula.linked_.end(), index) - copula.linked_.begin());
    };
    std::vector<double> matrix(size * size, 0.0);
    for (std::size_t i = 0; i < size; ++i) {
        matrix[i * size + i] = 1;
    }
    for (RankLink const& link : links) {
        double const pearson = 2 * formula::sine(pi * link.rank / 6);
        matrix[place(link.first) * size + place(link.second)] = pearson;
        matrix[place(link.second) * size + place(link.first)] = pearson;
    }
    std::optional<std::vector<double>> root = cholesky(matrix, size);
    if (!root) {
        return std::nullopt;
    }
    copula.root_ = *std::move(root);
    return copula;
}

void Copula::apply(double* u) const {
    std::size_t const size = linked_.size();
    // From the last row up: a row needs only the numbers of the rows before it, as they were.
    for (std::size_t row = size; row-- > 1;) {
        double z = 0;
        for (std::size_t column = 0; column <= row; ++column) {
            double const weight = root_[row * size + column];
            if (weight != 0) {
                z += weight * core::normal_quantile(u[linked_[column]]);
            }
        }
        u[linked_[row]] = std::clamp(core::normal_cdf(z), 0x1p-53, 1 - 0x1p-53);
    }
}

}  // namespace eigenkracht::uncertainty
