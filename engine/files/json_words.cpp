// Remarks and translations as JSON: what a page needs to speak another language.
#include "files/files.hpp"
#include "files/json_list.hpp"
#include "study/answers.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <string>
#include <variant>
#include <vector>

namespace eigenkracht::files {
namespace {

using Json = nlohmann::ordered_json;

Json value(study::Notice::Value const& given) {
    if (auto const* const text = std::get_if<std::string>(&given)) {
        return *text;
    }
    double const number = std::get<double>(given);
    return std::isfinite(number) ? Json(number) : Json(nullptr);
}

Json notice(study::Notice const& one) {
    Json values = Json::object();
    for (auto const& named : one.values) {
        values[named.first] = value(named.second);
    }
    return {{"kind", one.kind}, {"text", one.text}, {"values", values}};
}

std::string dump(Json const& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string notices_json(study::Answers const& answers) { return dump(list_of(answers.notices, notice)); }

std::string remarks_json(study::Answers const& answers) {
    Json remarks = Json::array();
    for (auto const& question : answers.questions) {
        if (!question.why_baseline.kind.empty()) {
            remarks.push_back(notice(question.why_baseline));
        }
    }
    return dump(remarks);
}

std::string translation_json(study::Scenario const& scenario, std::string const& language) {
    Json texts = Json::object();
    for (auto const& translation : scenario.translations) {
        if (translation.language == language) {
            texts[translation.original] = translation.text;
        }
    }
    return dump(texts);
}

}  // namespace eigenkracht::files
