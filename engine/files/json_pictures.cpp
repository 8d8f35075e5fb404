#include "files/files.hpp"
#include "files/json_list.hpp"
#include "files/series.hpp"
#include "study/pictures.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::files {
namespace {

/// Keys keep the order in which they are written.
using Json = nlohmann::ordered_json;

/// JSON knows no infinity and no not-a-number.
Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json number(std::optional<double> const& value) { return value ? number(*value) : Json(nullptr); }

Json spread(study::Spread const& s) {
    return spread_of(s, [](double value) { return number(value); });
}

Json spread(std::optional<study::Spread> const& s) { return s ? spread(*s) : Json(nullptr); }

Json spreads(std::vector<study::Spread> const& all) {
    return list_of(all, [](study::Spread const& one) { return spread(one); });
}

Json amounts(study::Amounts const& a) {
    return {{"first", number(a.first)}, {"step", number(a.step)}, {"count", a.count}};
}

Json curve(study::Curve const& one) {
    auto const series = series_of(one);
    Json json{
        {"unit", number(series.unit)}, {"at", series.at}, {"start", series.start}, {"order", series.order}};
    if (series.order == 2) {
        json["slope"] = series.slope;
    }
    json["steps"] = series.steps;
    return json;
}

Json dial_of_stance(study::DialOfStance const& one) {
    return {{"chance", curve(one.chance)},
            {"at_least", curve(one.at_least)},
            {"missing", one.missing ? curve(*one.missing) : Json(nullptr)}};
}

Json dial(study::Dial const& one) {
    return {{"question", one.question},        {"baseline", one.baseline},
            {"headline", one.headline},        {"uncertain", one.uncertain},
            {"amounts", amounts(one.amounts)}, {"by_stance", list_of(one.by_stance, dial_of_stance)}};
}

Json year_dial(study::YearDial const& one) {
    return {{"policy", one.policy},
            {"year", one.year},
            {"amounts", amounts(one.amounts)},
            {"at_least_by_stance", list_of(one.at_least_by_stance, curve)}};
}

Json waiting(study::WaitingYear const& one) {
    return {{"policy", one.policy},
            {"year", one.year},
            {"by_stance", spreads(one.by_stance)},
            {"overall", spread(one.overall)},
            {"without_by_stance", spreads(one.without_by_stance)},
            {"without_overall", spread(one.without_overall)}};
}

Json region(study::RegionPicture const& one) {
    return {{"name", one.name},
            {"title", one.title},
            {"tile", one.tile ? Json::array({one.tile->first, one.tile->second}) : Json(nullptr)},
            {"conferences", number(one.conferences)},
            {"net_eur", spread(one.net_eur)},
            {"prevented", spread(one.prevented)}};
}

Json bar(study::PictureBar const& one) {
    return {{"name", one.name},
            {"meaning", one.meaning},
            {"unit", one.unit},
            {"low_input", number(one.low_input)},
            {"high_input", number(one.high_input)},
            {"low_outcome", number(one.low_outcome)},
            {"high_outcome", number(one.high_outcome)},
            {"error", number(one.error)}};
}

Json tornado(study::PictureTornado const& one) {
    return {{"question", one.question},
            {"baseline", one.baseline},
            {"from", one.from},
            {"middle", number(one.middle)},
            {"bars", list_of(one.bars, bar)}};
}

Json families(study::Families const& one) {
    return {{"year", one.year}, {"held", number(one.held)}, {"held_against", number(one.held_against)}};
}

}  // namespace

std::string to_json(study::Pictures const& pictures) {
    Json json;
    json["families"] = pictures.families ? families(*pictures.families) : Json(nullptr);
    json["dials"] = list_of(pictures.dials, dial);
    json["years"] = list_of(pictures.years, year_dial);
    json["waiting"] = list_of(pictures.waiting, waiting);
    json["regions"] = list_of(pictures.regions, region);
    json["tornado"] = pictures.tornado ? tornado(*pictures.tornado) : Json(nullptr);
    // Without blanks: a page carries it, and nobody reads it there.
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace eigenkracht::files
