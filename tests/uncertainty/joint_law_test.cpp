#include "uncertainty/joint_law.hpp"

#include "core/error.hpp"
#include "random/address.hpp"
#include "support/false_alarm.hpp"
#include "uncertainty/law.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

using namespace eigenkracht;
using namespace eigenkracht::uncertainty;

namespace {

constexpr int draws = 20'000;

Joint shares(std::vector<double> alpha) {
    Joint joint;
    joint.key = "kinds";
    joint.dirichlet = true;
    for (std::size_t i = 0; i < alpha.size(); ++i) {
        joint.names.push_back("share_" + std::to_string(i));
    }
    joint.alpha = std::move(alpha);
    return joint;
}

Joint coefficients() {
    Joint joint;
    joint.key = "fit";
    joint.dirichlet = false;
    joint.names = {"a", "b", "c"};
    joint.mean = {1, -2, 0.5};
    joint.covariance = {4, 1.2, -0.8, 1.2, 1, 0.1, -0.8, 0.1, 2};
    return joint;
}

using Draw = std::function<void(double const* u, double* values)>;

/// Largest |z| of the means of all components and of all products of two, against their exact means and variances.
double largest_z(Draw const& draw, std::size_t size,
                 std::function<double(std::size_t, std::size_t)> const& mean_product,
                 std::function<double(std::size_t, std::size_t)> const& variance_of_product) {
    std::vector<double> sums(size * size, 0.0);
    std::vector<double> u(size);
    std::vector<double> values(size);
    for (std::uint32_t i = 0; i < draws; ++i) {
        for (std::uint32_t k = 0; k < size; ++k) {
            u[k] = random::uniform({7}, random::Purpose::parameter, i, k, 0, 0);
        }
        draw(u.data(), values.data());
        for (std::size_t a = 0; a < size; ++a) {
            for (std::size_t b = 0; b < size; ++b) {
                sums[a * size + b] += values[a] * values[b];
            }
        }
    }
    double largest = 0;
    for (std::size_t a = 0; a < size; ++a) {
        for (std::size_t b = a; b < size; ++b) {
            double const off = sums[a * size + b] / draws - mean_product(a, b);
            largest = std::max(largest, std::fabs(off) / std::sqrt(variance_of_product(a, b) / draws));
        }
    }
    return largest;
}

/// E[x_a^p x_b^q] of a Dirichlet (p + q factors rising).
double dirichlet_moment(std::vector<double> const& alpha, std::size_t a, int p, std::size_t b, int q) {
    double total = 0;
    for (double const each : alpha) {
        total += each;
    }
    double moment = 1;
    int const power_a = a == b ? p + q : p;
    for (int i = 0; i < power_a; ++i) {
        moment *= alpha[a] + i;
    }
    for (int i = 0; a != b && i < q; ++i) {
        moment *= alpha[b] + i;
    }
    for (int i = 0; i < p + q; ++i) {
        moment /= total + i;
    }
    return moment;
}

}  // namespace

TEST_CASE("shares sum to 1, and their products have Dirichlet's moments") {
    // 10 statistics, false-alarm rate 1e-6 together. With 20,000 draws the test sees an error of a product's mean of
    // 5.2 / sqrt(20,000) = 4% of that product's standard deviation.
    std::vector<double> const alpha = {8, 3, 1.5, 0.5};
    auto const mean = [&](std::size_t a, std::size_t b) { return dirichlet_moment(alpha, a, 1, b, 1); };
    auto const variance = [&](std::size_t a, std::size_t b) {
        return dirichlet_moment(alpha, a, 2, b, 2) - mean(a, b) * mean(a, b);
    };
    double const bound = tests::normal_bound(tests::false_alarm / 10);
    JointLaw const law(shares(alpha));
    Draw const right = [&](double const* u, double* values) {
        law.draw(u, values);
        CHECK(values[0] + values[1] + values[2] + values[3] == doctest::Approx(1).epsilon(1e-14));
    };
    CHECK(largest_z(right, 4, mean, variance) < bound);
    SUBCASE("twin: shares with the right laws each, but not divided by their sum, fail") {
        Draw const wrong = [&](double const* u, double* values) {
            for (std::size_t i = 0; i < 4; ++i) {
                values[i] = quantile(law.marginal(i), u[i]);
            }
        };
        CHECK(largest_z(wrong, 4, mean, variance) > bound);
    }
}

