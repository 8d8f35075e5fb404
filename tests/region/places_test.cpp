#include "region/places.hpp"

#include "random/address.hpp"
#include "support/false_alarm.hpp"

#include <doctest/doctest.h>
#include <Eigen/Dense>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/poisson.hpp>

#include <algorithm>
#include <cmath>

using namespace eigenkracht;
using region::PlaceMonth;
using region::PlaceNumbers;
using region::PlaceSteps;
using region::PlaceUse;

namespace {

constexpr random::Seed seed{20130101};
constexpr std::uint64_t usual_bit = std::uint64_t{1} << region::usual_course;

/// A random world with few places, so that everything that can happen does.
class RandomWorld {
public:
    explicit RandomWorld(std::uint32_t number)
        : engine_(random::Seed{7}, random::Purpose::resample, number, 0, 0) {
        months = whole(1, 60);
        numbers.places = whole(0, 40);
        numbers.occupied = whole(0, static_cast<int>(numbers.places));
        numbers.waiting = coin() ? 0 : whole(0, 30);
        numbers.arrivals.assign(static_cast<std::size_t>(months), 6 * share());
        numbers.leave = share();
        numbers.list_leave = coin() ? 0 : share();
        numbers.list_at_most = coin() ? PlaceNumbers::no_limit : whole(0, 20);
        numbers.refill_waiting = coin() ? 1 : share();
        numbers.refill_induced = coin() ? 0 : share();
        numbers.group = whole(1, 8);
        numbers.notice_months = whole(0, 6);
        numbers.close_while_waiting = coin() ? PlaceNumbers::no_limit : whole(0, 5);
        numbers.crisis_chance = share();
        if (coin()) {
            numbers.cut_places = whole(0, 20);
            numbers.cut_month = whole(0, months);
            numbers.cut_until = coin() ? numbers.cut_until : numbers.cut_month + whole(1, 20);
        }
        for (int use = whole(0, 200); use > 0; --use) {
            PlaceUse one{static_cast<std::uint16_t>(whole(0, months - 1)),
                         static_cast<std::uint16_t>(whole(1, 40)), static_cast<std::uint16_t>(whole(1, 3)),
                         whole(0, 4) == 0, 0};
            // Without a conference only, with the first policy only, or under both.
            one.courses = coin() ? usual_bit | 2U : coin() ? 1U : usual_bit | 3U;
            one.found = one.found && (one.courses & usual_bit) != 0;
            uses.push_back(one);
        }
    }
    PlaceNumbers numbers;
    std::vector<PlaceUse> uses;
    int months = 0;

private:
    int whole(int low, int high) {
        return low + static_cast<int>(engine_() % static_cast<std::uint64_t>(high - low + 1));
    }
    double share() { return random::unit_interval(engine_()); }
    bool coin() { return engine_() % 2 == 0; }
    random::AddressedEngine engine_;
};

struct Course {
    std::vector<PlaceMonth> months;
    std::int64_t waits = 0;  ///< of all who were ever on the list
    std::int64_t beyond_flow = 0;
};

Course run(PlaceNumbers const& numbers, std::vector<PlaceUse> const& uses, std::size_t course,
           std::uint32_t draw = 0, Course const* usual = nullptr) {
    PlaceSteps steps(seed);
    Course made;
    steps.begin(numbers, uses, draw, 0);
    steps.run(course, usual == nullptr ? nullptr : &usual->months, made.months);
    made.waits = steps.left_waits();
    for (auto const& month : made.months) {
        made.waits += month.served_waits + month.gave_up_waits;
    }
    made.beyond_flow = steps.beyond_flow();
    return made;
}

PlaceNumbers plain(std::int64_t places, double arrivals, int months) {
    PlaceNumbers numbers;
    numbers.places = numbers.occupied = places;
    numbers.arrivals.assign(static_cast<std::size_t>(months), arrivals);
    numbers.leave = 0.1;
    return numbers;
}

/// Children who would hold a place without a conference and do not with one: three months each, one every month.
std::vector<PlaceUse> prevented(int months, bool found) {
    std::vector<PlaceUse> uses;
    for (int month = 0; month < months; ++month) {
        uses.push_back({static_cast<std::uint16_t>(month), 3, 1, found, usual_bit});
    }
    return uses;
}

}  // namespace

