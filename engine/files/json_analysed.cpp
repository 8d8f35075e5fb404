#include "files/files.hpp"
#include "files/json_list.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace eigenkracht::files {
namespace {

using Json = nlohmann::ordered_json;

/// Rows as objects: what they are about, then their estimates; null where there is none.
Json rows_of(study::EstimateTable const& table) {
    return list_of(table.rows, [&](study::EstimateTable::Row const& row) {
        Json one;
        for (std::size_t key = 0; key < table.keys.size(); ++key) {
            one[table.keys[key]] = row.keys[key];
        }
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            double const value = row.values[column];
            one[table.columns[column]] = std::isfinite(value) ? Json(value) : Json(nullptr);
        }
        return one;
    });
}

template <typename Items>
Json named(Items const& items) {
    return list_of(items, [](auto const& one) {
        return Json{{"name", one.name}, {"title", one.title}, {"unit", one.unit}};
    });
}

Json titled(std::vector<study::Titled> const& items) {
    return list_of(items, [](auto const& one) { return Json{{"name", one.name}, {"title", one.title}}; });
}

Json decision(study::AnalysedDecision const& one) {
    return {{"name", one.name},
            {"title", one.title},
            {"unit", one.unit},
            {"effect_unit", one.effect_unit.empty() ? Json(nullptr) : Json(one.effect_unit)},
            {"times", one.times},
            {"luck", one.luck},
            {"options", titled(one.options)},
            {"known", titled(one.known)}};
}

}  // namespace

std::string to_json(study::Analysis const& analysis) {
    Json json{
        {"title", analysis.title},
        {"results_file", analysis.results_file},
        {"sweep", analysis.sweep.empty() ? Json(nullptr) : Json(analysis.sweep)},
        {"design", analysis.design},
        {"points", analysis.points},
        {"base_points", analysis.base_points},
        {"stances",
         list_of(analysis.stances,
                 [](study::StanceLine const& stance) {
                     return Json{{"name", stance.name}, {"title", stance.title}, {"weight", stance.weight}};
                 })},
        {"inputs", named(analysis.inputs)},
        {"outputs", named(analysis.outputs)},
        {"decisions", list_of(analysis.decisions, decision)}};
    Json tables = Json::object();
    for (auto const& table : analysis.tables) {
        tables[table.kind] = {{"title", table.title}, {"rows", rows_of(table)}};
    }
    json["tables"] = std::move(tables);
    json["notes"] = analysis.notes;
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

std::string salib_problem(study::Analysis const& analysis) {
    Json names = Json::array();
    Json bounds = Json::array();
    for (auto const& input : analysis.inputs) {
        names.push_back(input.name);
        bounds.push_back({0, 1});
    }
    Json const problem{
        {"num_vars", analysis.inputs.size()}, {"names", std::move(names)}, {"bounds", std::move(bounds)}};
    return problem.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace eigenkracht::files
