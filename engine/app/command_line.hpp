/// \file
/// What the user typed, understood: the commands there are, their options, and the words of the command line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::app {

/// One option of a command, as the parser and the help page know it.
struct OptionRow {
    std::string name;      ///< without dashes
    char letter = 0;       ///< short form; 0: none
    std::string argument;  ///< e.g. "N"; empty: a switch
    bool many = false;     ///< may be given more than once
    std::string meaning;
};

/// One command of the program.
struct Command {
    std::string name;
    std::string subject;  ///< what it works on, e.g. "SCENARIO"; empty: nothing
    std::string summary;  ///< one line
    std::string details;  ///< a paragraph for its own help page
    std::vector<OptionRow> options;
    bool many_subjects = false;  ///< it works on one or more of them
};

/// All commands, in the order of the help page.
[[nodiscard]] std::vector<Command> const& commands();

/// A key of the scenario and the levels to look at.
struct LeverRange {
    std::string key;
    double low = 0;
    double high = 1;
};

/// Everything that a command line can say.
struct Arguments {
    Command const* command = nullptr;  ///< none: only help or version was asked for
    std::string subject;               ///< scenario or results file; may be empty
    std::vector<std::string> more;     ///< further results files
    bool help = false;
    bool version = false;
    bool json = false;
    bool full = false;
    bool resume = false;
    bool keys = false;
    bool uncalibrated = false;          ///< published numbers weigh no draws
    std::vector<std::string> settings;  ///< key=value, for the scenario
    std::optional<std::uint64_t> draws;
    std::optional<std::string> until_error;  ///< of chances
    std::optional<std::uint64_t> seed;
    std::optional<unsigned> threads;
    std::optional<std::string> instructions;  ///< one of core::vector_ways()
    std::optional<std::string> output;
    std::optional<std::string> scenarios;                          ///< folder of the published models
    std::vector<std::pair<std::string, double>> weights;           ///< stance and weight
    std::vector<std::pair<std::string, std::string>> thresholds;   ///< question and threshold
    std::vector<std::string> only;                                 ///< names of what is solved for, or swept
    std::vector<std::string> of;                                   ///< outputs to analyse
    std::optional<std::string> csv;                                ///< folder
    std::optional<std::uint64_t> points;                           ///< of a sweep
    bool extend = false;                                           ///< a finished sweep
    std::optional<std::pair<std::uint64_t, std::uint64_t>> shard;  ///< part i of n
    std::optional<LeverRange> lever;
    bool whole = false;                   ///< only whole levels of it
    std::optional<std::string> question;  ///< what the lever is for
    std::optional<double> chance;         ///< that it shall reach
    bool report = false;                  ///< write a page beside the results
    std::string language = "en";          ///< of a page
    std::string format = "html";          ///< of a report: html, md or csv
    std::optional<std::string> page;      ///< file or folder of a report
    std::optional<std::string> picture;   ///< name of one of a page's pictures

    /// The subject and all further ones, in the order given.
    [[nodiscard]] std::vector<std::string> subjects() const;
};

/// Understands the words after the program's name.
/// \throws core::UsageError  for anything that no command has, with the nearest word
[[nodiscard]] Arguments parse(std::vector<std::string> const& words);

}  // namespace eigenkracht::app
