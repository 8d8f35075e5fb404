/// \file
/// Prints two digests over many values: of our elementary functions, and of the C library's as a planted fault.

#include "core/digest.hpp"
#include "core/elementary.hpp"

#include <cmath>
#include <cstdio>

using namespace eigenkracht;

int main() {
    core::Digest ours;
    core::Digest theirs;
    for (int step = 1; step <= 200'000; ++step) {
        double const x = step * 0.0007;
        for (double const value :
             {core::exp(x), core::exp(-x), core::expm1(x / 100), core::log(x), core::log1p(x),
              core::pow(x, 1.7), core::pow(1.03, -x), core::tgamma(x), core::lgamma(x), core::erfc(x / 10),
              core::normal_cdf(x - 50), core::normal_quantile(x / 141)}) {
            ours.add(value);
        }
        for (double const value :
             {std::exp(x), std::log(x), std::pow(x, 1.7), std::expm1(x / 100), std::tgamma(x)}) {
            theirs.add(value);
        }
    }
    std::printf("%s;%s", ours.text().c_str(), theirs.text().c_str());
    return 0;
}
