#include "files/files.hpp"
#include "files/json_list.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <optional>

namespace eigenkracht::files {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json number(std::optional<double> const& value) { return value ? number(*value) : Json(nullptr); }

Json spread(study::Spread const& s, bool paired) {
    Json json{{"mean", number(s.mean)}, {"mean_error", number(s.mean_error)}};
    if (paired) {
        json.update({{"sd", number(s.sd)},
                     {"low95", number(s.low95)},
                     {"low80", number(s.low80)},
                     {"median", number(s.median)},
                     {"high80", number(s.high80)},
                     {"high95", number(s.high95)}});
    }
    return json;
}

Json amount(study::ComparedNumber const& one, bool paired) {
    if (one.by_stance.empty()) {
        return nullptr;
    }
    return {{"by_stance", list_of(one.by_stance, [&](auto const& s) { return spread(s, paired); })},
            {"overall", spread(one.overall, paired)}};
}

Json mean(study::ComparedMean const& one) {
    return {{"mean", number(one.mean)}, {"mean_error", number(one.error)}};
}

Json chance(study::Chance const& one) { return {{"value", number(one.value)}, {"error", number(one.error)}}; }

Json plane(study::ComparedPlane const& one) {
    auto const& plane = one.plane;
    return {{"of_reference", one.of_reference},
            {"better_cheaper", plane.better_cheaper},
            {"better_dearer", plane.better_dearer},
            {"worse_cheaper", plane.worse_cheaper},
            {"worse_dearer", plane.worse_dearer},
            {"ratio", number(plane.ratio)},
            {"ratio_error", number(one.ratio_error)},
            {"low95", number(plane.low)},
            {"high95", number(plane.high)}};
}

Json standing(analysis::FrontierLine const& line) {
    return {{"standing", text(line.standing)}, {"ratio", number(line.ratio)}};
}

Json option(study::ComparedOption const& one, bool paired) {
    Json json{{"title", one.title},
              {"reference", one.reference},
              {"saving_eur", amount(one.saving, paired)},
              {"effect", amount(one.effect, paired)},
              {"years_at_home", amount(one.at_home, paired)}};
    if (paired) {
        json.update(
            {{"best", {{"by_stance", list_of(one.best_by_stance, chance)}, {"overall", chance(one.best)}}},
             {"expected_loss",
              {{"by_stance", list_of(one.loss_by_stance, mean)}, {"overall", mean(one.loss)}}},
             {"plane", {{"by_stance", list_of(one.plane_by_stance, plane)}, {"overall", plane(one.plane)}}},
             {"standing",
              {{"by_stance", list_of(one.standing_by_stance, standing)},
               {"overall", standing(one.standing)}}},
             {"largest_regret_eur", one.largest_regret}});
    }
    return json;
}

}  // namespace

std::string to_json(study::Compared const& compared) {
    Json json{{"title", compared.title},     {"money", compared.money},
              {"effect", compared.effect},   {"effect_unit", compared.effect_unit},
              {"at_home", compared.at_home}, {"draws", compared.draws},
              {"paired", compared.paired},   {"why_unpaired", compared.why_unpaired}};
    json["stances"] = list_of(compared.stances, [](auto const& one) {
        return Json{{"name", one.name}, {"title", one.title}, {"weight", one.weight}};
    });
    json["options"] =
        list_of(compared.options, [&](auto const& one) { return option(one, compared.paired); });
    json["regret"] = list_of(compared.regrets, [](auto const& one) {
        return Json{{"chosen", one.chosen},
                    {"saving_eur", list_of(one.money, mean)},
                    {"effect", list_of(one.effect, mean)},
                    {"years_at_home", list_of(one.at_home, mean)}};
    });
    json["least_largest_regret"] = compared.least_regret;
    json["acceptability"] = list_of(compared.acceptability, [](auto const& one) {
        return Json{{"price_eur", one.price},
                    {"best", list_of(one.best, chance)},
                    {"best_by_stance",
                     list_of(one.best_by_stance, [](auto const& all) { return list_of(all, chance); })},
                    {"largest_mean", one.most_worth}};
    });
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace eigenkracht::files
