// A region study solved by means: what `run` gives with run.solver = "expected".
#include "app/whole_study.hpp"
#include "study/record.hpp"
#include "study/study.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace eigenkracht;
using tests::draw;
using tests::scenario;

namespace {

std::vector<std::string> settings(std::string const& solver, std::vector<std::string> more = {}) {
    more.push_back("run.solver=\"" + solver + "\"");
    more.push_back("run.draws=32");
    return more;
}

/// All draws of an element of a variable.
std::vector<double> column(study::ResultsSource const& results, std::string const& variable,
                           std::size_t element) {
    return results.column(variable, 0, element);
}

}  // namespace

TEST_CASE("a study solved by means gives the means that stand beside simulated draws") {
    auto const by_means = draw(scenario("reference-budget", settings("expected")));
    auto const simulated = draw(scenario("reference-budget", settings("individual")));
    auto const means = column(by_means, "questions", 0);
    CHECK(means == column(simulated, "question_expected", 0));
    CHECK(means == column(by_means, "question_expected", 0));
    CHECK(means != column(simulated, "questions", 0));
    CHECK(column(by_means, "parameters", 0) == column(simulated, "parameters", 0));
}

TEST_CASE("a study solved by means says what it leaves out, and what it cannot answer") {
    auto const answered = study::answer(scenario("stadsregio-amsterdam", settings("expected")),
                                        draw(scenario("stadsregio-amsterdam", settings("expected"))), {});
    CHECK(std::any_of(answered.notices.begin(), answered.notices.end(),
                      [](auto const& notice) { return notice.text.find("Solved by means") == 0; }));
    auto const mistakes = study::check(scenario("asscher-cut", settings("expected")));
    CHECK(std::count_if(mistakes.begin(), mistakes.end(), [](core::Mistake const& one) {
              return one.key.find(".outcome") != std::string::npos && one.found == "cash_released_net_eur";
          }) == 2);
    CHECK(study::check(scenario("asscher-cut", settings("individual"))).empty());
}
