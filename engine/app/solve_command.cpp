#include "app/commands.hpp"
#include "app/interrupt.hpp"
#include "app/settings.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "files/files.hpp"
#include "report/solved.hpp"
#include "study/solve.hpp"
#include "study/study.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::app {
namespace {

template <typename List>
std::vector<std::string> names_of(List const& list) {
    std::vector<std::string> names;
    for (auto const& one : list) {
        names.push_back(one.name);
    }
    return names;
}

/// The lever of the command line.
study::SolveSpec asked_for(study::Scenario const& scenario, Arguments const& arguments) {
    if (scenario.questions.empty()) {
        throw core::UsageError(fmt::format("--lever: {} has no question to answer", arguments.subject));
    }
    study::SolveSpec spec;
    spec.name = "lever";
    spec.title = arguments.lever->key;
    spec.lever = arguments.lever->key;
    spec.low = arguments.lever->low;
    spec.high = arguments.lever->high;
    spec.whole = arguments.whole;
    spec.question = arguments.question.value_or(scenario.questions.front().name);
    spec.chance = arguments.chance;
    auto const names = names_of(scenario.questions);
    if (std::find(names.begin(), names.end(), spec.question) == names.end()) {
        throw core::UsageError(fmt::format("--question: found {} {}", spec.question,
                                           core::expected_one_of(names, spec.question)));
    }
    return spec;
}

/// What is to be solved: the command line's lever, or the scenario's, all or those named.
std::vector<study::SolveSpec> specs_of(study::Scenario const& scenario, Arguments const& arguments) {
    if (arguments.lever) {
        return {asked_for(scenario, arguments)};
    }
    if (arguments.question || arguments.chance || arguments.whole) {
        throw core::UsageError(
            "--question, --chance and --whole: found no --lever they are for (expected it too)");
    }
    if (scenario.solves.empty()) {
        throw core::UsageError(
            fmt::format("eigenkracht solve: {} has no [solve.NAME] (expected one, or --lever KEY=LOW:HIGH)",
                        arguments.subject));
    }
    std::vector<study::SolveSpec> specs;
    auto const names = names_of(scenario.solves);
    for (std::string const& name : arguments.only) {
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            throw core::UsageError(
                fmt::format("--only: found {} {}", name, core::expected_one_of(names, name)));
        }
    }
    std::copy_if(scenario.solves.begin(), scenario.solves.end(), std::back_inserter(specs),
                 [&](study::SolveSpec const& spec) {
                     return arguments.only.empty() || std::find(arguments.only.begin(), arguments.only.end(),
                                                                spec.name) != arguments.only.end();
                 });
    return specs;
}

/// Which run is under way, on one line of a terminal; nothing where messages go elsewhere.
class RunsLine {
public:
    explicit RunsLine(Console const& console) : console_(console) {}
    ~RunsLine() {
        if (runs_ > 0 && console_.errors_on_terminal()) {
            console_.say("\r\x1b[2K");
        }
    }
    RunsLine(RunsLine const&) = delete;
    RunsLine& operator=(RunsLine const&) = delete;

    void show(std::string const& level) {
        ++runs_;
        if (console_.errors_on_terminal()) {
            console_.say(fmt::format("\r\x1b[2Krun {}: {}", runs_, level));
        }
    }

private:
    Console const& console_;
    std::size_t runs_ = 0;
};

bool reached(std::vector<study::Solved> const& solved) {
    return std::any_of(solved.begin(), solved.end(), [](study::Solved const& one) {
        return std::any_of(one.lines.begin(), one.lines.end(), [](study::SolvedLine const& line) {
            return line.crossing.kind != analysis::Crossing::Kind::nowhere;
        });
    });
}

}  // namespace

ExitCode solve(Arguments const& arguments, Console const& console) {
    auto const settings = settings_of(arguments);
    study::ScenarioWith const scenario_with = [&](std::vector<std::string> const& more) {
        auto all = settings;
        all.insert(all.end(), more.begin(), more.end());
        return files::read_scenario(arguments.subject, all);
    };
    study::Scenario const scenario = scenario_with({});
    if (std::vector<core::Mistake> mistakes = study::check(scenario); !mistakes.empty()) {
        throw core::ScenarioError(std::move(mistakes));
    }
    StopOnSignal const stop;
    study::SolveOptions options;
    options.threads = threads_of(arguments);
    options.stop = &stop.flag();
    std::vector<std::vector<study::Solved>> all;
    bool every = true;
    try {
        RunsLine line(console);
        options.looking_at = [&](std::string const& level) { line.show(level); };
        for (study::SolveSpec const& spec : specs_of(scenario, arguments)) {
            all.push_back(study::solve(spec, scenario_with, options));
            every = every && reached(all.back());
        }
    } catch (study::SolveStopped const&) {
        console.say("Stopped; nothing is kept.\n");
        return ExitCode::interrupted;
    }
    console.print(arguments.json ? files::to_json(all) + "\n" : report::solved_text(scenario.title, all));
    return every ? ExitCode::done : ExitCode::not_reached;
}

}  // namespace eigenkracht::app