TEST_CASE(
    "in any world, every month: places hold one child each, and what is freed is refilled, empty or closed") {
    constexpr std::uint32_t worlds = 1500;
    std::int64_t closed = 0;
    std::int64_t waited = 0;
    std::int64_t freed = 0;
    std::int64_t induced = 0;
    for (std::uint32_t number = 0; number < worlds; ++number) {
        RandomWorld const world(number);
        CAPTURE(number);
        Course const usual = run(world.numbers, world.uses, region::usual_course, number);
        for (std::size_t const course : {std::size_t{0}, std::size_t{1}, region::usual_course}) {
            CAPTURE(course);
            Course const own = course == region::usual_course
                                   ? usual
                                   : run(world.numbers, world.uses, course, number, &usual);
            std::int64_t list_months = 0;
            std::int64_t on_list = world.numbers.waiting;
            std::int64_t arrived = 0;
            std::int64_t conference_children = 0;
            bool whole = true;
            for (std::size_t m = 0; m < own.months.size(); ++m) {
                PlaceMonth const& at = own.months[m];
                whole = whole && at.occupied() + at.empty == at.open && at.empty >= 0 && at.conference >= 0 &&
                        at.others >= 0 && at.induced >= 0 && at.waiting >= 0 &&
                        at.open <= world.numbers.places && at.crisis <= at.waiting;
                whole = whole && (at.waiting <= std::max(world.numbers.list_at_most, on_list));
                auto const balance = balance_of(usual.months[m], at, world.numbers.places);
                whole = whole && balance.freed == balance.refilled + balance.empty + balance.closed;
                // The list changes by who joins, is served or gives up; who joins is at most who came.
                std::int64_t const joined = at.waiting - on_list + at.served + at.gave_up;
                whole = whole && joined >= 0 && joined + at.turned_away <= at.arrived;
                on_list = at.waiting;
                list_months += at.waiting;
                arrived += at.arrived;
                for (auto const& use : world.uses) {
                    bool const now = use.month == m && !use.found && (use.courses & usual_bit) != 0;
                    conference_children += now ? use.children : 0;
                }
                closed += at.closed_now;
                waited += at.waiting;
                freed += std::max<std::int64_t>(0, balance.freed);
                induced += at.induced;
            }
            CHECK(whole);
            CHECK(own.waits == list_months);
            if (course == region::usual_course) {
                CHECK(conference_children <= arrived);
            }
        }
    }
    // The worlds are not empty ones.
    CHECK(closed > worlds);
    CHECK(waited > worlds);
    CHECK(freed > worlds);
    CHECK(induced > worlds);
}

TEST_CASE("a policy that changes no course is the usual course of events") {
    for (std::uint32_t number = 0; number < 100; ++number) {
        RandomWorld world(number);
        world.numbers.cut_places = 0;
        for (auto& use : world.uses) {
            use.courses = usual_bit | 1U;
        }
        Course const usual = run(world.numbers, world.uses, region::usual_course, number);
        Course const own = run(world.numbers, world.uses, 0, number, &usual);
        for (std::size_t m = 0; m < own.months.size(); ++m) {
            REQUIRE(own.months[m].occupied() == usual.months[m].occupied());
            REQUIRE(own.months[m].waiting == usual.months[m].waiting);
            REQUIRE(own.months[m].closed_now == 0);
        }
    }
}

TEST_CASE("without a list every place that the pathway frees is empty, exactly") {
    constexpr int months = 60;
    auto numbers = plain(1000, 10, months);
    numbers.occupied = 100;
    auto const uses = prevented(months, false);
    Course const usual = run(numbers, uses, region::usual_course);
    Course const own = run(numbers, uses, 0, 0, &usual);
    for (int m = 0; m < months; ++m) {
        auto const at = static_cast<std::size_t>(m);
        auto const balance = balance_of(usual.months[at], own.months[at], numbers.places);
        REQUIRE(balance.freed == std::min(m + 1, 3));
        REQUIRE(balance.empty + balance.closed == balance.freed);
    }
}

