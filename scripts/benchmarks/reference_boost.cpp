// The reference budget model in C++ with Boost.Random: reference_boost HOW DRAWS REGIONS SEED.
//
// The same work as scenarios/reference-budget.toml, written as somebody would who knows C++ and Boost well and has an afternoon. Prints one
// line of JSON, as peers.py reads it. HOW is
//   inversion   each child by itself, a stay by a power of an exponential number
//   alias       each child by itself, a stay by Boost's own alias table, built once a draw
//   guide       each child by itself, a stay by a table written by hand with a guide to where to look in it
//   aggregated  a Poisson number of children for each month of start and length of stay
//
// What was tried (one core, -O2, one region; nanoseconds a child): inversion 31-35, alias 14, guide 10, aggregated 38. Engines, with alias: mt19937 and
// mt11213b 21, mt19937_64 22, taus88 14, which is why it is taken; the other ways change little by it. A multinomial number of the stays that start in a
// month, binomial by binomial, takes a third longer than a Poisson number for each cell, at one region and at a hundred.
#include <boost/random/beta_distribution.hpp>
#include <boost/random/binomial_distribution.hpp>
#include <boost/random/discrete_distribution.hpp>
#include <boost/random/exponential_distribution.hpp>
#include <boost/random/gamma_distribution.hpp>
#include <boost/random/lognormal_distribution.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/poisson_distribution.hpp>
#include <boost/random/taus88.hpp>
#include <boost/random/uniform_01.hpp>

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

namespace {

namespace random = boost::random;
using Engine = random::taus88;

constexpr int years = 10;
constexpr int months = 12 * years;
constexpr int asked_year = 5;
constexpr double asked_eur = 4e6;

using Years = std::array<double, years>;
using Longer = std::array<double, months + 1>;

// Chance that a stay is longer than d whole months: the integral of the Weibull survival from d to d + 1, which keeps the mean; what would
// be no month counts as one, and all others are a little rarer for it. Returns how much rarer.
double longer_than(double mean, double shape, Longer& longer) {
    double const scale = mean / std::tgamma(1 + 1 / shape);
    auto const survival = [&](double t) { return std::exp(-std::pow(t / scale, shape)); };
    double before = 1;
    for (int d = 0; d <= months; ++d) {
        double const after = survival(d + 1);
        longer[d] = (before + 4 * survival(d + 0.5) + after) / 6;
        before = after;
    }
    double const keep = (mean - 1) / (mean - longer[0]);
    for (double& chance : longer) {
        chance *= keep;
    }
    longer[0] = 1;
    return keep;
}

// Children in care by month, as changes from one month to the next; then months of care by year.
class Care {
public:
    void enter(int start, std::int64_t children) { change_[start] += children; }
    void leave(int end, std::int64_t children) { change_[std::min(end, months)] -= children; }
    [[nodiscard]] Years by_year() const {
        Years sum{};
        std::int64_t level = 0;
        for (int month = 0; month < months; ++month) {
            level += change_[month];
            sum[month / 12] += static_cast<double>(level);
        }
        return sum;
    }

private:
    std::array<std::int64_t, months + 1> change_{};
};

std::int64_t poisson(Engine& engine, double mean) {
    return mean > 0 ? random::poisson_distribution<std::int64_t>(mean)(engine) : 0;
}

using Conferences = std::array<std::int64_t, months>;

// Months of care of one kind of children, each child by itself; a conference acts from the month after it.
std::int64_t by_inversion(Engine& engine, Conferences const& held, double rate, double mean, double shape,
                          Care& care) {
    Longer longer;
    double const keep = longer_than(mean, shape, longer);
    double const scale = mean / std::tgamma(1 + 1 / shape);
    random::exponential_distribution<double> exponential;
    random::uniform_01<double> uniform;
    std::int64_t children = 0;
    for (int month = 0; month < months; ++month) {
        auto const count = poisson(engine, static_cast<double>(held[month]) * rate);
        children += count;
        care.enter(month + 1, count);
        for (std::int64_t child = 0; child < count; ++child) {
            // Below 2 months more than the horizon: enough, and a whole number that fits.
            double const stay = std::min(scale * std::pow(exponential(engine), 1 / shape), months + 2.0);
            int whole = std::max(1, static_cast<int>(stay + uniform(engine)));
            if (whole > 1 && uniform(engine) > keep) {
                whole = 1;
            }
            care.leave(month + 1 + whole, 1);
        }
    }
    return children;
}

// Months of care of one kind of children, each child by itself, whose stays are whole months from a table.
template <typename Stay>
std::int64_t by_table(Engine& engine, Conferences const& held, double rate, Stay const& stay, Care& care) {
    std::int64_t children = 0;
    for (int month = 0; month < months; ++month) {
        auto const count = poisson(engine, static_cast<double>(held[month]) * rate);
        children += count;
        care.enter(month + 1, count);
        for (std::int64_t child = 0; child < count; ++child) {
            care.leave(month + 2 + stay(engine), 1);
        }
    }
    return children;
}

std::int64_t by_alias(Engine& engine, Conferences const& held, double rate, double mean, double shape,
                      Care& care) {
    Longer longer;
    longer_than(mean, shape, longer);
    Longer share;
    for (int d = 0; d < months; ++d) {
        share[d] = longer[d] - longer[d + 1];
    }
    share[months] = longer[months];
    random::discrete_distribution<int, double> const stay(share.begin(), share.end());
    return by_table(engine, held, rate, stay, care);
}

std::int64_t by_guide(Engine& engine, Conferences const& held, double rate, double mean, double shape,
                      Care& care) {
    constexpr int cells = 1024;
    Longer longer;
    longer_than(mean, shape, longer);
    std::array<std::uint8_t, cells> guide{};
    int stay = 0;
    for (int cell = 0; cell < cells; ++cell) {
        while (stay < months && 1 - longer[stay + 1] <= static_cast<double>(cell) / cells) {
            ++stay;
        }
        guide[cell] = static_cast<std::uint8_t>(stay);
    }
    auto const look_up = [&](Engine& from) {
        double const u = random::uniform_01<double>()(from);
        int found = guide[static_cast<int>(u * cells)];
        while (found < months && 1 - longer[found + 1] <= u) {
            ++found;
        }
        return found;
    };
    return by_table(engine, held, rate, look_up, care);
}

std::int64_t by_counts(Engine& engine, Conferences const& held, double rate, double mean, double shape,
                       Care& care) {
    Longer longer;
    longer_than(mean, shape, longer);
    std::int64_t children = 0;
    for (int start = 1; start <= months; ++start) {
        double const expected = static_cast<double>(held[start - 1]) * rate;
        std::int64_t begun = poisson(engine, expected * longer[months - start]);
        for (int stay = 1; start + stay <= months; ++stay) {
            auto const count = poisson(engine, expected * (longer[stay - 1] - longer[stay]));
            care.leave(start + stay, count);
            begun += count;
        }
        care.enter(start, begun);
        children += begun;
    }
    return children;
}

double cpu_seconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           1e-6 * static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
}

