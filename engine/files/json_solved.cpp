#include "files/files.hpp"
#include "files/json_list.hpp"

#include <nlohmann/json.hpp>

#include <optional>

namespace eigenkracht::files {
namespace {

using Json = nlohmann::ordered_json;
using Kind = analysis::Crossing::Kind;

Json optional(bool known, double value) { return known ? Json(value) : Json(nullptr); }

Json crossing(study::Solved const& solved, study::SolvedLine const& line) {
    auto const& found = line.crossing;
    bool const any = found.kind == Kind::found;
    auto const& spec = solved.spec;
    return {{"stance", line.stance ? Json(solved.stances[*line.stance].name) : Json(nullptr)},
            {"weight", line.stance ? solved.stances[*line.stance].weight : 1.0},
            {"found", any                              ? "found"
                      : found.kind == Kind::everywhere ? "everywhere"
                                                       : "nowhere"},
            {"direction", any ? Json(found.rising ? "at_least" : "at_most") : Json(nullptr)},
            {"level", optional(any, found.level)},
            {"enough", optional(any, found.enough)},
            {"low95", optional(any && !found.open_low, found.level_low)},
            {"high95", optional(any && !found.open_high, found.level_high)},
            {"one_crossing", found.one_crossing},
            {"best_level", found.best_level},
            {"best", found.best.value},
            {"levels", list_of(found.seen, [&](auto const& seen) {
                 return Json{{"level", seen.first},
                             {spec.chance ? "chance" : "mean_beyond_threshold", seen.second.value},
                             {"low95", seen.second.low},
                             {"high95", seen.second.high}};
             })}};
}

Json one_solved(study::Solved const& solved) {
    auto const& spec = solved.spec;
    bool const booked = solved.question.booking == study::Question::Booking::at_conference;
    return {{"name", spec.name},
            {"title", spec.title},
            {"lever", spec.lever},
            {"unit", spec.unit},
            {"low", spec.low},
            {"high", spec.high},
            {"whole", spec.whole},
            {"question", spec.question},
            {"booking", booked ? "at_conference" : "calendar"},
            {"chance", spec.chance ? Json(*spec.chance) : Json(nullptr)},
            {"against", spec.against.empty() ? Json(nullptr) : Json(spec.against)},
            {"against_level", solved.second ? Json(*solved.second) : Json(nullptr)},
            {"draws", solved.draws},
            {"runs", solved.evaluations},
            {"lines", list_of(solved.lines, [&](auto const& line) { return crossing(solved, line); })}};
}

}  // namespace

std::string to_json(std::vector<std::vector<study::Solved>> const& solved) {
    Json json = Json::array();
    for (auto const& one : solved) {
        for (auto const& part : one) {
            json.push_back(one_solved(part));
        }
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace eigenkracht::files
