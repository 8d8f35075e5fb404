#include "app/program.hpp"

#include "app/commands.hpp"
#include "app/help.hpp"
#include "core/error.hpp"
#include "core/vector_code.hpp"

#include <fmt/format.h>

#include <exception>
#include <new>

namespace eigenkracht::app {
namespace {

ExitCode dispatch(std::vector<std::string> const& words, Console const& console) {
    Arguments const arguments = parse(words);
    if (arguments.help) {
        console.print(arguments.command == nullptr ? help_text() : help_text(*arguments.command));
        return ExitCode::done;
    }
    if (arguments.version) {
        console.print(version_text());
        return ExitCode::done;
    }
    if (arguments.instructions) {
        core::use_vector_way(*arguments.instructions);
    }
    std::string const& name = arguments.command->name;
    if (name == "run") {
        return run(arguments, words, console);
    }
    if (name == "check") {
        return check(arguments, console);
    }
    if (name == "describe") {
        return describe(arguments, console);
    }
    if (name == "answer") {
        return answer(arguments, console);
    }
    if (name == "compare") {
        return compare(arguments, console);
    }
    if (name == "solve") {
        return solve(arguments, console);
    }
    if (name == "sweep") {
        return sweep(arguments, words, console);
    }
    if (name == "analyse") {
        return analyse(arguments, console);
    }
    if (name == "join") {
        return join(arguments, console);
    }
    if (name == "report") {
        return report(arguments, console);
    }
    if (name == "validate") {
        return validate(arguments, console);
    }
    throw core::Defect(fmt::format("command {} is known and not there", name));
}

void tell(Console const& console, std::string const& message) { console.say(message + "\n"); }

void tell(Console const& console, core::ScenarioError const& error) {
    std::size_t const count = error.mistakes.size();
    std::string const file = count == 0 ? "" : error.mistakes.front().where.file;
    tell(console, error.what());
    tell(console, fmt::format("{}{} mistake{}, nothing was run", file.empty() ? "" : file + ": ", count,
                              count == 1 ? "" : "s"));
}

/// The exit code of an error, after telling it.
ExitCode told(Console const& console) {
    try {
        throw;
    } catch (ReaderGone const&) {
        return ExitCode::done;
    } catch (core::UsageError const& error) {
        tell(console, error.what());
        return ExitCode::usage;
    } catch (core::ScenarioError const& error) {
        tell(console, error);
        return ExitCode::scenario;
    } catch (core::InputError const& error) {
        tell(console, error.what());
        return ExitCode::scenario;
    } catch (core::FileError const& error) {
        tell(console, error.what());
        return ExitCode::file;
    } catch (core::NotReached const& error) {
        tell(console, error.what());
        return ExitCode::not_reached;
    } catch (std::bad_alloc const&) {
        tell(console, "Not enough memory for this run. Try fewer draws at a time, or keep less (run.keep).");
        return ExitCode::file;
    } catch (core::Defect const& error) {
        tell(console, error.what());
        return ExitCode::defect;
    } catch (std::exception const& error) {
        tell(console, fmt::format("{}. This is a defect of the engine.", error.what()));
        return ExitCode::defect;
    }
}

}  // namespace

ExitCode program(std::vector<std::string> const& words, Console const& console) noexcept {
    try {
        return dispatch(words, console);
    } catch (...) {
        return told(console);
    }
}

}  // namespace eigenkracht::app
