#include "files/page_data.hpp"

#include "files/files.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace eigenkracht::files {
namespace {

using Json = nlohmann::ordered_json;

/// JSON without blanks; text that is not UTF-8 must not end the program.
std::string dump(Json const& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// A result's parts are JSON already.
std::string text_of(PageResult const& result) {
    return fmt::format(
        R"({{"file":{},"answers":{},"description":{},"pictures":{},"notices":{},"remarks":{}}})",
        dump(result.file), to_json(result.answers), describe_json(result.scenario), to_json(result.pictures),
        notices_json(result.answers), remarks_json(result.answers));
}

/// Scenario texts of all results in a language, by the text that they stand for.
Json translation(PageContent const& content) {
    Json texts = Json::object();
    for (PageResult const& result : content.results) {
        texts.update(Json::parse(translation_json(result.scenario, content.language)));
    }
    return texts;
}

}  // namespace

std::string page_data(PageContent const& content) {
    std::string results;
    for (PageResult const& result : content.results) {
        results += (results.empty() ? "" : ",") + text_of(result);
    }
    return fmt::format(
        R"({{"language":{},"written":{},"translation":{},"results":[{}],"compared":{},"why_not_compared":{}}})",
        dump(content.language), dump(content.written), dump(translation(content)), results,
        content.compared ? to_json(*content.compared) : "null", dump(content.why_not_compared));
}

}  // namespace eigenkracht::files
