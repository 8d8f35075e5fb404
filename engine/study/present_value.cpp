#include "study/present_value.hpp"

#include "accounts/price_book.hpp"
#include "core/elementary.hpp"

namespace eigenkracht::study {

void add_present_value(Plan const& plan, ColumnReader const& reader, std::size_t year,
                       std::vector<Column> const& money, std::vector<Column>& value, std::size_t as_of) {
    auto const& index = plan.scenario.accounts.index;
    double const discount =
        core::pow(1 + plan.scenario.discount_rate, static_cast<double>(year) - static_cast<double>(as_of));
    for (std::size_t s = 0; s < reader.stances(); ++s) {
        auto const growth =
            index.growth.given() ? reader.evaluate(index.growth, s) : Column(reader.draws(), 0.0);
        for (std::size_t d = 0; d < growth.size(); ++d) {
            auto const level = [&](std::size_t in) {
                return accounts::price_level(index.levels, growth[d], plan.world.report_year,
                                             plan.world.report_year + static_cast<int>(in));
            };
            value[s][d] += money[s][d] * (level(as_of) / level(year)) / discount;
        }
    }
}

std::vector<Column> present_value(Plan const& plan, ColumnReader const& reader,
                                  std::vector<std::vector<Column>> const& money) {
    auto value = reader.zeros();
    for (std::size_t year = 0; year < money.size(); ++year) {
        add_present_value(plan, reader, year, money[year], value);
    }
    return value;
}

}  // namespace eigenkracht::study
