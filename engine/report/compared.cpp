#include "report/compared.hpp"

#include "core/text.hpp"
#include "report/numbers.hpp"
#include "report/page.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>
#include <vector>

namespace eigenkracht::report {
namespace {

using study::Compared;
using study::ComparedMean;
using study::ComparedOption;

/// Stances that are shown.
std::vector<std::size_t> shown_stances(Compared const& compared) {
    std::vector<std::size_t> shown;
    for (std::size_t s = 0; s < compared.stances.size(); ++s) {
        if (compared.stances[s].variant_of.empty() || compared.stances[s].weight > 0) {
            shown.push_back(s);
        }
    }
    return shown;
}

/// Rows of the shown stances, and one of all together where there are several.
std::vector<Row> stance_rows(Compared const& compared) {
    std::vector<Row> rows;
    auto const shown = shown_stances(compared);
    for (std::size_t const s : shown) {
        rows.push_back({compared.stances.size() > 1 ? short_title(compared.stances, s) : "all draws", {}, 0});
    }
    if (shown.size() > 1) {
        rows.push_back({"Overall, by the weights", {}, 0});
    }
    return rows;
}

/// What one row a stance shows: of the stances, then overall.
template <typename Item>
std::vector<Item> for_rows(Compared const& compared, std::vector<Item> const& by_stance,
                           Item const& overall) {
    std::vector<Item> items;
    auto const shown = shown_stances(compared);
    for (std::size_t const s : shown) {
        items.push_back(by_stance[s]);
    }
    if (shown.size() > 1) {
        items.push_back(overall);
    }
    return items;
}

double largest_saving(Compared const& compared) {
    double size = 0;
    for (auto const& option : compared.options) {
        size = std::max({size, largest(option.saving.by_stance), std::abs(option.saving.overall.mean)});
    }
    return size;
}

/// What a unit of effect costs whoever has more of it.
std::string ratio_text(study::ComparedPlane const& of) {
    constexpr double sure = 0.975;
    constexpr double digits = 20;  // no digit finer than a twentieth of the number
    auto const& plane = of.plane;
    std::string const whose = of.of_reference ? "the reference: " : "";
    double const with_effect =
        plane.better_cheaper + plane.better_dearer + plane.worse_cheaper + plane.worse_dearer;
    if (with_effect == 0) {
        return "no such effect";
    }
    if (plane.better_cheaper > sure) {
        return whose + "saves and does better";
    }
    if (!plane.ratio || !plane.low) {
        return whose + "no price is enough";
    }
    auto const money = [&](double eur) {
        return core::rounded_to_error(eur, one_digit(std::max(of.ratio_error, std::abs(eur) / digits)));
    };
    std::string const low = *plane.low == 0 ? "0" : money(*plane.low);
    std::string const high = plane.high ? money(*plane.high) : "no bound";
    // A ratio that its own computing error hides is no number.
    std::string const mean = of.ratio_error >= std::abs(*plane.ratio) ? "unclear"
                             : *plane.ratio > 0                       ? money(*plane.ratio)
                                                                      : "below 0";
    return fmt::format("{}{} ({} to {})", whose, mean, low, high);
}

/// Where the draws lie in the plane of cost and effect.
void add_quadrants(Table& table, std::vector<study::ComparedPlane> const& planes) {
    using Share = double analysis::Plane::*;
    constexpr double hundredth = 0.01;
    using analysis::Plane;
    // Where a plane is the reference's beside the option, the option's draws lie opposite.
    for (auto const& [head, share, turned] :
         {std::tuple<char const*, Share, Share>{"more effect, cheaper", &Plane::better_cheaper,
                                                &Plane::worse_dearer},
          {"more effect, dearer", &Plane::better_dearer, &Plane::worse_cheaper},
          {"less effect, cheaper", &Plane::worse_cheaper, &Plane::better_dearer},
          {"less effect, dearer", &Plane::worse_dearer, &Plane::better_cheaper}}) {
        std::vector<std::string> cells;
        bool seen = false;
        for (auto const& one : planes) {
            double const part = one.of_reference ? one.plane.*turned : one.plane.*share;
            cells.push_back(core::percentage(part, hundredth));
            seen = seen || part > 0;
        }
        if (seen) {
            add_column(table, head, cells);
        }
    }
}

void write_differences(Page& page, Compared const& compared) {
    std::string reference;
    for (auto const& option : compared.options) {
        reference = option.reference ? option.title : reference;
    }
    page.heading(fmt::format("WHAT EACH BRINGS, BESIDE \"{}\"", reference));
    page.paragraph(compared.money + ".");
    Scale const scale = money_scale(largest_saving(compared));
    for (auto const& option : compared.options) {
        if (option.reference) {
            continue;
        }
        page.blank();
        page.paragraph(capital(option.title) + ":");
        Table table{"on the evidence of", {}, stance_rows(compared)};
        auto const part = compared.paired ? Part::mean_with_range : Part::mean;
        auto const spreads = [&](study::ComparedNumber const& number) {
            return for_rows(compared, number.by_stance, number.overall);
        };
        add_column(table, "saved, " + scale.unit, column(spreads(option.saving), part, scale.divisor));
        add_column(table, compared.effect, column(spreads(option.effect), part));
        if (!option.at_home.by_stance.empty()) {
            add_column(table, compared.at_home + ", in years", column(spreads(option.at_home), part));
        }
        if (compared.paired) {
            auto const planes = for_rows(compared, option.plane_by_stance, option.plane);
            std::vector<std::string> ratios;
            for (auto const& plane : planes) {
                ratios.push_back(ratio_text(plane));
            }
            add_column(table, "EUR per unit of effect (95%)", ratios);
            add_quadrants(table, planes);
        }
        page.blank();
        page.table(table);
    }
    if (!compared.paired) {
        page.paragraph(
            fmt::format("These results do not share their luck ({}): only means can be held "
                        "against each other. Draw them with the same seed and number of draws "
                        "to compare them draw by draw.",
                        compared.why_unpaired));
    }
}

std::string standing_text(ComparedOption const& option, analysis::FrontierLine const& line) {
    switch (line.standing) {
        case analysis::Standing::reference:
            return "cheapest";
        case analysis::Standing::on_frontier:
            return line.ratio ? fmt::format("EUR {} for each more",
                                            core::rounded_to_error(*line.ratio, one_digit(*line.ratio / 20)))
                              : "";
        default:
            return option.reference && line.standing == analysis::Standing::dominated ? "dominated"
                                                                                      : text(line.standing);
    }
}

void write_best(Page& page, Compared const& compared) {
    page.heading("WHICH SAVES MOST, AND HOW SURELY");
    page.paragraph(
        "Chance that no other saves more; what choosing it loses on average beside the best of "
        "each draw; where it stands by mean money and " +
        compared.effect + ".");
    page.blank();
    Scale const scale = money_scale(largest_saving(compared));
    Table table{"", {}, {}};
    for (auto const& option : compared.options) {
        table.rows.push_back({option.title, {}, 0});
    }
    auto const shown = shown_stances(compared);
    for (std::size_t const s : shown) {
        std::vector<study::Chance> chances;
        for (auto const& option : compared.options) {
            chances.push_back(option.best_by_stance[s]);
        }
        add_column(table,
                   compared.stances.size() > 1 ? "most: " + short_title(compared.stances, s) : "saves most",
                   chance_column(chances, false));
    }
    std::vector<study::Spread> lost;
    std::vector<std::string> standings;
    for (auto const& option : compared.options) {
        study::Spread spread;
        spread.mean = option.loss.mean;
        spread.mean_error = std::max(option.loss.error, option.loss.mean / 20);
        lost.push_back(spread);
        standings.push_back(standing_text(option, option.standing));
    }
    add_column(table, "expected loss, " + scale.unit, column(lost, Part::mean, scale.divisor));
    add_column(table, "standing", standings);
    page.table(table);
}

std::string mean_text(ComparedMean const& mean, double divisor) {
    return core::rounded_to_error(mean.mean / divisor,
                                  std::max(one_digit(mean.error), std::abs(mean.mean) / 20) / divisor);
}

void write_regret(Page& page, Compared const& compared) {
    auto const shown = shown_stances(compared);
    if (compared.regrets.empty() || shown.size() < 2) {
        return;
    }
    Scale const scale = money_scale(largest_saving(compared));
    page.heading("AND IF THE WRONG EVIDENCE IS BELIEVED");
    page.paragraph(
        fmt::format("Who believes one body of evidence chooses what saves most on it. If another "
                    "is true, this is lost ({}; below 0: won), and in brackets {}.",
                    scale.unit, compared.effect));
    page.blank();
    Table table{"believed", {}, {}};
    table.heads.emplace_back("chosen");
    for (std::size_t const truth : shown) {
        table.heads.push_back("true: " + short_title(compared.stances, truth));
    }
    for (std::size_t const believed : shown) {
        auto const& regret = compared.regrets[believed];
        Row row{short_title(compared.stances, believed), {compared.options[regret.chosen].title}, 0};
        for (std::size_t const truth : shown) {
            row.cells.push_back(fmt::format("{} ({})", mean_text(regret.money[truth], scale.divisor),
                                            mean_text(regret.effect[truth], 1)));
        }
        table.rows.push_back(std::move(row));
    }
    page.table(table);
    auto const& least = compared.options[compared.least_regret];
    page.blank();
    page.paragraph(
        fmt::format("The smallest of the largest losses: \"{}\", {} at most on average{}.", least.title,
                    core::euros(least.largest_regret, std::max(1.0, least.largest_regret / 20)),
                    least.largest_regret > 0
                        ? fmt::format(" (if {} is true)", short_title(compared.stances, least.worst_stance))
                        : ""));
}

void write_acceptability(Page& page, Compared const& compared) {
    page.heading("WHAT A UNIT MUST BE WORTH");
    page.paragraph(
        fmt::format("Chance that a policy is the best if {} is worth so many euros, by the weights; "
                    "* has the largest mean.",
                    compared.priced));
    page.blank();
    Table table{"EUR", {}, {}};
    for (auto const& option : compared.options) {
        table.heads.push_back(option.title);
    }
    for (auto const& at : compared.acceptability) {
        Row row{core::grouped(std::llround(at.price)), {}, 0};
        auto cells = chance_column(at.best, false);
        cells[at.most_worth] = "*" + cells[at.most_worth];
        row.cells = std::move(cells);
        table.rows.push_back(std::move(row));
    }
    page.table(table);
}

}  // namespace

std::string compared_text(Compared const& compared, std::size_t columns) {
    Page page(columns);
    page.line("Compared: " + compared.title);
    page.paragraph(fmt::format("{} draws of each body of evidence.",
                               core::grouped(static_cast<std::int64_t>(compared.draws))));
    write_differences(page, compared);
    if (compared.paired) {
        write_best(page, compared);
        write_regret(page, compared);
        write_acceptability(page, compared);
    }
    return page.text();
}

}  // namespace eigenkracht::report
