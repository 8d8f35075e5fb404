#include "app/command_line.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/vector_code.hpp"

#include <fmt/format.h>
#include <boost/program_options/errors.hpp>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/positional_options.hpp>
#include <boost/program_options/value_semantic.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <set>

namespace eigenkracht::app {
namespace {

namespace po = boost::program_options;

constexpr double most_level = 1e300;  ///< of a weight or a lever

std::string did_you_mean(std::string const& word, std::vector<std::string> const& candidates,
                         char const* before) {
    std::string const near = core::nearest_word(word, candidates);
    return near.empty() ? "" : fmt::format(" (did you mean {}{}?)", before, near);
}

std::string look_up_help(Command const* command) {
    return command == nullptr ? "\nThe commands there are: eigenkracht --help"
                              : fmt::format("\nWhat it takes: eigenkracht {} --help", command->name);
}

/// A whole number between two bounds.
std::uint64_t whole_number(std::string const& option, std::string const& word, std::uint64_t low,
                           std::uint64_t high) {
    std::uint64_t number = 0;
    auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    bool const understood = error == std::errc{} && end == word.data() + word.size();
    if (!understood || number < low || number > high) {
        std::string const most = error == std::errc::result_out_of_range || number > high
                                     ? fmt::format(" and at most {}", high)
                                     : "";
        throw core::UsageError(
            fmt::format("--{}: found {} (expected a whole number, at least {}{})", option, word, low, most));
    }
    return number;
}

/// The parts before and after the first '='.
std::pair<std::string, std::string> name_and_value(std::string const& option, std::string const& word,
                                                   std::string const& form) {
    std::size_t const equals = word.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == word.size()) {
        throw core::UsageError(fmt::format("--{}: found {} (expected {})", option, word, form));
    }
    return {word.substr(0, equals), word.substr(equals + 1)};
}

double number_in(std::string const& option, std::string const& word, double low, double high,
                 std::string const& expected) {
    double number = 0;
    auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc{} || end != word.data() + word.size() || !(number >= low && number <= high)) {
        throw core::UsageError(fmt::format("--{}: found {} (expected {})", option, word, expected));
    }
    return number;
}

/// KEY=LOW:HIGH.
LeverRange lever_of(std::string const& name, std::string const& value) {
    std::string const form = "KEY=LOW:HIGH, as in policy.grow.conferences_held.2012=0:3000";
    auto const [key, range] = name_and_value(name, value, form);
    std::size_t const colon = range.find(':');
    if (colon == std::string::npos) {
        throw core::UsageError(fmt::format("--{}: found {} (expected {})", name, value, form));
    }
    auto const bound = [&](std::string const& word) {
        return number_in(name, word, -most_level, most_level, form);
    };
    LeverRange lever{key, bound(range.substr(0, colon)), bound(range.substr(colon + 1))};
    if (!(lever.high > lever.low)) {
        throw core::UsageError(
            fmt::format("--{}: found {} (expected {}, the second number larger)", name, value, form));
    }
    return lever;
}

/// I/N.
std::pair<std::uint64_t, std::uint64_t> shard_of(std::string const& name, std::string const& value) {
    constexpr std::uint64_t most = 1'000'000;
    std::size_t const slash = value.find('/');
    auto const count_in = [&](std::size_t from, std::size_t to) {
        std::uint64_t number = 0;
        auto const [end, error] = std::from_chars(value.data() + from, value.data() + to, number);
        return error == std::errc{} && end == value.data() + to ? number : 0;
    };
    bool const two = slash != std::string::npos;
    std::uint64_t const part = two ? count_in(0, slash) : 0;
    std::uint64_t const parts = two ? count_in(slash + 1, value.size()) : 0;
    if (part < 1 || part > parts || parts > most) {
        throw core::UsageError(fmt::format(
            "--{}: found {} (expected I/N, part I from 1 to N, as in 3/7; N at most {})", name, value, most));
    }
    return {part, parts};
}

/// One of a few words.
std::string one_of(std::string const& option, std::string const& word,
                   std::vector<std::string> const& words) {
    if (std::find(words.begin(), words.end(), word) == words.end()) {
        throw core::UsageError(
            fmt::format("--{}: found {} {}", option, word, core::expected_one_of(words, word)));
    }
    return word;
}

