#include "analysis/morris.hpp"

#include "core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::analysis;

namespace {

double const failed = std::numeric_limits<double>::quiet_NaN();

/// Points of trajectories through two inputs, x first or y first.
struct Trajectories {
    std::vector<double> x, y, outcome;

    template <class Function>
    void add(double x0, double y0, double dx, double dy, bool x_first, Function const& f) {
        auto const point = [&](double px, double py) {
            x.push_back(px);
            y.push_back(py);
            outcome.push_back(f(px, py));
        };
        point(x0, y0);
        x_first ? point(x0 + dx, y0) : point(x0, y0 + dy);
        point(x0 + dx, y0 + dy);
    }

    [[nodiscard]] Morris found() const {
        std::vector<InputColumn> const inputs{{"price", x}, {"stay", y}};
        return morris(inputs, outcome);
    }
    [[nodiscard]] std::string refusal() const {
        try {
            (void)found();
        } catch (core::InputError const& error) {
            return error.what();
        }
        return "";
    }
};

double plane(double x, double y) { return 3 + 2 * x - 5 * y; }
double saddle(double x, double y) { return 8 * (x - 0.5) * (y - 0.5); }

}  // namespace

TEST_CASE("elementary effects of a plane are its slopes, whichever way the steps go") {
    Trajectories t;
    t.add(0.25, 0, 0.5, 0.5, true, plane);
    t.add(0.75, 1, -0.5, -0.5, false, plane);
    t.add(0, 0.25, 0.5, 0.25, false, plane);
    auto const found = t.found();
    CHECK(found.trajectories == 3);
    CHECK(found.failed == 0);
    CHECK(found.inputs[0].mu == doctest::Approx(2));
    CHECK(found.inputs[0].mu_star == doctest::Approx(2));
    CHECK(found.inputs[0].sigma == doctest::Approx(0));
    CHECK(found.inputs[1].mu == doctest::Approx(-5));
    CHECK(found.inputs[1].mu_star == doctest::Approx(5));
    CHECK(found.inputs[1].effects == 3);
}

TEST_CASE("effects that change their sign have a mean size and no mean") {
    // Effects of x: 8 (y - 1/2) at y = 0, 0, 1, 1, 0, 1: -4, -4, 4, 4, -4, 4.
    Trajectories t;
    for (int k = 0; k < 3; ++k) {
        t.add(0.25, 0, 0.5, 0.25, true, saddle);
        t.add(0.25, 1, 0.5, -0.25, true, saddle);
    }
    auto const x = t.found().inputs[0];
    CHECK(x.mu == doctest::Approx(0));
    CHECK(x.mu_star == doctest::Approx(4));
    CHECK(x.mu_star_conf == doctest::Approx(0));
    CHECK(x.sigma == doctest::Approx(4 * std::sqrt(6.0 / 5)));
    // Student's t at 0.975 with 5 degrees of freedom.
    CHECK(x.mu_conf == doctest::Approx(2.5705818356363146 * x.sigma / std::sqrt(6.0)).epsilon(1e-12));
}

TEST_CASE("the interval of sigma is Bonett's") {
    // Effects 1, 2, 3, 4, 5, 6, 7: sd^2 = 14 / 3, mean 4, no trimming below 1 / (2 sqrt 3) x 7 = 2 each side, trimmed mean 4; fourth moment
    // 2 (81 + 16 + 1) / 7 = 28, second 4: kurtosis 28 / 16 = 1.75.
    Trajectories t;
    for (int k = 1; k <= 7; ++k) {
        t.add(0.25, 0, 0.5, 0.5, true, [&](double x, double) { return k * x; });
    }
    auto const x = t.found().inputs[0];
    CHECK(x.sigma == doctest::Approx(std::sqrt(14.0 / 3)));
    double const z = 1.959963984540054;
    double const c = 7 / (7 - z);
    double const error = c * std::sqrt((1.75 - 4.0 / 7) / 6);
    CHECK(x.sigma_low == doctest::Approx(std::sqrt(c * 14 / 3 * std::exp(-z * error))).epsilon(1e-12));
    CHECK(x.sigma_high == doctest::Approx(std::sqrt(c * 14 / 3 * std::exp(z * error))).epsilon(1e-12));
}

TEST_CASE("a failed point costs the effects at its two sides") {
    Trajectories t;
    for (int k = 0; k < 3; ++k) {
        t.add(0.25, 0, 0.5, 0.5, true, plane);
    }
    t.outcome[1] = failed;  // between x and y of the first
    t.outcome[3] = failed;  // before x of the second
    auto const found = t.found();
    CHECK(found.failed == 2);
    CHECK(found.inputs[0].effects == 1);
    CHECK(found.inputs[0].mu == doctest::Approx(2));
    CHECK(std::isinf(found.inputs[0].mu_conf));
    CHECK(found.inputs[1].effects == 2);
    CHECK(found.inputs[1].sigma == doctest::Approx(0));
    CHECK(std::isinf(found.inputs[1].sigma_high));
    t.outcome.assign(t.outcome.size(), failed);
    CHECK(t.found().reason == "all points have failed");
    CHECK(t.found().inputs.empty());
}

TEST_CASE("points that are no trajectories are refused by step and name") {
    Trajectories t;
    t.add(0.25, 0, 0.5, 0.5, true, plane);
    t.add(0.25, 0, 0.5, 0.5, true, plane);
    auto const fresh = t;
    t.x[4] = 0.25;
    t.y[4] = 0.5;
    t.x[5] = 0.25;
    CHECK(t.refusal() == "step 2 of trajectory 2: found no input changed (expected one input changed)");
    t = fresh;
    t.y[1] = 0.1;
    CHECK(t.refusal() == "step 1 of trajectory 1: found price and stay changed (expected one input changed)");
    t = fresh;
    t.x[2] = 0.9;
    t.y[2] = 0;
    CHECK(t.refusal() ==
          "step 2 of trajectory 1: found price changed again (expected every input changed once in a "
          "trajectory)");
    t = fresh;
    t.outcome.pop_back();
    CHECK(t.refusal() == "points of trajectories: found 5 (expected whole trajectories of 3 points)");
    t = fresh;
    t.y.pop_back();
    CHECK(t.refusal() != "");
    CHECK_THROWS_AS((void)morris({}, fresh.outcome), core::InputError);
}
