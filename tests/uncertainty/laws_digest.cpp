/// \file
/// Prints two digests over many values: of our laws and formulas, and of Boost.Math's and the C library's as a planted
/// fault.

#include "core/digest.hpp"
#include "core/lookup_table.hpp"
#include "formula/expression.hpp"
#include "uncertainty/copula.hpp"
#include "uncertainty/joint_law.hpp"
#include "uncertainty/law.hpp"
#include "uncertainty/quantile_table.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>

#include <cmath>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::uncertainty;

namespace {

std::vector<Distribution> laws() {
    Mixture const mixture{{0.3, 0.7}, {Fixed{0}, Gamma{2, 1}}};
    return {Beta{0.5, 0.5},        Beta{37.5, 63.5},
            Gamma{0.7, 3},         Gamma{44.5, 100},
            LogNormal{-0.6, 0.17}, Normal{3, 2},
            Triangular{0, 1, 4},   Pert{1, 2, 7},
            Uniform{-1, 4},        std::make_shared<Mixture const>(mixture)};
}

}  // namespace

int main() {
    core::Digest ours;
    core::Digest theirs;
    std::vector<QuantileTable> tables;
    for (Distribution const& law : laws()) {
        tables.emplace_back(law);
    }
    Joint kinds;
    kinds.key = "kinds";
    kinds.names = {"a", "b"};
    kinds.alpha = {8, 0.4};
    JointLaw const shares(kinds);
    Copula const copula = Copula::from({{0, 1, 0.6}}).value();
    std::vector<std::string> const names = {"x", "y"};
    formula::Expression const formula({"exp(-x) ^ 0.7 + log(y) * logit(x) - normal_cdf(x * 3) + expit(y) + "
                                       "sqrt(x) ^ -y + sin(9 * x) * cos(y)",
                                       {}},
                                      names, {});
    for (int step = 1; step < 4000; ++step) {
        double const u = step / 4000.0;
        std::vector<double> pair = {u, std::fmod(7 * u, 1) + 1e-9};
        for (Distribution const& law : laws()) {
            double const x = quantile(law, u);
            ours.add(x);
            ours.add(cdf(law, x * 1.01));
        }
        for (QuantileTable& table : tables) {
            ours.add(table(u));
        }
        ours.add(formula(pair.data()));
        copula.apply(pair.data());
        ours.add(pair[1]);
        shares.draw(pair.data(), pair.data());
        ours.add(pair[0]);
        theirs.add(quantile(boost::math::gamma_distribution<double>(44.5, 0.01), u));
        theirs.add(std::pow(std::exp(-u), 0.7) + std::log(u));
    }
    std::printf("%s;%s", ours.text().c_str(), theirs.text().c_str());
    return 0;
}