TEST_CASE("with an endless list every place that is freed serves a waiting child, and none is saved") {
    constexpr int months = 60;
    auto numbers = plain(100, 10, months);
    numbers.waiting = 1'000'000;
    auto const uses = prevented(months, true);  // children of the stock: their places come free at once
    Course const usual = run(numbers, uses, region::usual_course);
    Course const own = run(numbers, uses, 0, 0, &usual);
    std::int64_t served = 0;
    for (int m = 0; m < months; ++m) {
        auto const at = static_cast<std::size_t>(m);
        auto const balance = balance_of(usual.months[at], own.months[at], numbers.places);
        REQUIRE(balance.freed == std::min(m + 1, 3));
        REQUIRE(balance.refilled == balance.freed);
        REQUIRE(own.months[at].occupied() == numbers.places);
        REQUIRE(own.months[at].open == numbers.places);
        served += own.months[at].served - usual.months[at].served;
    }
    CHECK(served > 3);  // those who took the three places leave in their turn, and others follow
}

TEST_CASE("the share that the list may not fill stays empty, induced demand fills what is left") {
    constexpr int months = 60;
    auto numbers = plain(100, 10, months);
    numbers.waiting = 1'000'000;
    numbers.refill_waiting = 0;
    auto const uses = prevented(months, true);
    Course const usual = run(numbers, uses, region::usual_course);
    Course const none = run(numbers, uses, 0, 0, &usual);
    numbers.refill_induced = 1;
    Course const all = run(numbers, uses, 0, 0, &usual);
    for (int m = 0; m < months; ++m) {
        auto const at = static_cast<std::size_t>(m);
        auto const balance = balance_of(usual.months[at], none.months[at], numbers.places);
        REQUIRE(balance.empty + balance.closed == std::min(m + 1, 3));
        REQUIRE(all.months[at].occupied() == usual.months[at].occupied());
        REQUIRE(all.months[at].induced == std::min(m + 1, 3));
    }
}

TEST_CASE(
    "places close in groups, after notice, only while few wait, and stay closed when children come back") {
    constexpr int months = 60;
    auto numbers = plain(1000, 0, months);
    numbers.leave = 0;
    numbers.occupied = 500;
    numbers.group = 8;
    numbers.notice_months = 6;
    std::vector<PlaceUse> const uses{{10, 30, 20, true, usual_bit}};  // 20 places free from month 10 to 40
    Course const usual = run(numbers, uses, region::usual_course);
    Course const own = run(numbers, uses, 0, 0, &usual);
    CHECK(own.months[15].open == 1000);
    CHECK(own.months[16].open == 984);
    CHECK(own.months[16].closed_now == 16);
    CHECK(own.months[59].open == 984);
    numbers.close_while_waiting = 3;
    numbers.waiting = 4;
    numbers.places = 500;
    Course const waiting_usual = run(numbers, uses, region::usual_course);
    numbers.refill_waiting = 0;
    Course const waiting = run(numbers, uses, 0, 0, &waiting_usual);
    CHECK(waiting.months[39].open == 500);
}

TEST_CASE("a cut closes places on its date as they fall empty, moves nobody out, and lets children wait") {
    constexpr int months = 60;
    auto numbers = plain(100, 10, months);
    numbers.cut_places = 30;
    numbers.cut_month = 12;
    numbers.crisis_chance = 0.1;
    Course const usual = run(numbers, {}, region::usual_course);
    Course const own = run(numbers, {}, 0, 0, &usual);
    CHECK(own.months[11].open == 100);
    CHECK(own.months[12].open < 100);
    CHECK(own.months[12].open > 70);  // a tenth of the children leaves in a month
    CHECK(own.months[20].open == 70);
    CHECK(own.months[59].waiting > usual.months[59].waiting);
    std::int64_t crises = 0;
    for (auto const& month : own.months) {
        crises += month.crisis;
    }
    CHECK(crises > 0);
}