double lognormal(Engine& engine, double mean, double cv) {
    double const variance = std::log1p(cv * cv);
    return random::lognormal_distribution<double>(std::log(mean) - variance / 2, std::sqrt(variance))(engine);
}

// One draw: net saving in cash by year.
template <typename Count>
Years draw(Engine& engine, double regions, Count const& count, std::int64_t& children) {
    double const placements = random::gamma_distribution<double>(44.5, 0.01)(engine) +
                              random::gamma_distribution<double>(14.5, 0.01)(engine);
    double const orders = random::gamma_distribution<double>(29.5, 0.01)(engine);
    double const placement_year_eur = lognormal(engine, 40000, 0.25);
    double const order_year_eur = lognormal(engine, 8500, 0.2);
    double const conference_eur = random::gamma_distribution<double>(100, 42)(engine);
    double const stay_months = 12 * lognormal(engine, 1.2, 0.3);
    double const stay_shape = std::exp(random::normal_distribution<double>(0.2, 0.1)(engine));
    double const attribution = random::beta_distribution<double>(8, 4)(engine);
    double const cashable = random::beta_distribution<double>(5, 5)(engine);

    Conferences held;
    Years held_in_year{};
    for (int month = 0; month < months; ++month) {
        held[month] = poisson(engine, regions * (550 + 250.0 * (month / 12) / (years - 1)) / 12);
        held_in_year[month / 12] += static_cast<double>(held[month]);
    }
    Care placed;
    Care under_order;
    children += count(engine, held, placements, stay_months, stay_shape, placed);
    children += count(engine, held, orders, stay_months, stay_shape, under_order);
    auto const placed_months = placed.by_year();
    auto const order_months = under_order.by_year();
    Years net{};
    for (int year = 0; year < years; ++year) {
        double const gross =
            attribution * (placement_year_eur * placed_months[year] + order_year_eur * order_months[year]) /
            12;
        net[year] = (cashable * gross - conference_eur * held_in_year[year]) / std::pow(1.04, year);
    }
    return net;
}

void print(char const* name, Years const& values) {
    std::printf("\"%s\": [", name);
    for (int year = 0; year < years; ++year) {
        std::printf("%s%.10g", year == 0 ? "" : ", ", values[year]);
    }
    std::printf("], ");
}

int usage() {
    std::fprintf(stderr, "reference_boost inversion|alias|guide|aggregated DRAWS REGIONS SEED\n");
    return 2;
}

}  // namespace

int main(int count, char** given) {
    if (count != 5) {
        return usage();
    }
    std::string const how = given[1];
    auto const draws = std::strtoll(given[2], nullptr, 10);
    double const regions = std::strtod(given[3], nullptr);
    Engine engine(static_cast<std::uint32_t>(std::strtoul(given[4], nullptr, 10)));
    std::array<std::pair<char const*, decltype(&by_counts)>, 4> const ways{
        {{"inversion", by_inversion}, {"alias", by_alias}, {"guide", by_guide}, {"aggregated", by_counts}}};
    auto const chosen =
        std::find_if(ways.begin(), ways.end(), [&](auto const& way) { return how == way.first; });
    if (chosen == ways.end()) {
        return usage();
    }
    double const before = cpu_seconds();
    Years first{};  // sums of squares are taken around the first draw
    Years sum{};
    Years squares{};
    std::int64_t children = 0;
    std::int64_t reached = 0;
    for (long long d = 0; d < draws; ++d) {
        auto const net = draw(engine, regions, chosen->second, children);
        first = d == 0 ? net : first;
        for (int year = 0; year < years; ++year) {
            sum[year] += net[year] - first[year];
            squares[year] += (net[year] - first[year]) * (net[year] - first[year]);
        }
        reached += net[asked_year] >= asked_eur * regions ? 1 : 0;
    }
    Years mean{};
    Years sd{};
    auto const n = static_cast<double>(draws);
    for (int year = 0; year < years; ++year) {
        mean[year] = first[year] + sum[year] / n;
        sd[year] = std::sqrt((squares[year] - sum[year] * sum[year] / n) / std::max(1.0, n - 1));
    }
    std::printf("{\"draws\": %lld, ", draws);
    print("mean", mean);
    print("sd", sd);
    std::printf("\"chance\": %.10g, \"children\": %lld, \"cpu_seconds\": %.4f}\n",
                static_cast<double>(reached) / n, static_cast<long long>(children), cpu_seconds() - before);
}
