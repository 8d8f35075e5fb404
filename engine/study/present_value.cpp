#include "study/present_value.hpp"

#include "accounts/price_book.hpp"
#include "core/elementary.hpp"

namespace eigenkracht::study {

std::vector<Column> present_value(Plan const& plan, ColumnReader const& reader,
                                  std::vector<std::vector<Column>> const& money) {
    auto value = reader.zeros();
    auto const& index = plan.scenario.accounts.index;
    for (std::size_t s = 0; s < reader.stances(); ++s) {
        auto const growth =
            index.growth.given() ? reader.evaluate(index.growth, s) : Column(reader.draws(), 0.0);
        for (std::size_t d = 0; d < growth.size(); ++d) {
            auto const level = [&](std::size_t year) {
                return accounts::price_level(index.levels, growth[d], plan.world.report_year,
                                             plan.world.report_year + static_cast<int>(year));
            };
            double const first = level(0);
            for (std::size_t year = 0; year < money.size(); ++year) {
                value[s][d] += money[year][s][d] * (first / level(year)) /
                               core::pow(1 + plan.scenario.discount_rate, static_cast<double>(year));
            }
        }
    }
    return value;
}

}  // namespace eigenkracht::study