TEST_CASE("coefficients have the stated means and covariances") {
    // 6 statistics, as above. E[xy] = cov + mean mean; its variance from the normal law's fourth moments.
    Joint const joint = coefficients();
    auto const covariance = [&](std::size_t a, std::size_t b) { return joint.covariance[a * 3 + b]; };
    auto const mean = [&](std::size_t a, std::size_t b) {
        return covariance(a, b) + joint.mean[a] * joint.mean[b];
    };
    auto const variance = [&](std::size_t a, std::size_t b) {
        double const ma = joint.mean[a];
        double const mb = joint.mean[b];
        return covariance(a, a) * covariance(b, b) + covariance(a, b) * covariance(a, b) +
               ma * ma * covariance(b, b) + mb * mb * covariance(a, a) + 2 * ma * mb * covariance(a, b);
    };
    double const bound = tests::normal_bound(tests::false_alarm / 6);
    JointLaw const law(joint);
    CHECK(largest_z([&](double const* u, double* values) { law.draw(u, values); }, 3, mean, variance) <
          bound);
    SUBCASE("twin: the covariance's diagonal alone fails") {
        Draw const wrong = [&](double const* u, double* values) {
            for (std::size_t i = 0; i < 3; ++i) {
                values[i] = quantile(law.marginal(i), u[i]);
            }
        };
        CHECK(largest_z(wrong, 3, mean, variance) > bound);
    }
}

TEST_CASE("each component by itself has a known law") {
    JointLaw const kinds(shares({8, 3, 1}));
    CHECK(std::get<Beta>(kinds.marginal(1)) == Beta{3, 9});
    JointLaw const fit(coefficients());
    CHECK(mean(fit.marginal(1)) == -2);
    CHECK(sd(fit.marginal(0)) == doctest::Approx(2));
    CHECK(sd(fit.marginal(2)) == doctest::Approx(std::sqrt(2)));
}

TEST_CASE("a kind that was never seen, with concentration 0, has no share") {
    JointLaw const law(shares({0, 731, 512}));
    std::vector<double> const u = {0.9, 0.5, 0.5};
    std::vector<double> values(3);
    law.draw(u.data(), values.data());
    CHECK(values[0] == 0);
    CHECK(values[1] + values[2] == doctest::Approx(1));
    CHECK(std::get<Fixed>(law.marginal(0)).value == 0);
    CHECK(std::get<Fixed>(JointLaw(shares({0, 5})).marginal(1)).value == 1);
}

TEST_CASE("coefficients that are functions of each other stay so") {
    Joint joint = coefficients();
    joint.names = {"a", "b"};
    joint.mean = {0, 1};
    joint.covariance = {1, 2, 2, 4};  // b = 1 + 2a
    CHECK(check_joint(joint).empty());
    std::vector<double> const u = {0.3, 0.9};
    std::vector<double> values(2);
    JointLaw(joint).draw(u.data(), values.data());
    CHECK(values[1] == doctest::Approx(1 + 2 * values[0]));
}

TEST_CASE("shares too small for a number are refused by name") {
    std::vector<double> const u = {1e-9, 1e-9};
    std::vector<double> values(2);
    CHECK_THROWS_WITH_AS(
        JointLaw(shares({1e-4, 1e-4})).draw(u.data(), values.data()),
        "joint.kinds: sum of the gamma quantities: found 0 (expected a number above 0; the numbers "
        "alpha are too small)",
        core::InputError);
}

TEST_CASE("joint laws that cannot be are mistakes") {
    CHECK(check_joint(shares({8, 3, 1})).empty());
    CHECK(check_joint(coefficients()).empty());
    CHECK_FALSE(check_joint(shares({8, -3, 1})).empty());
    CHECK_FALSE(check_joint(shares({0, 0})).empty());
    CHECK_FALSE(check_joint(shares({})).empty());
    Joint twice = shares({1, 2});
    twice.names[1] = twice.names[0];
    CHECK_FALSE(check_joint(twice).empty());
    Joint few = shares({1, 2});
    few.names.push_back("third");
    CHECK_FALSE(check_joint(few).empty());

    Joint lopsided = coefficients();
    lopsided.covariance[1] = 1.3;
    REQUIRE(check_joint(lopsided).size() == 1);
    CHECK(core::text(check_joint(lopsided).front()) ==
          "joint.fit: found covariance 1.3 of a and b but 1.2 the other way round (expected the same both "
          "ways)");
    Joint impossible = coefficients();
    impossible.covariance[1] = impossible.covariance[3] = 2.5;
    CHECK(core::text(check_joint(impossible).front()).find("positive semidefinite") != std::string::npos);
    Joint infinite = coefficients();
    infinite.mean[0] = HUGE_VAL;
    CHECK_FALSE(check_joint(infinite).empty());
    Joint wrong_size = coefficients();
    wrong_size.covariance.pop_back();
    CHECK_FALSE(check_joint(wrong_size).empty());
}
