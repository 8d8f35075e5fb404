// Places, waiting lists and regions in whole studies: limits whose answer is known, and what must not depend on what.
#include "app/whole_study.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace eigenkracht;
using tests::draw;

namespace {

std::vector<std::string> const all_kinds{"residential", "crisis", "closed", "foster", "kin"};

study::Scenario two_regions(std::vector<std::string> overrides = {}) {
    return files::read_scenario(EIGENKRACHT_SOURCE_DIR "/tests/app/two_regions.toml", overrides);
}

/// The same setting for every kind of places.
std::vector<std::string> for_all_kinds(std::vector<std::string> const& settings) {
    std::vector<std::string> overrides;
    for (auto const& kind : all_kinds) {
        for (auto const& setting : settings) {
            overrides.push_back("places." + kind + "." + setting);
        }
    }
    return overrides;
}

std::vector<std::string> operator+(std::vector<std::string> a, std::vector<std::string> const& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

/// Items that are paid by place months do not save anything else.
std::vector<std::string> const nothing_beside_places{
    "price.order_first_year.replaced=0", "price.order_later.replaced=0", "price.guardianship.replaced=0"};

/// Orders cost nothing: more of them, where a body of evidence says so, neither.
std::vector<std::string> const free_orders{"price.order_first_year.eur_per_month=0",
                                           "price.order_later.eur_per_month=0",
                                           "price.guardianship.eur_per_month=0"};

std::size_t dimension(study::MemoryResults const& results, std::string const& name) {
    for (auto const& one : results.layout().dimensions) {
        if (one.name == name) {
            return one.size;
        }
    }
    return 0;
}

std::vector<std::string> labels(study::MemoryResults const& results, std::string const& name) {
    for (auto const& one : results.layout().dimensions) {
        if (one.name == name) {
            return one.labels;
        }
    }
    return {};
}

/// Every number of a variable, element by element and stance by stance.
std::vector<double> all_of(study::MemoryResults const& results, std::string const& variable,
                           std::vector<std::string> const& dimensions, std::size_t stances) {
    std::size_t elements = 1;
    for (auto const& name : dimensions) {
        elements *= dimension(results, name);
    }
    std::vector<double> numbers;
    for (std::size_t stance = 0; stance < stances; ++stance) {
        for (std::size_t element = 0; element < elements; ++element) {
            auto const column = results.column(variable, stance, element);
            numbers.insert(numbers.end(), column.begin(), column.end());
        }
    }
    return numbers;
}

std::vector<std::string> const by_payer{"policy", "region", "year", "payer"};

/// What conferences cost by (policy, region, year, payer), from the ledger; for one stance, every draw.
std::vector<double> conference_cost(study::MemoryResults const& results, std::size_t stance) {
    auto const entries = labels(results, "entry");
    auto const payers = labels(results, "payer");
    auto const cells =
        dimension(results, "policy") * dimension(results, "region") * dimension(results, "year");
    std::vector<double> cost;
    for (std::size_t cell = 0; cell < cells; ++cell) {
        for (auto const& payer : payers) {
            std::vector<double> sum(results.draws(), 0.0);
            for (std::size_t e = 0; e < entries.size(); ++e) {
                if (entries[e] == "conference/" + payer) {
                    auto const column = results.column("ledger", stance, cell * entries.size() + e);
                    for (std::size_t d = 0; d < sum.size(); ++d) {
                        sum[d] += column[d];
                    }
                }
            }
            cost.insert(cost.end(), sum.begin(), sum.end());
        }
    }
    return cost;
}

/// Cash by (policy, region, year, payer) of one stance, every draw.
std::vector<double> cash_of(study::MemoryResults const& results, std::size_t stance) {
    auto const cells = dimension(results, "policy") * dimension(results, "region") *
                       dimension(results, "year") * dimension(results, "payer");
    std::vector<double> cash;
    for (std::size_t cell = 0; cell < cells; ++cell) {
        auto const column = results.column("cash", stance, cell);
        cash.insert(cash.end(), column.begin(), column.end());
    }
    return cash;
}

double largest_difference(std::vector<double> const& a, std::vector<double> const& b) {
    REQUIRE(a.size() == b.size());
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        largest = std::max(largest, std::abs(a[i] - b[i]));
    }
    return largest;
}

double largest_of(std::vector<double> const& numbers) {
    double largest = 0;
    for (double const number : numbers) {
        largest = std::max(largest, std::abs(number));
    }
    return largest;
}

constexpr double rounding_eur = 1e-3;  // of sums of millions in another order
constexpr std::size_t as_claimed = 0;

}  // namespace

TEST_CASE("no list, no induced demand, all of the price variable: cash is the care avoided, in every draw") {
    // Weekdays at the price of the place that is kept, and all help replaced: what is left is the same account twice.
    auto const given = two_regions(
        for_all_kinds({"places=100000", "occupied=2000", "waiting=0", "arrivals=200", "list_leave=0",
                       "variable_share=1", "friction_eur=0", "refill_induced=0", "notice_months=0", "group=1",
                       "waiting_eur=0"}) +
        std::vector<std::string>{"price.crisis_weekdays.eur_per_month=\"crisis_year_eur / 12\"",
                                 "price.order_first_year.replaced=1", "price.order_later.replaced=1",
                                 "price.guardianship.replaced=1"});
    auto const results = draw(given);
    auto const stances = given.beliefs.stances.size();
    auto const care = all_of(results, "totals", by_payer, stances);
    CHECK(largest_of(care) > 1e5);
    CHECK(largest_difference(all_of(results, "cash", by_payer, stances), care) < rounding_eur);
}

