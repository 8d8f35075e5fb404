/// \file
/// Which input drives an outcome: the analyses that a sweep's design, or the draws of a run, allow.
#pragma once

#include "study/answers.hpp"
#include "study/results.hpp"
#include "study/scenario.hpp"
#include "study/study.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::study {

/// Estimates under the names that the field has for them: one row for each thing that is estimated.
struct EstimateTable {
    struct Row {
        std::vector<std::string> keys;  ///< what the row is about, as `keys` of the table name it
        std::vector<double> values;     ///< one for each column; not a number: none
    };
    std::string kind;                  ///< e.g. "sobol"
    std::string title;                 ///< a sentence
    std::vector<std::string> keys;     ///< e.g. output, evidence, input
    std::vector<std::string> columns;  ///< e.g. S1, S1_conf
    std::vector<std::string> units;    ///< of each column; "output": that of the row's output
    std::vector<Row> rows;

    /// The value of a row under a column's name. \throws core::Defect  if there is no such column
    [[nodiscard]] double at(Row const& row, std::string const& column) const;
    /// What a row is about under a key's name; empty if the table has no such key.
    [[nodiscard]] std::string about(Row const& row, std::string const& key) const;
};

/// Something that was varied, or drawn.
struct AnalysedInput {
    std::string name;
    std::string title;
    std::string unit;
};

/// Something that came out.
struct AnalysedOutput {
    std::string name;
    std::string title;
    std::string unit;
};

/// Something of a decision that tables name: an option, a study, what would be known.
struct Titled {
    std::string name;  ///< key of its rows
    std::string title;
};

/// A choice whose tables are "options" and "information".
struct AnalysedDecision {
    std::string name;
    std::string title;
    std::string unit;         ///< of payoffs and costs
    std::string effect_unit;  ///< empty: options have payoffs alone
    double times = 1;         ///< how many such decisions the values are for
    bool luck = false;        ///< whether payoffs hang on luck that nobody can know beforehand
    std::vector<Titled> options;
    std::vector<Titled> known;  ///< what could be known or studied, by the key of its row
};

/// Equally weighted rows of a decision for programs that know neither bodies of evidence nor weights.
struct DecisionSample {
    std::string decision;
    std::vector<std::string> options;
    std::vector<std::vector<double>> effect;  ///< [option][row]
    std::vector<std::vector<double>> cost;    ///< [option][row]
    double willingness = 1;                   ///< what a unit of effect is worth
    std::vector<std::string> inputs;  ///< uncertain numbers that all bodies of evidence have, and that vary
    std::vector<std::vector<double>> values;  ///< [input][row]
    std::vector<std::string> evidence;        ///< [row]; empty where there is one body of evidence only
};

/// Everything that was found.
struct Analysis {
    std::string title;         ///< of the scenario
    std::string results_file;  ///< that it was read from
    std::string sweep;         ///< name; empty: of a run
    std::string design;
    std::uint64_t points = 0;  ///< or draws
    std::uint64_t base_points = 0;
    std::vector<StanceLine> stances;
    std::vector<AnalysedInput> inputs;
    std::vector<std::string> factors;  ///< what a design changes at a time: inputs, groups, luck
    std::vector<AnalysedOutput> outputs;
    std::vector<AnalysedDecision> decisions;
    std::vector<DecisionSample> samples;  ///< of each decision, if asked for
    std::deque<EstimateTable> tables;     ///< those there are stay where they are when one is added
    std::vector<std::string> notes;       ///< what was left out and why, and why an estimate looks impossible

    [[nodiscard]] EstimateTable const* find(std::string const& kind) const;
};

/// Units of the output, or decision, and of the input that a row is about; empty where there is none.
[[nodiscard]] std::string unit_of_output(Analysis const& analysis, EstimateTable const& table,
                                         EstimateTable::Row const& row);
[[nodiscard]] std::string unit_of_input(Analysis const& analysis, EstimateTable const& table,
                                        EstimateTable::Row const& row);

/// Key of a row about all bodies of evidence together, by their weights.
inline constexpr char const* all_evidence = "all";
/// Input of a row about which body of evidence is true.
inline constexpr char const* which_evidence = "which evidence is true";
/// Rows of values of information: nothing left to chance; all uncertain numbers and which evidence is true. A group's: the
/// prefix and its name.
inline constexpr char const* known_everything = "everything";
inline constexpr char const* known_all_numbers = "all_numbers";
inline constexpr char const* known_group = "group.";
/// Row of Shapley effects about what no input explains.
inline constexpr char const* rest_of_variance = "luck, and what is not explained";
/// Outcomes that conditions are sought for.
inline constexpr char const* outcome_met = "met";
inline constexpr char const* outcome_missed = "missed";
/// What follows the kind of a table in that of the same estimates by cost.
inline constexpr char const* by_cost = "_convergence";

struct AnalyseOptions {
    std::vector<std::pair<std::string, double>> weights;  ///< as of answer()
    std::vector<std::string> outputs;                     ///< names, also of decisions; empty: all
    Weighing weighing = Weighing::as_the_scenario_says;   ///< of the draws of a run
    bool samples = false;                                 ///< whether decisions are sampled too
};

/// Analyses a finished sweep, or a finished run, as its design allows.
/// \param scenario  as the results record it
/// \throws core::UsageError   for unknown stances or outputs
/// \throws core::InputError   if the results hold something else than the scenario's sweep gives, or a part of it alone; says what
[[nodiscard]] Analysis analyse(Scenario const& scenario, ResultsSource const& results,
                               AnalyseOptions const& options);

}  // namespace eigenkracht::study