Command const* find_command(std::string const& name) {
    for (Command const& command : commands()) {
        if (command.name == name) {
            return &command;
        }
    }
    return nullptr;
}

/// The options of a command as Boost wants them, with help and version that all have.
po::options_description description_of(Command const& command) {
    po::options_description description;
    auto const add = [&](std::string const& name, bool takes_value) {
        if (takes_value) {
            description.add_options()(name.c_str(), po::value<std::string>(), "");
        } else {
            description.add_options()(name.c_str(), "");
        }
    };
    for (OptionRow const& row : command.options) {
        add(row.letter == 0 ? row.name : fmt::format("{},{}", row.name, row.letter), !row.argument.empty());
    }
    add("help,h", false);
    add("version", false);
    return description;
}

std::vector<std::string> option_names(Command const& command) {
    std::vector<std::string> names{"help", "version"};
    for (OptionRow const& row : command.options) {
        names.push_back(row.name);
    }
    return names;
}

std::string without_dashes(std::string const& word) {
    return word.substr(std::min(word.find_first_not_of('-'), word.size()));
}

/// Boost's parsing, with its complaints in our words.
std::vector<po::option> options_in(Command const& command, std::vector<std::string> const& words) {
    po::options_description const description = description_of(command);
    auto const fail = [&](std::string const& finding) -> core::UsageError {
        return core::UsageError(finding + look_up_help(&command));
    };
    try {
        using namespace po::command_line_style;
        // No guessing from the first letters: a scenario's script must mean the same in every later version.
        int const style = unix_style & ~allow_guessing;
        return po::command_line_parser(words).options(description).style(style).run().options;
    } catch (po::unknown_option const& error) {
        std::string const name = error.get_option_name();
        throw fail(fmt::format("{}: unknown option of eigenkracht {}{}", name, command.name,
                               did_you_mean(without_dashes(name), option_names(command), "--")));
    } catch (po::invalid_command_line_syntax const& error) {
        std::string const name = error.get_option_name();
        bool const extra = error.kind() == po::invalid_syntax::extra_parameter;
        throw fail(fmt::format("{}: {}", name, extra ? "takes no value" : "needs a value"));
    } catch (po::error const& error) {
        throw fail(error.what());
    }
}

void take(Arguments& arguments, std::string const& name, std::string const& value) {
    constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max();
    if (name == "help") {
        arguments.help = true;
    } else if (name == "version") {
        arguments.version = true;
    } else if (name == "json") {
        arguments.json = true;
    } else if (name == "full") {
        arguments.full = true;
    } else if (name == "resume") {
        arguments.resume = true;
    } else if (name == "keys") {
        arguments.keys = true;
    } else if (name == "uncalibrated") {
        arguments.uncalibrated = true;
    } else if (name == "set") {
        (void)name_and_value(name, value, "KEY=VALUE, as in run.draws=4096");
        arguments.settings.push_back(value);
    } else if (name == "draws") {
        arguments.draws = whole_number(name, value, 1, most);
    } else if (name == "until-error") {
        (void)number_in(name, value, 1e-9, 0.5, "a number from 1e-9 to 0.5, as in 0.01");
        arguments.until_error = value;
    } else if (name == "seed") {
        arguments.seed = whole_number(name, value, 0, most);
    } else if (name == "threads") {
        arguments.threads = static_cast<unsigned>(whole_number(name, value, 1, 4096));
    } else if (name == "instructions") {
        std::vector<std::string> const ways = core::vector_ways();
        if (std::find(ways.begin(), ways.end(), value) == ways.end()) {
            throw core::UsageError(
                fmt::format("--instructions: found {} (expected what this processor has: {})", value,
                            core::join(ways, ", ")));
        }
        arguments.instructions = value;
    } else if (name == "output" && arguments.command->name == "report") {
        arguments.page = value;
    } else if (name == "report") {
        arguments.report = true;
    } else if (name == "lang") {
        arguments.language = one_of(name, value, {"en", "nl"});
    } else if (name == "format") {
        arguments.format = one_of(name, value, {"html", "md", "csv"});
    } else if (name == "picture") {
        arguments.picture = value;
    } else if (name == "output") {
        if (!value.ends_with(".h5") || value == ".h5" || value.ends_with("/.h5")) {
            throw core::UsageError(
                fmt::format("--output: found {} (expected a file name ending in .h5)", value));
        }
        arguments.output = value;
    } else if (name == "scenarios") {
        arguments.scenarios = value;
    } else if (name == "only") {
        arguments.only.push_back(value);
    } else if (name == "points") {
        arguments.points = whole_number(name, value, 1, most);
    } else if (name == "of") {
        arguments.of.push_back(value);
    } else if (name == "csv") {
        arguments.csv = value;
    } else if (name == "extend") {
        arguments.extend = true;
    } else if (name == "shard") {
        arguments.shard = shard_of(name, value);
    } else if (name == "lever") {
        arguments.lever = lever_of(name, value);
    } else if (name == "whole") {
        arguments.whole = true;
    } else if (name == "question") {
        arguments.question = value;
    } else if (name == "chance") {
        arguments.chance = number_in(name, value, 0, 1, "a chance from 0 to 1");
    } else if (name == "weight") {
        auto const [stance, weight] = name_and_value(name, value, "STANCE=W, as in english_trial=2");
        arguments.weights.emplace_back(stance,
                                       number_in(name, weight, 0, most_level, "a number, at least 0"));
    } else if (name == "at-least") {
        arguments.thresholds.push_back(name_and_value(name, value, "QUESTION=VALUE, as in cut_covered=5e6"));
    } else {
        throw core::Defect(fmt::format("option --{} is known and not used", name));
    }
}

