#include "core/lookup_table.hpp"
#include "files/read_parts.hpp"

namespace eigenkracht::files {
namespace {

study::Solver solver(std::string const& word) {
    return word == "expected"     ? study::Solver::expected
           : word == "individual" ? study::Solver::individual
           : word == "aggregated" ? study::Solver::aggregated
                                  : study::Solver::best;
}

study::RunSettings run_settings(TreeReader const& table) {
    study::RunSettings result;
    auto const count = [&](char const* key, std::uint64_t unset) {
        return static_cast<std::uint64_t>(table.number(key, static_cast<double>(unset)));
    };
    result.draws = count("draws", result.draws);
    result.seed = count("seed", result.seed);
    result.replicates = static_cast<unsigned>(count("replicates", result.replicates));
    result.individuals = count("individuals", result.individuals);
    std::string const design = table.text("design");
    result.design = design == "sobol"             ? study::Design::sobol
                    : design == "latin_hypercube" ? study::Design::latin_hypercube
                                                  : study::Design::monte_carlo;
    result.solver = solver(table.text("solver"));
    result.least_effective_draws = table.number("least_effective_draws", result.least_effective_draws);
    result.keep = table.texts("keep");
    result.round_eur = count("round_eur", result.round_eur);
    result.deflate = static_cast<unsigned>(count("deflate", result.deflate));
    result.until_chance_error = table.number("until_chance_error", 0);
    result.until_mean_error = table.number("until_mean_error", 0);
    result.until_mean_error_eur = table.number("until_mean_error_eur", 0);
    result.location = table.where();
    return result;
}

study::Question question(TreeReader const& table) {
    study::Question result;
    result.name = table.name();
    result.title = table.title();
    result.outcome = table.text("outcome");
    result.policy = table.text("policy");
    result.baseline = table.text("baseline");
    result.baselines_beside = table.texts("baselines_beside");
    result.year = table.whole("year");
    result.items = table.texts("items");
    result.payer = table.text("payer");
    result.at_least = table.formula("at_least");
    result.price_level = table.text("price_level", "nominal");
    result.booking = table.text("booking") == "at_conference" ? study::Question::Booking::at_conference
                                                              : study::Question::Booking::calendar;
    result.location = table.where();
    return result;
}

study::SolveSpec solve(TreeReader const& table) {
    study::SolveSpec result;
    result.name = table.name();
    result.title = table.title();
    result.lever = table.text("lever");
    result.unit = table.text("unit");
    result.low = table.number("low");
    result.high = table.number("high");
    result.whole = table.truth("whole", false);
    result.tolerance = table.number("tolerance");
    result.question = table.text("question");
    result.chance = table.maybe_number("chance");
    result.against = table.text("against");
    result.levels = table.numbers("levels");
    result.location = table.where();
    return result;
}

study::SweepSpec::Design sweep_design(std::string const& word) {
    using Design = study::SweepSpec::Design;
    return word == "grid"              ? Design::grid
           : word == "monte_carlo"     ? Design::monte_carlo
           : word == "latin_hypercube" ? Design::latin_hypercube
           : word == "saltelli"        ? Design::saltelli
           : word == "morris"          ? Design::morris
           : word == "one_at_a_time"   ? Design::one_at_a_time
           : word == "list"            ? Design::list
                                       : Design::sobol;
}

study::SweepSpec sweep(TreeReader const& table) {
    study::SweepSpec result;
    result.name = table.name();
    result.title = table.title();
    result.design = sweep_design(table.text("design"));
    result.parameters = table.texts("parameters");
    result.columns = table.texts("columns");
    for (TreeReader const& one : table.tables("lever")) {
        result.levers.push_back({one.name(), one.title(), one.text("key"), one.text("unit"),
                                 one.number("low"), one.number("high"), one.truth("whole", false),
                                 one.numbers("levels"), one.where()});
    }
    for (TreeReader const& one : table.tables("group")) {
        result.groups.push_back({one.name(), one.texts("inputs"), one.where()});
    }
    bool const studies = table.has("each") ? table.text("each") == "study" : result.parameters.empty();
    result.each = studies ? study::SweepSpec::Each::study : study::SweepSpec::Each::draw;
    result.points = static_cast<std::uint64_t>(table.number("points", static_cast<double>(result.points)));
    result.replicates = static_cast<unsigned>(table.number("replicates", result.replicates));
    result.levels = static_cast<unsigned>(table.number("levels", result.levels));
    result.second_order = table.truth("second_order", false);
    result.by_group = table.truth("by_group", false);
    if (table.has("solver")) {
        result.solver = solver(table.text("solver"));
    }
    if (table.has("keep_inputs")) {
        result.keep_inputs = table.truth("keep_inputs", true);
    }
    result.range = table.pair("range").value_or(result.range);
    result.questions = table.texts("questions");
    result.rows = table.rows("rows");
    result.location = table.where();
    return result;
}

study::Check check(TreeReader const& table) {
    study::Check result;
    result.name = table.name();
    result.title = table.title();
    result.quantity = table.text("quantity");
    result.months = table.whole("months", result.months);
    result.formula = table.formula("formula");
    result.measure = table.text("measure");
    result.population = table.texts("population");
    result.strategy = table.text("strategy");
    result.unit = table.text("unit");
    result.given = table.numbers_by_name("given");
    result.observed = table.number("observed");
    result.error = table.maybe_number("error");
    result.error_assumption = table.text("error_assumption");
    result.weighs = table.texts("weighs");
    result.informs = table.text("informs");
    result.went_in = table.text("role") == "wiring";
    result.source = table.text("source");
    result.stances = table.texts("stances");
    result.location = table.where();
    return result;
}

}  // namespace

void read_study(TreeReader const& root, study::Scenario& scenario) {
    scenario.title = root.text("title");
    scenario.asks = root.text("asks");
    scenario.run = run_settings(root.table("run"));
    for (TreeReader const& one : root.tables("outcome")) {
        if (one.has("formula")) {
            scenario.outcome_formulas.push_back({one.name(), one.title(), one.text("unit"),
                                                 one.text("perspective"), one.formula("formula"),
                                                 one.where()});
        }
    }
    for (TreeReader const& one : root.tables("question")) {
        scenario.questions.push_back(question(one));
    }
    for (TreeReader const& one : root.tables("solve")) {
        scenario.solves.push_back(solve(one));
    }
    for (TreeReader const& one : root.tables("sweep")) {
        scenario.sweeps.push_back(sweep(one));
    }
    for (TreeReader const& one : root.tables("check")) {
        scenario.checks.push_back(check(one));
    }
    if (root.has("comparison")) {
        TreeReader const one = root.table("comparison");
        scenario.comparison =
            study::Comparison{one.text("reference"), one.text("cost"),    one.text("effect"),
                              one.text("less"),      one.text("at_home"), one.where()};
    }
}

std::vector<core::LookupTable> read_tables(TreeReader const& root, Mistakes& mistakes) {
    std::vector<core::LookupTable> result;
    for (TreeReader const& one : root.tables("table")) {
        if (!one.has("values")) {
            continue;  // said before
        }
        core::LookupTable table;
        table.name = one.name();
        table.arguments = one.texts("arguments");
        table.values = one.numbers("values");
        table.linear = one.text("interpolate") == "linear";
        table.axes = one.rows("axes");
        try {
            core::require_valid(table);
        } catch (core::InputError const& error) {
            mistakes.push_back({one.where(), "", error.what(), "", ""});
        }
        result.push_back(std::move(table));
    }
    return result;
}

}  // namespace eigenkracht::files
