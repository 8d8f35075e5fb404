// The reference budget model beside the same model written by hand with Boost.Random (scripts/benchmarks/reference_boost.cpp), which shares no line
// with the engine: mean net saving by year, and the chance of the question. All figures together fail once in a million runs of right code.
#include "app/whole_study.hpp"
#include "support/false_alarm.hpp"

#include <doctest/doctest.h>
#include <boost/math/distributions/students_t.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace eigenkracht;

namespace {

constexpr std::size_t years = 10;
constexpr std::size_t figures = years + 1;
constexpr int their_draws = 40000;
constexpr unsigned replicates = 16;
constexpr unsigned our_draws = replicates * 128;

struct Figure {
    double value = 0;
    double error = 0;  ///< Monte Carlo standard error
};

/// Means by year, then the chance.
using Figures = std::array<Figure, figures>;

/// Numbers that stand in a line of JSON behind a key, one or a list.
std::vector<double> numbers_behind(std::string const& line, std::string const& key) {
    std::vector<double> found;
    auto const at = line.find("\"" + key + "\": ");
    REQUIRE(at != std::string::npos);
    char const* from = line.c_str() + at + key.size() + 4;
    bool const list = *from == '[';
    do {
        char* end = nullptr;
        found.push_back(std::strtod(list ? from + 1 : from, &end));
        from = end;
    } while (list && *from == ',');
    return found;
}

Figures by_hand() {
    std::string const command = EIGENKRACHT_REFERENCE_BOOST " guide " + std::to_string(their_draws) + " 1 7";
    FILE* const pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string line(4096, '\0');
    line.resize(std::fread(line.data(), 1, line.size(), pipe));
    REQUIRE(::pclose(pipe) == 0);
    auto const mean = numbers_behind(line, "mean");
    auto const sd = numbers_behind(line, "sd");
    REQUIRE(mean.size() == years);
    REQUIRE(sd.size() == years);
    Figures made;
    for (std::size_t year = 0; year < years; ++year) {
        made[year] = {mean[year], sd[year] / std::sqrt(their_draws)};
    }
    double const chance = numbers_behind(line, "chance").front();
    made[years] = {chance, std::sqrt(chance * (1 - chance) / their_draws)};
    return made;
}

/// Our own error comes from few replicates: it is widened so far that a normal bound is right for it too.
Figures by_engine(std::vector<std::string> settings) {
    settings.insert(settings.end(), {"run.design=sobol", "run.replicates=" + std::to_string(replicates),
                                     "run.draws=" + std::to_string(our_draws)});
    auto const scenario = tests::scenario("reference-budget", settings);
    auto const answers = study::answer(scenario, tests::draw(scenario), {});
    double const rate = tests::false_alarm / figures;
    double const widened =
        boost::math::quantile(boost::math::complement(boost::math::students_t(replicates - 1), rate / 2)) /
        tests::normal_bound(rate);
    auto const& question = answers.questions.front();
    Figures made;
    std::size_t year = 0;
    for (auto const& line : answers.money) {
        if (line.payer == question.payer) {
            REQUIRE(year < years);
            made[year++] = {line.overall.mean, widened * line.overall.mean_error};
        }
    }
    REQUIRE(year == years);
    made[years] = {question.overall.value, widened * question.overall.error};
    return made;
}

/// The largest distance, in standard errors of the difference.
double distance(Figures const& ours, Figures const& theirs) {
    double largest = 0;
    for (std::size_t f = 0; f < figures; ++f) {
        double const error = std::hypot(ours[f].error, theirs[f].error);
        REQUIRE(error > 0);
        largest = std::fmax(largest, std::abs(ours[f].value - theirs[f].value) / error);
    }
    return largest;
}

}  // namespace

TEST_CASE("the reference budget model gives what the same model written by hand with Boost gives") {
    auto const theirs = by_hand();
    double const limit = tests::normal_bound(tests::false_alarm / figures);
    auto const ours = by_engine({});
    CHECK(distance(ours, theirs) < limit);
    // The question must be one that draws can tell: neither sure nor impossible.
    CHECK(ours[years].value > 0.2);
    CHECK(ours[years].value < 0.8);

    // Stays that are rounded up instead of made whole with their mean kept, and amounts that are not discounted, would be found.
    CHECK(distance(by_engine({"leave.care.stay={weibull={shape=\"exp(stay_log_shape)\", "
                              "mean=\"12 * stay_years + 0.5\"}}"}),
                   theirs) > limit);
    CHECK(distance(by_engine({"price_index.growth=0"}), theirs) > limit);
}