TEST_CASE(
    "an endless waiting list: cash released is minus the conferences, and other children hold what is "
    "freed") {
    auto const given = two_regions(for_all_kinds({"waiting=1000000", "arrivals=200", "list_leave=0",
                                                  "refill_waiting=1", "refill_induced=0"}) +
                                   free_orders);
    auto const results = draw(given);
    auto const kinds = dimension(results, "place");
    auto const numbers = labels(results, "place_outcome");
    auto const index = [&](std::string const& name) {
        return static_cast<std::size_t>(std::find(numbers.begin(), numbers.end(), name) - numbers.begin());
    };
    auto const cells =
        dimension(results, "policy") * dimension(results, "region") * dimension(results, "year") * kinds;
    double freed_in_all = 0;
    for (std::size_t stance = 0; stance < given.beliefs.stances.size(); ++stance) {
        CHECK(largest_difference(cash_of(results, stance), conference_cost(results, stance)) < rounding_eur);
        for (std::size_t cell = 0; cell < cells; ++cell) {
            auto const freed = results.column("places", stance, cell * numbers.size() + index("freed"));
            auto const refilled = results.column("places", stance, cell * numbers.size() + index("refilled"));
            REQUIRE(freed == refilled);
            for (double const months : freed) {
                freed_in_all += months;
            }
        }
    }
    CHECK(freed_in_all > 0);  // children found in a place, who go home: the list is never without anybody
}

TEST_CASE(
    "help goes on beside the plan and every emptied place is filled: cash released is minus the "
    "conferences") {
    // The claim, and no child who holds a place longer for the conference: such a place is not freed but taken.
    auto const given =
        two_regions(for_all_kinds({"places=100000", "occupied=2000", "waiting=0", "arrivals=200",
                                   "list_leave=0", "refill_induced=1", "friction_eur=0", "waiting_eur=0"}) +
                    nothing_beside_places +
                    std::vector<std::string>{
                        "parameter.loss_first_year.distribution={ fixed = { value = 0 } }",
                        "parameter.replacement_rate.distribution={ fixed = { value = 0 } }",
                        "stance.as_claimed.parameter.lighter_share.distribution={ fixed = { value = 0 } }"});
    auto const results = draw(given);
    CHECK(largest_of(conference_cost(results, as_claimed)) > 1e5);
    CHECK(largest_difference(cash_of(results, as_claimed), conference_cost(results, as_claimed)) <
          rounding_eur);
}

TEST_CASE("what children go through depends on neither replacement, refill, nor the share that is variable") {
    auto const first = draw(two_regions());
    auto const second =
        draw(two_regions(for_all_kinds({"refill_waiting=0.2", "refill_induced=0.9", "variable_share=0.9"}) +
                         nothing_beside_places));
    std::vector<std::string> const dimensions{"policy", "region", "year", "outcome"};
    auto const stances = two_regions().beliefs.stances.size();
    CHECK(all_of(first, "outcomes", dimensions, stances) == all_of(second, "outcomes", dimensions, stances));
    CHECK(all_of(first, "totals", by_payer, stances) == all_of(second, "totals", by_payer, stances));
    CHECK(largest_difference(all_of(first, "cash", by_payer, stances),
                             all_of(second, "cash", by_payer, stances)) > 1e4);
}

TEST_CASE("national totals are the regions', to the last bit, and a region is the same beside another") {
    auto const given = two_regions();
    auto const results = draw(given);
    auto const entries = labels(results, "entry");
    auto const questions = labels(results, "question");
    auto const years = dimension(results, "year");
    auto const regions = dimension(results, "region");
    REQUIRE(regions == 2);
    auto const policies = labels(results, "policy");
    auto const policy = [&](std::string const& name) {
        return static_cast<std::size_t>(std::find(policies.begin(), policies.end(), name) - policies.begin());
    };
    auto const question = static_cast<std::size_t>(
        std::find(questions.begin(), questions.end(), "all_care_avoided against stay") - questions.begin());
    REQUIRE(question < questions.size());
    std::size_t const year = 2;  // 2013
    for (std::size_t stance = 0; stance < given.beliefs.stances.size(); ++stance) {
        auto const national = results.column("questions", stance, question);
        for (std::uint64_t d = 0; d < results.draws(); ++d) {
            auto const sum = [&](std::size_t of_policy) {
                double all = 0;
                for (std::size_t e = 0; e < entries.size(); ++e) {
                    double entry = 0;
                    for (std::size_t region = 0; region < regions; ++region) {
                        auto const row = (of_policy * regions + region) * years + year;
                        entry += results.column("ledger", stance, row * entries.size() + e)[d];
                    }
                    all += entry;
                }
                return all;
            };
            REQUIRE(sum(policy("grow")) - sum(policy("stay")) == national[d]);
        }
    }
    auto alone = given;
    alone.regions.pop_back();
    alone.regional.clear();
    auto const one = draw(alone);
    auto const payers = dimension(results, "payer");
    for (std::size_t p = 0; p < policies.size(); ++p) {
        for (std::size_t rest = 0; rest < years * payers; ++rest) {
            REQUIRE(one.column("totals", 0, p * years * payers + rest) ==
                    results.column("totals", 0, p * regions * years * payers + rest));
        }
    }
}

TEST_CASE("two regions with places give the same bits on any number of threads and any block size") {
    auto const given = two_regions();
    auto const digest = [&](unsigned threads, std::uint64_t block) {
        study::RunOptions options;
        options.threads = threads;
        options.block_draws = block;
        return study::digest(draw(given, options));
    };
    auto const first = digest(1, 16);
    CHECK(digest(2, 16) == first);
    CHECK(digest(3, 5) == first);
}