Arguments parse_for(Command const& command, std::vector<std::string> const& words) {
    Arguments arguments;
    arguments.command = &command;
    std::set<std::string> once;
    for (po::option const& option : options_in(command, words)) {
        if (option.position_key >= 0) {
            for (std::string const& word : option.value) {
                if (command.many_subjects && !arguments.subject.empty()) {
                    arguments.more.push_back(word);
                    continue;
                }
                if (command.subject.empty() || !arguments.subject.empty()) {
                    throw core::UsageError(
                        fmt::format("{}: one word too many (expected {})", word,
                                    command.subject.empty() ? "options only" : "one " + command.subject) +
                        look_up_help(&command));
                }
                arguments.subject = word;
            }
            continue;
        }
        std::string const& name = option.string_key;
        auto const row = std::find_if(command.options.begin(), command.options.end(),
                                      [&](OptionRow const& one) { return one.name == name; });
        bool const many = row != command.options.end() && row->many;
        if (!many && !once.insert(name).second) {
            throw core::UsageError(fmt::format("--{}: given twice (expected once)", name));
        }
        take(arguments, name, option.value.empty() ? "" : option.value.front());
    }
    bool const needs_subject =
        !command.subject.empty() && !arguments.help && !arguments.version && !arguments.keys;
    if (needs_subject && arguments.subject.empty()) {
        throw core::UsageError(
            fmt::format("eigenkracht {}: nothing to work on (expected {})", command.name, command.subject) +
            look_up_help(&command));
    }
    return arguments;
}

}  // namespace

Arguments parse(std::vector<std::string> const& words) {
    Arguments arguments;
    if (words.empty()) {
        throw core::UsageError("eigenkracht: no command" + look_up_help(nullptr));
    }
    std::string const& first = words.front();
    if (first == "--help" || first == "-h" || first == "help") {
        arguments.help = true;
        if (words.size() > 1) {
            arguments.command = find_command(words[1]);
        }
        return arguments;
    }
    if (first == "--version") {
        arguments.version = true;
        return arguments;
    }
    Command const* const command = find_command(first);
    if (command == nullptr) {
        std::vector<std::string> names;
        for (Command const& known : commands()) {
            names.push_back(known.name);
        }
        throw core::UsageError(fmt::format("{}: unknown {}{}", first,
                                           first.starts_with('-') ? "option" : "command",
                                           did_you_mean(first, names, "")) +
                               look_up_help(nullptr));
    }
    return parse_for(*command, {words.begin() + 1, words.end()});
}

std::vector<std::string> Arguments::subjects() const {
    std::vector<std::string> all{subject};
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace eigenkracht::app
