#include "study/question_point.hpp"

#include <algorithm>
#include <charconv>

namespace eigenkracht::study {

namespace {

constexpr std::string_view budget_prefix = "budget_";

std::size_t policy_index(Scenario const& scenario, std::string const& name) {
    auto const& policies = scenario.policies;
    return static_cast<std::size_t>(
        std::find_if(policies.begin(), policies.end(),
                     [&](region::Policy const& policy) { return policy.name == name; }) -
        policies.begin());
}

}  // namespace

int budget_year(std::string const& baseline) {
    int year = 0;
    if (baseline.starts_with(budget_prefix)) {
        auto const* first = baseline.data() + budget_prefix.size();
        auto const* last = baseline.data() + baseline.size();
        auto const [end, error] = std::from_chars(first, last, year);
        if (error != std::errc{} || end != last) {
            return 0;
        }
    }
    return year;
}

bool is_cash(std::string const& outcome) { return outcome.starts_with("cash_released_"); }

bool is_net(std::string const& outcome) { return outcome.ends_with("_net_eur"); }

bool asks_about_cut(Question const& question) {
    return question.at_least.text.find("cut.amount_eur") != std::string::npos;
}

std::vector<std::string> const& items_of(Scenario const& scenario, Question const& question) {
    return question.items.empty() && asks_about_cut(question) ? scenario.cut.items : question.items;
}

std::string const& payer_of(Scenario const& scenario, Question const& question) {
    return question.payer.empty() && asks_about_cut(question) ? scenario.cut.payer : question.payer;
}

bool may_fall_on(CutSpec const& cut, std::string const& item) {
    return cut.items.empty() || std::find(cut.items.begin(), cut.items.end(), item) != cut.items.end();
}

bool falls_on(CutSpec const& cut, accounts::Price const& price) {
    return cut.items.empty() ? price.per == accounts::Price::Per::month : may_fall_on(cut, price.item);
}

bool falls_on(CutSpec const& cut, accounts::Price const& price, int year) {
    return falls_on(cut, price) && (cut.payer.empty() || accounts::payer_in(price.payer, year) == cut.payer);
}

accounts::Price const& price_of(accounts::AccountsSpec const& spec, std::string const& item) {
    return *std::find_if(spec.prices.begin(), spec.prices.end(),
                         [&](accounts::Price const& price) { return price.item == item; });
}

std::vector<QuestionPoint> question_points(Scenario const& scenario, accounts::PriceBook const& book,
                                           int first_year) {
    std::vector<QuestionPoint> points;
    for (std::size_t q = 0; q < scenario.questions.size(); ++q) {
        auto const& question = scenario.questions[q];
        auto const& items = items_of(scenario, question);
        auto const& payer = payer_of(scenario, question);
        std::vector<std::string> baselines{question.baseline};
        baselines.insert(baselines.end(), question.baselines_beside.begin(), question.baselines_beside.end());
        // Conferences are charged where the payer who counts pays them; a gross question leaves them out.
        bool const net = is_net(question.outcome);
        for (auto const& baseline : baselines) {
            QuestionPoint point;
            point.question = q;
            point.cash = is_cash(question.outcome);
            point.at_conference = question.booking == Question::Booking::at_conference;
            if (question.price_level != "nominal") {
                point.price_year = static_cast<std::size_t>(std::stoi(question.price_level) - first_year);
            }
            point.baseline = baseline;
            point.headline = &baseline == &baselines.front();
            point.policy = policy_index(scenario, question.policy);
            point.year = static_cast<std::size_t>(question.year - first_year);
            if (int const year = budget_year(baseline); year != 0) {
                point.against_year = true;
                point.base_year = static_cast<std::size_t>(year - first_year);
            } else {
                point.base_policy = policy_index(scenario, baseline);
            }
            for (auto const& entry : book.entries()) {
                bool const is_conference =
                    price_of(scenario.accounts, entry.item).per == accounts::Price::Per::conference;
                bool const item_counts =
                    is_conference
                        ? net
                        : items.empty() || std::find(items.begin(), items.end(), entry.item) != items.end();
                bool const payer_counts = payer.empty() || entry.payer == payer;
                point.entries.push_back(item_counts && payer_counts ? 1 : 0);
                point.gross_entries.push_back(!is_conference && item_counts && payer_counts ? 1 : 0);
                point.item_entries.push_back(!is_conference && item_counts ? 1 : 0);
            }
            points.push_back(std::move(point));
        }
    }
    return points;
}

CutPoint cut_point(Scenario const& scenario, accounts::PriceBook const& book, int first_year, int last_year) {
    auto const& cut = scenario.cut;
    auto const& prices = scenario.accounts.prices;
    CutPoint point;
    int const from = std::max(cut.from, first_year);
    point.first_year = static_cast<std::size_t>(from - first_year);
    point.end_year = point.first_year;
    int const until = cut.until > 0 ? std::min(cut.until, last_year) : last_year;
    for (int year = from; year <= until; ++year) {
        bool const pays = std::any_of(prices.begin(), prices.end(), [&](accounts::Price const& price) {
            return falls_on(cut, price, year);
        });
        if (!pays) {
            break;
        }
        ++point.end_year;
    }
    for (auto const& entry : book.entries()) {
        auto const& price = price_of(scenario.accounts, entry.item);
        bool const counts = price.per == accounts::Price::Per::conference || falls_on(cut, price);
        point.entries.push_back(counts && (cut.payer.empty() || entry.payer == cut.payer) ? 1 : 0);
    }
    return point;
}

double value(QuestionPoint const& point, std::vector<double> const& saved, std::size_t years,
             std::size_t entries, std::vector<double> const& level) {
    auto const sum_of = [&](std::size_t policy, std::size_t year) {
        double sum = 0;
        for (std::size_t e = 0; e < entries; ++e) {
            if (point.entries[e] != 0) {
                sum += saved[(policy * years + year) * entries + e];
            }
        }
        return sum;
    };
    double const prices = point.price_year ? level[*point.price_year] / level[point.year] : 1;
    double const own = sum_of(point.policy, point.year);
    if (point.against_year) {
        return (own - sum_of(point.policy, point.base_year) * (level[point.year] / level[point.base_year])) *
               prices;
    }
    return (own - sum_of(point.base_policy, point.year)) * prices;
}

}  // namespace eigenkracht::study
