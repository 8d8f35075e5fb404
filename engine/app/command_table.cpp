#include "app/command_line.hpp"

namespace eigenkracht::app {
namespace {

OptionRow const set_option{
    "set", 0, "KEY=VALUE", true,
    "replace a value of the scenario, as in --set run.draws=4096 or --set cut.amount_eur=5e6"};

OptionRow const instructions_option{
    "instructions", 0, "NAME", false,
    "vector instructions of the processor to use, such as avx512, avx2 or plain; changes no number [the "
    "fastest it has]"};

OptionRow const full_option{
    "full", 0, "", false,
    "print everything: all baselines, years, payers, places, published numbers and assumptions"};

Command run_command() {
    return {"run",
            "SCENARIO",
            "draw a scenario, keep the results, print the answer",
            "Writes one results file, and prints the answer on a page or two: what happens to children, the "
            "answers in words, what becomes cash, how sure that is; --full prints everything. The same "
            "scenario and seed give the same numbers on any number of threads. Ctrl-C ends a run "
            "after the draws under way and keeps them; --resume goes on from there.",
            {{"draws", 0, "N", false, "draws for each body of evidence (as run.draws in the scenario)"},
             {"until-error", 0, "E", false,
              "stop when the Monte Carlo error of every chance is at most E, as in 0.01; --draws is then the "
              "most (as run.until_chance_error)"},
             {"seed", 0, "S", false, "the seed of all chance (as run.seed in the scenario)"},
             {"threads", 0, "T", false, "threads; changes no number [all processors]"},
             instructions_option,
             set_option,
             {"output", 'o', "FILE", false,
              "results file, ending in .h5 [output/NAME.h5, NAME from the scenario]"},
             full_option,
             {"json", 0, "", false, "the answer as JSON on standard output, and nothing else there"},
             {"report", 0, "", false,
              "also write a page for readers beside the results, as eigenkracht report does"},
             {"lang", 0, "LANG", false, "language of that page: en or nl [en]"},
             {"resume", 0, "", false, "go on with a run that was stopped"}}};
}

Command check_command() {
    return {"check",
            "SCENARIO",
            "find all mistakes of a scenario; nothing is run",
            "Every mistake is told in one pass: where, what was found, what was expected. Without mistakes, "
            "the size "
            "of the work is printed.",
            {set_option}};
}

Command describe_command() {
    return {
        "describe",
        "SCENARIO",
        "what a scenario says, with every parameter and its source",
        "The scenario with everything it stands on: parameters with distribution, range, unit, meaning and "
        "source; bodies of evidence, states, prices, questions.",
        {{"json", 0, "", false, "as JSON"},
         {"keys", 0, "", false, "instead: every key a scenario may have (no SCENARIO needed)"},
         set_option}};
}

Command answer_command() {
    return {
        "answer",
        "RESULT",
        "answer the questions of a results file again, with other weights or thresholds",
        "Reads the draws of a finished run; nothing is drawn, and the file is left as it is. The keys "
        "that --weight takes stand beside the bodies of evidence in --full; in the scenarios that come with "
        "the program: as_claimed (the claim), english_trial (England's trial), transportable (the reviews), "
        "amsterdam_trial (Amsterdam's own trial).",
        {{"weight", 0, "STANCE=W", true,
          "weight of a body of evidence; others keep theirs; all are made to add up to 1"},
         {"at-least", 0, "QUESTION=VALUE", true, "threshold of a question"},
         {"uncalibrated", 0, "", false, "let all draws count alike, where published numbers weigh them"},
         full_option,
         {"json", 0, "", false, "the answer as JSON on standard output, and nothing else there"}}};
}

Command compare_command() {
    Command command{
        "compare",
        "RESULT",
        "policies within a result, and results with each other: which is best, and what is lost if not",
        "Holds all policies (or strategies) of the results against the reference of the first one's "
        "[comparison]: money, children, what a placement avoided costs, the chance to be best, the expected "
        "loss, what is lost where the wrong evidence is believed, and which policy is best at a price of a "
        "child-year at home. Results drawn with the same seed and number of draws share their luck and are "
        "compared draw by draw.",
        {{"weight", 0, "STANCE=W", true,
          "weight of a body of evidence; others keep theirs; all are made to add up to 1"},
         {"json", 0, "", false, "as JSON"}}};
    command.many_subjects = true;
    return command;
}

Command solve_command() {
    return {
        "solve",
        "SCENARIO",
        "what would have to be true: levels of a lever that are enough",
        "Looks for the least (or largest) level of each [solve.NAME] of the scenario, or of one lever given "
        "here, at which a question is answered well enough: conferences a year, the size of a cut, a price, "
        "the weight of a body of evidence. By body of evidence, on the same luck at every level, with the "
        "interval that the computing error leaves. Ends with exit code 5 where no level is enough on any "
        "body of evidence; how near the best comes is printed.",
        {{"only", 0, "NAME", true, "only this of the scenario's [solve.NAME]"},
         {"lever", 0, "KEY=LOW:HIGH", false,
          "instead: a number of the scenario and the levels to look at, as in "
          "policy.grow.conferences_held.2012=0:3000"},
         {"whole", 0, "", false, "with --lever: only whole numbers, as of conferences or years"},
         {"question", 0, "NAME", false, "with --lever: the question [the first]"},
         {"chance", 0, "P", false,
          "with --lever: that its outcome is at least its threshold shall reach this [the mean outcome "
          "shall reach the threshold]"},
         {"draws", 0, "N", false, "draws for each body of evidence at every level"},
         {"seed", 0, "S", false, "the seed of all chance"},
         {"threads", 0, "T", false, "threads; changes no number [all processors]"},
         instructions_option,
         set_option,
         {"json", 0, "", false, "as JSON, with every level that was looked at"}}};
}

Command sweep_command() {
    return {
        "sweep",
        "SCENARIO",
        "work a scenario out at many points of its levers and uncertain numbers",
        "Works out the points of a [sweep.NAME] of the scenario and keeps them in one results file, for "
        "eigenkracht analyse. A point that cannot be worked out is recorded with its reason and does not "
        "stop "
        "the rest. The same scenario and seed give the same numbers on any number of threads, in one piece "
        "or "
        "in parts (--shard, then eigenkracht join). Ctrl-C ends a sweep after the points under way and keeps "
        "them; --resume goes on from there.",
        {{"only", 0, "NAME", false, "which [sweep.NAME], where the scenario has several"},
         {"points", 0, "N", false, "points (saltelli: base points; morris: trajectories)"},
         {"draws", 0, "N", false, "draws for each body of evidence, where a point is a whole study"},
         {"seed", 0, "S", false, "the seed of all chance"},
         {"shard", 0, "I/N", false, "only part I of N"},
         {"threads", 0, "T", false, "threads; changes no number [all processors]"},
         instructions_option,
         set_option,
         {"output", 'o', "FILE", false,
          "results file, ending in .h5 [output/NAME-SWEEP.h5, NAME from the scenario]"},
         {"extend", 0, "", false,
          "go on with a finished sweep of the same scenario that has fewer points: --points says up to how "
          "many"},
         {"resume", 0, "", false, "go on with a sweep that was stopped"}}};
}

Command join_command() {
    Command command{
        "join",
        "SHARD",
        "put the parts of a sweep together",
        "Joins the results files of all parts of a sweep into one, with the numbers of a sweep made in one "
        "piece. Parts that are missing are listed, and nothing is written.",
        {{"output", 'o', "FILE", false, "results file, ending in .h5 [output/joined.h5]"}}};
    command.many_subjects = true;
    return command;
}

Command analyse_command() {
    return {
        "analyse",
        "RESULT",
        "which input drives an outcome, from a sweep or the draws of a run",
        "Sobol' indices with their intervals and convergence from a sweep with design saltelli, elementary "
        "effects from morris, a tornado from one_at_a_time; rank correlations and main effects from points "
        "that are spread over all inputs, and from the draws of an ordinary run. For every output, by body "
        "of "
        "evidence and for all together, where which of them is true is one more unknown. Where the "
        "scenario states a [decision.NAME], the draws of a run also tell what it is worth to know more "
        "before "
        "choosing. Results whose points are not those of the recorded design are refused.",
        {{"weight", 0, "STANCE=W", true,
          "weight of a body of evidence; others keep theirs; all are made to add up to 1"},
         {"of", 0, "OUTPUT", true, "only this output, or decision [all]"},
         {"uncalibrated", 0, "", false,
          "let all draws of a run count alike, where published numbers weigh them"},
         {"output", 'o', "FILE", false, "also write all estimates into this HDF5 file, ending in .h5"},
         {"csv", 0, "FOLDER", false,
          "also write every table as FOLDER/KIND.csv, inputs that change alone as SALib's problem.json, and "
          "the draws of decisions for BCEA, voi and SAVI; a new or empty folder, or one written so before"},
         {"full", 0, "", false, "print all inputs, not only those that matter most"},
         {"json", 0, "", false, "as JSON on standard output, and nothing else there"}}};
}

Command report_command() {
    Command command{
        "report",
        "RESULT",
        "a page for readers: opens in any browser, prints on A4, needs nothing from outside",
        "Writes one file with the answer, pictures, tables, assumptions and sources, in English or Dutch. In "
        "a browser a reader can move how much each body of evidence is believed and the amount that is "
        "asked; "
        "without scripts everything else stands there. The same tables as Markdown or CSV, one of the "
        "pictures as SVG. Several runs give a page that compares them; a sweep with design one_at_a_time "
        "beside a run "
        "gives its tornado.",
        {{"output", 'o', "FILE", false,
          "where it goes; with --format csv a folder [beside the result, as NAME.html]"},
         {"lang", 0, "LANG", false, "language: en or nl [en]"},
         {"format", 0, "FORMAT", false, "html, md or csv [html]"},
         {"picture", 0, "NAME", false, "only this picture of the page, as an SVG file, e.g. waterfall"},
         {"weight", 0, "STANCE=W", true,
          "weight of a body of evidence; others keep theirs; all are made to add up to 1"}}};
    command.many_subjects = true;
    return command;
}

Command validate_command() {
    return {"validate",
            "",
            "hold the engine against published answers, on this machine",
            "Runs the published models that come with the program and compares each printed number with what "
            "comes "
            "out. Ends with exit code 5 if one is missed.",
            {{"scenarios", 0, "DIR", false,
              "folder of the published models [scenarios/published beside the program]"}}};
}

}  // namespace

std::vector<Command> const& commands() {
    static std::vector<Command> const all{run_command(),    check_command(),   describe_command(),
                                          answer_command(), compare_command(), solve_command(),
                                          sweep_command(),  join_command(),    analyse_command(),
                                          report_command(), validate_command()};
    return all;
}

}  // namespace eigenkracht::app