namespace {

/// Chances of 0, 1, ... children in places and on the list at the end of a month, by linear algebra on the same chain.
Eigen::MatrixXd chain(PlaceNumbers const& numbers) {
    auto const most = static_cast<int>(numbers.places + numbers.list_at_most);
    auto const places = static_cast<int>(numbers.places);
    Eigen::MatrixXd step = Eigen::MatrixXd::Zero(most + 1, most + 1);
    boost::math::poisson const arrivals(numbers.arrivals.front());
    auto const chance = [](int n, double p, int k) {
        return boost::math::pdf(boost::math::binomial(n, p), k);
    };
    for (int n = 0; n <= most; ++n) {
        int const held = std::min(n, places);
        int const waiting = n - held;
        for (int gone = 0; gone <= held; ++gone) {
            for (int tired = 0; tired <= waiting; ++tired) {
                double const p =
                    chance(held, numbers.leave, gone) * chance(waiting, numbers.list_leave, tired);
                int const left = n - gone - tired;
                double all = 0;
                for (int to = left; to < most; ++to) {
                    double const come = boost::math::pdf(arrivals, to - left);
                    step(n, to) += p * come;
                    all += come;
                }
                step(n, most) += p * (1 - all);
            }
        }
    }
    return step;
}

/// Chi-square statistic of sampled last months against the stationary distribution; the bound is for `degrees`.
double distance_from_stationary(PlaceNumbers const& simulated, PlaceNumbers const& expected,
                                std::size_t& degrees) {
    constexpr std::uint32_t draws = 20000;
    constexpr int months = 80;
    Eigen::MatrixXd const step = chain(expected);
    auto const states = step.rows();
    Eigen::MatrixXd system = step.transpose() - Eigen::MatrixXd::Identity(states, states);
    system.row(states - 1).setOnes();
    Eigen::VectorXd right = Eigen::VectorXd::Zero(states);
    right(states - 1) = 1;
    Eigen::VectorXd const stationary = system.partialPivLu().solve(right);
    // The start is forgotten.
    Eigen::RowVectorXd late = Eigen::RowVectorXd::Unit(states, simulated.occupied);
    for (int month = 0; month < months; ++month) {
        late = late * step;
    }
    REQUIRE((late.transpose() - stationary).cwiseAbs().maxCoeff() < 1e-9);

    std::vector<double> seen(static_cast<std::size_t>(states));
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        auto const last = run(simulated, {}, region::usual_course, draw).months.back();
        ++seen[static_cast<std::size_t>(last.others + last.waiting)];
    }
    double statistic = 0;
    degrees = 0;
    double few_seen = 0;
    double few_expected = 0;
    for (Eigen::Index n = 0; n < states; ++n) {
        few_seen += seen[static_cast<std::size_t>(n)];
        few_expected += draws * stationary(n);
        if (few_expected >= 20) {  // cells that a chi-square holds for
            statistic += (few_seen - few_expected) * (few_seen - few_expected) / few_expected;
            few_seen = few_expected = 0;
            ++degrees;
        }
    }
    --degrees;
    return statistic;
}

}  // namespace

TEST_CASE("places and a bounded list settle where the same monthly chain does") {
    auto numbers = plain(8, 3.0, 80);
    numbers.leave = 0.3;
    numbers.list_leave = 0.1;
    numbers.list_at_most = 6;
    std::size_t degrees = 0;
    double const distance = distance_from_stationary(numbers, numbers, degrees);
    CHECK(degrees >= 6);
    CHECK(distance < tests::chi_square_bound(degrees));

    auto wrong = numbers;  // a planted fault: the list is left a little more readily
    wrong.list_leave = 0.14;
    CHECK(distance_from_stationary(numbers, wrong, degrees) > tests::chi_square_bound(degrees));
}
