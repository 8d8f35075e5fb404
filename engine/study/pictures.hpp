/// \file
/// What the pictures of a page are drawn from: chances at every amount, money and waiting by year, regions, what drives the answer.
///
/// All of it is told by body of evidence, so that whoever looks can weigh them otherwise: the chance at an amount, the mean
/// and what is missing are sums over bodies of evidence of weight times number, exactly.
#pragma once

#include "study/analyse.hpp"
#include "study/answers.hpp"
#include "study/results.hpp"
#include "study/study.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::study {

/// Amounts as far apart as each other: first, first + step, ...
struct Amounts {
    double first = 0;
    double step = 1;
    std::size_t count = 0;

    [[nodiscard]] double at(std::size_t index) const { return first + step * static_cast<double>(index); }
};

/// A number for each of some amounts.
struct Curve {
    std::vector<double> values;
    double unit = 1;  ///< fine enough to write the values in: what is less is beyond what the draws know
};

/// What one body of evidence says of a question at every amount.
struct DialOfStance {
    Curve chance;    ///< that the outcome is at least the amount, as the answer to that question has it
    Curve at_least;  ///< share of draws at or above the amount; the same as `chance` where draws are counted
    std::optional<Curve>
        missing;  ///< mean of max(0, amount - outcome); only against the scenario's own baseline
};

/// What is known of a question, against one baseline, at every amount that may be asked.
struct Dial {
    std::string question;  ///< name
    std::string baseline;  ///< as the scenario names it; empty in studies without a region
    bool headline = false;
    /// Whether the question's threshold is uncertain itself. Then it is held draw by draw, and an amount means the
    /// threshold, moved up or down by the amount less the threshold's mean (QuestionAnswer::threshold): its doubt goes along.
    bool uncertain = false;
    Amounts
        amounts;  ///< 0 and the (mean) threshold are among them; 0 may not be where the threshold is next to 0
    std::vector<DialOfStance> by_stance;
};

/// Money of one policy in one year, all payers: cash released, or care avoided where there are no places; net of conferences.
struct YearDial {
    std::string policy;  ///< title
    int year = 0;
    Amounts amounts;  ///< the same for all policies and years
    std::vector<Curve> at_least_by_stance;
};

/// Children waiting for a place, all kinds together, on average over a year's months.
struct WaitingYear {
    std::string policy;  ///< title
    int year = 0;
    std::vector<Spread> by_stance;
    Spread overall;
    std::vector<Spread>
        without_by_stance;  ///< without any conferences, and without the cut, on the same luck
    Spread without_overall;
};

/// What conferences do in one of several regions: in the focus year, under the focus policy, against what it is held against.
struct RegionPicture {
    std::string name;
    std::string title;
    std::optional<std::pair<int, int>> tile;  ///< column and row on a map of tiles, from 1
    std::optional<double> conferences;        ///< held, expected; none: their numbers were not kept
    std::optional<Spread> net_eur;            ///< all payers, conferences paid
    std::optional<Spread> prevented;
};

/// What an outcome is where one number is low or high.
struct PictureBar {
    std::string name;  ///< of the uncertain number; which_evidence_bar: which body of evidence is true
    std::string meaning;
    std::string unit;
    std::optional<double> low_input,
        high_input;                            ///< of the number; none: bodies of evidence have other values
    double low_outcome = 0, high_outcome = 0;  ///< where the number is low, and high
    double error = 0;                          ///< Monte Carlo standard error, the larger of both
};
inline constexpr char const* which_evidence_bar = "stance";

/// What moves a question's outcome most: long bars first.
struct PictureTornado {
    std::string question;
    std::string baseline;
    std::string from;   ///< "draws" (of a run) or "one_at_a_time" (a sweep)
    double middle = 0;  ///< the mean outcome; of a sweep, that with every number in the middle
    std::vector<PictureBar> bars;
};

/// Conferences held in the focus year, expected: under the focus policy, and under what it is held against.
struct Families {
    int year = 0;
    double held = 0;
    double held_against = 0;
};

/// Everything; what a result does not hold, or its scenario does not have, is empty.
struct Pictures {
    std::optional<Families> families;
    std::vector<Dial> dials;
    std::vector<YearDial> years;
    std::vector<WaitingYear> waiting;
    std::vector<RegionPicture> regions;
    std::optional<PictureTornado> tornado;
};

/// Works the pictures out from finished draws, an outcome at a time.
///
/// Means and chances of all bodies of evidence together, where they are told, are with the weights in force; those by
/// body of evidence hang on none.
/// \param weights, weighing  as of answer()
/// \throws                   as answer()
[[nodiscard]] Pictures pictures(Prepared const& study, ResultsSource const& results,
                                std::vector<std::pair<std::string, double>> const& weights,
                                Weighing weighing = Weighing::as_the_scenario_says);

/// From a sweep that changed one number at a time: the tornado of the first question that it was about.
/// \return  nothing if the analysis holds no such bars of any question
[[nodiscard]] std::optional<PictureTornado> tornado_of_sweep(Scenario const& scenario,
                                                             Analysis const& analysis);

}  // namespace eigenkracht::study
