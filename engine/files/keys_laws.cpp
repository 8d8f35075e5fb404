#include "files/key_makers.hpp"

namespace eigenkracht::files {
namespace {

using namespace make;

/// A family of distributions: its name, what it is, the parameters it may be given by.
struct Family {
    std::string name;
    std::string meaning;
    std::vector<Key> keys;
    std::vector<std::vector<std::string>> forms;
};

Key any(std::string const& name, std::string const& meaning) { return number(name, {}, meaning); }

std::vector<Family> families() {
    Key const mean = any("mean", "mean");
    Key const positive_mean = number("mean", above(0), "mean");
    Key const sd = number("sd", above(0), "standard deviation");
    Key const cv = number("cv", above(0), "coefficient of variation, sd / mean");
    Key const low95 = any("low95", "lower end of the 95% interval");
    Key const high95 = any("high95", "upper end of the 95% interval");
    Key const low = any("low", "smallest value");
    Key const high = any("high", "largest value");
    Key const mode = any("mode", "most likely value");
    Key const plus_minus = margin("plus_minus", "from the middle to each end, or a percentage of the middle");
    return {
        {"fixed", "known exactly", {any("value", "the value")}, {{"value"}}},
        {"beta",
         "a share",
         {number("alpha", above(0), "events, in effect"),
          number("beta", above(0), "cases without event, in effect"), number("mean", between(0, 1), "mean"),
          sd},
         {{"alpha", "beta"}, {"mean", "sd"}}},
        {"gamma",
         "a positive number",
         {number("shape", above(0), "shape; mean shape / rate"), number("rate", above(0), "rate"),
          number("scale", above(0), "1 / rate"), positive_mean, cv, sd},
         {{"shape", "rate"}, {"shape", "scale"}, {"mean", "cv"}, {"mean", "sd"}}},
        {"lognormal",
         "a positive number or a ratio; its logarithm is normal",
         {any("meanlog", "mean of the logarithm"),
          number("sdlog", above(0), "standard deviation of the logarithm"),
          number("median", above(0), "median"), positive_mean, cv, number("low95", above(0), low95.meaning),
          number("high95", above(0), high95.meaning)},
         {{"meanlog", "sdlog"}, {"median", "sdlog"}, {"mean", "cv"}, {"median", "low95", "high95"}}},
        {"normal", "any number", {mean, sd, low95, high95}, {{"mean", "sd"}, {"mean", "low95", "high95"}}},
        {"triangular",
         "from low to high, most likely at the mode",
         {low, mode, high, plus_minus},
         {{"low", "mode", "high"}, {"mode", "plus_minus"}}},
        {"pert",
         "as triangular, but smooth: a beta with weight 4 on the mode",
         {low, mode, high, plus_minus},
         {{"low", "mode", "high"}, {"mode", "plus_minus"}}},
        {"uniform",
         "evenly from low to high",
         {low, high, any("mid", "middle"), plus_minus},
         {{"low", "high"}, {"mid", "plus_minus"}}},
        {"mixture",
         "one of several distributions, by weight",
         {number("weights", above(0), "only their ratios count").as(Shape::list),
          table("components", "distribution", "distributions, as many as weights").as(Shape::list)},
         {{"weights", "components"}}},
    };
}

Key course(std::string const& name, std::string const& meaning) { return formula(name, "course", meaning); }

std::vector<Family> stay_families() {
    Key const mean = course("mean", "mean, in cycles");
    Key const shape = course("shape", "shape");
    Key const scale = course("scale", "scale, in cycles");
    Key const rate = course("rate", "rate per cycle");
    return {
        {"exponential", "constant chance to leave", {rate, mean}, {{"rate"}, {"mean"}}},
        {"weibull",
         "chance to leave rises (shape above 1) or falls with time",
         {shape, scale, mean},
         {{"shape", "scale"}, {"shape", "mean"}}},
        {"gamma", "sum of several waits", {shape, rate, mean}, {{"shape", "rate"}, {"shape", "mean"}}},
        {"lognormal",
         "long stays beside short ones",
         {course("meanlog", "mean of the logarithm of cycles"),
          course("sdlog", "standard deviation of the logarithm"), course("median", "median, in cycles"), mean,
          course("cv", "coefficient of variation")},
         {{"meanlog", "sdlog"}, {"median", "sdlog"}, {"mean", "cv"}}},
        {"loglogistic", "S = 1 / (1 + (t / scale)^shape)", {shape, scale}, {{"shape", "scale"}}},
        {"gompertz", "hazard rate x exp(shape x t)", {shape, rate}, {{"shape", "rate"}}},
        {"geometric",
         "constant chance to leave, cycle by cycle",
         {course("probability", "chance to leave in a cycle"), mean},
         {{"probability"}, {"mean"}}},
        {"fixed", "always the same", {course("value", "cycles")}, {{"value"}}},
    };
}

Key trait_number(std::string const& name, std::string const& meaning) {
    return formula(name, "parameters", meaning);
}

std::vector<Family> trait_families() {
    return {
        {"normal",
         "any number",
         {trait_number("mean", "mean"), trait_number("sd", "standard deviation")},
         {{"mean", "sd"}}},
        {"lognormal",
         "a positive number",
         {trait_number("meanlog", "mean of the logarithm"),
          trait_number("sdlog", "standard deviation of the logarithm")},
         {{"meanlog", "sdlog"}}},
        {"gamma",
         "a positive number",
         {trait_number("shape", "shape"), trait_number("rate", "rate; mean shape / rate")},
         {{"shape", "rate"}}},
        {"beta",
         "a share",
         {trait_number("alpha", "alpha"), trait_number("beta", "beta")},
         {{"alpha", "beta"}}},
        {"uniform",
         "evenly from low to high",
         {trait_number("low", "smallest value"), trait_number("high", "largest value")},
         {{"low", "high"}}},
    };
}

/// The table that takes one of the families, and a table for each of them.
void add(Part& part, std::string const& name, std::string const& heading, std::string const& intro,
         std::vector<Family> const& all) {
    part.sections.push_back({name, heading, intro});
    Forms one_family{name, {}, true};
    std::vector<Key> choices;
    for (Family const& family : all) {
        choices.push_back(table(family.name, name + "." + family.name, family.meaning).as_one_value());
        one_family.forms.push_back({{family.name}, {}});
    }
    choices = in_table(name, std::move(choices));
    part.keys.insert(part.keys.end(), choices.begin(), choices.end());
    part.forms.push_back(one_family);
    for (Family const& family : all) {
        std::string const own_table = name + "." + family.name;
        std::vector<Key> const keys = in_table(own_table, family.keys);
        part.keys.insert(part.keys.end(), keys.begin(), keys.end());
        Forms forms{own_table, {}, true};
        for (std::vector<std::string> const& form : family.forms) {
            forms.forms.push_back({form, {}});
        }
        part.forms.push_back(forms);
    }
}

}  // namespace

Part keys_of_laws() {
    Part part;
    add(part, "distribution", "distribution = { ... }", "One of these, each by one of its sets of numbers.",
        families());
    add(part, "stay", "stay = { ... }, hazard = { ... }",
        "How long something lasts, in cycles. One of these, each by one of its sets; all may be formulas.",
        stay_families());
    add(part, "spread", "distribution = { ... } of a trait",
        "One of these; numbers may be formulas of parameters.", trait_families());
    return part;
}

}  // namespace eigenkracht::files
