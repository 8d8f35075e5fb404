// What `analyse` writes of decisions: JSON, HDF5, tables, and samples that BCEA, voi and SAVI read.
#include "app/decision_support.hpp"
#include "app/spawn.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace eigenkracht;
using namespace decision_tests;

namespace {

/// A comma-separated file as columns of texts by name.
std::map<std::string, std::vector<std::string>> columns_of(std::string const& file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    auto const cells = [](std::string const& text) {
        std::vector<std::string> found(1);
        for (char const letter : text) {
            if (letter == ',') {
                found.emplace_back();
            } else {
                found.back() += letter;
            }
        }
        return found;
    };
    auto const heads = cells(line);
    std::map<std::string, std::vector<std::string>> columns;
    while (std::getline(in, line)) {
        auto const row = cells(line);
        REQUIRE(row.size() == heads.size());
        for (std::size_t i = 0; i < heads.size(); ++i) {
            columns[heads[i]].push_back(row[i]);
        }
    }
    return columns;
}

struct Value {
    double mean = 0;
    double error = 0;  ///< as of independent rows: larger than that of points that are spread
};

/// Value of perfect information of rows, as anybody would work it out. \param price  times the decision's own
Value perfect(std::string const& folder, std::string const& decision, double price) {
    auto const effect = columns_of(folder + "/" + decision + "_e.csv");
    auto const cost = columns_of(folder + "/" + decision + "_c.csv");
    auto const k = columns_of(folder + "/" + decision + "_k.csv");
    double own = 0;
    for (std::size_t i = 0; i < k.at("k").size(); ++i) {
        own = k.at("own")[i] == "1" ? std::stod(k.at("k")[i]) : own;
    }
    std::size_t const rows = effect.begin()->second.size();
    auto const payoff = [&](std::string const& option, std::size_t row) {
        return price * own * std::stod(effect.at(option)[row]) - std::stod(cost.at(option)[row]);
    };
    std::string chosen;
    double largest = 0;
    for (auto const& [option, numbers] : effect) {
        double mean = 0;
        for (std::size_t row = 0; row < rows; ++row) {
            mean += payoff(option, row) / static_cast<double>(rows);
        }
        if (chosen.empty() || mean > largest) {
            chosen = option;
            largest = mean;
        }
    }
    Value value;
    double squares = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        double best = payoff(chosen, row);
        for (auto const& [option, numbers] : effect) {
            best = std::max(best, payoff(option, row));
        }
        double const gain = best - payoff(chosen, row);
        value.mean += gain / static_cast<double>(rows);
        squares += gain * gain / static_cast<double>(rows);
    }
    value.error = std::sqrt((squares - value.mean * value.mean) / static_cast<double>(rows));
    return value;
}

/// EVPI and half of its interval, as the table says.
std::pair<double, double> told(std::string const& folder, std::string const& decision) {
    auto const table = columns_of(folder + "/information.csv");
    for (std::size_t row = 0; row < table.at("kind").size(); ++row) {
        if (table.at("decision")[row] == decision && table.at("kind")[row] == "EVPI") {
            return {std::stod(table.at("value")[row]), std::stod(table.at("value_conf")[row])};
        }
    }
    REQUIRE(false);
    return {};
}

/// How many errors the files' value is from the table's.
double off(std::string const& folder, std::string const& decision, double price) {
    auto const value = perfect(folder, decision, price);
    auto const [truth, half] = told(folder, decision);
    return std::abs(value.mean - truth) / std::sqrt(value.error * value.error + half * half / 4);
}

}  // namespace

TEST_CASE("rows for other programs give the same value of perfect information") {
    support::Folder const folder("decision_rows");
    std::string const here = folder.path.string();
    std::ofstream(folder.file("apart.toml"))
        << "format = 1\nbase = \"" << tests::shipped("published/value-of-information")
        << "\"\ntitle = \"t\"\nasks = \"a\"\n[decision.apart]\ntitle = \"apart\"\nunit = \"1\"\n"
           "effect_unit = \"lives\"\nwillingness_to_pay = 2\n[decision.apart.option.first]\n"
           "effect = 0\ncost = 0\n[decision.apart.option.second]\neffect = \"p1 / 2\"\ncost = \"p2\"\n";
    REQUIRE(app_test::run_program({"run", "apart.toml", "--draws", "4096", "-o", "run.h5"}, here).code == 0);
    auto const analysed = app_test::run_program({"analyse", "run.h5", "--csv", "tables"}, here);
    CAPTURE(analysed.err);
    REQUIRE(analysed.code == 0);
    std::string const tables = folder.file("tables");
    CHECK(off(tables, "apart", 1) < 3);
    CHECK(off(tables, "choice", 1) < 3);
    CHECK(off(tables, "apart", 0) > 10);  // the wrong price of an effect
    // An option with a payoff alone has no effect, and costs what it does not bring.
    auto const no_effect = columns_of(tables + "/choice_e.csv");
    for (std::string const& cell : no_effect.at("second")) {
        CHECK(cell == "0");
    }
    auto const k = columns_of(tables + "/apart_k.csv");
    CHECK(k.at("k").front() == "0");
    CHECK(std::stod(k.at("k").back()) == 6);
    auto const inputs = columns_of(tables + "/apart_inputs.csv");
    auto const effect = columns_of(tables + "/apart_e.csv");
    CHECK(inputs.count("evidence") == 0);
    REQUIRE(inputs.at("p1").size() == 4096);
    for (std::size_t row = 0; row < 4096; ++row) {
        CHECK(std::stod(inputs.at("p1")[row]) / 2 == std::stod(effect.at("second")[row]));
    }
}

TEST_CASE(
    "bodies of evidence are in the rows by their weights, and the program writes decisions everywhere") {
    support::Folder const folder("decision_files");
    std::string const here = folder.path.string();
    REQUIRE(
        app_test::run_program({"run", tests::shipped("what-to-know"), "--draws", "512", "-o", "run.h5"}, here)
            .code == 0);
    auto const text = app_test::run_program({"analyse", "run.h5", "--of", "book", "--csv", "tables", "-o",
                                             "estimates.h5", "--weight", "as_claimed=3"},
                                            here);
    CAPTURE(text.err);
    REQUIRE(text.code == 0);
    std::string const tables = folder.file("tables");
    auto const evidence = columns_of(tables + "/book_inputs.csv").at("evidence");
    REQUIRE(evidence.size() == 512);
    // Three of six shares: every second row, but for those at the ends of the picks' intervals.
    auto const claimed = std::count(evidence.begin(), evidence.end(), "as_claimed");
    CHECK(std::abs(static_cast<double>(claimed) - 256) < 80);
    CHECK(std::count(evidence.begin(), evidence.end(), "english_trial_undiluted") == 0);
    CHECK(off(tables, "book", 1) < 3);
    CHECK(off(tables, "book", 3) > 3);
    auto const information = columns_of(tables + "/information.csv");
    for (std::string const& unit : information.at("output_unit")) {
        CHECK(unit == "EUR");
    }
    CHECK_FALSE(std::filesystem::exists(tables + "/main_effects.csv"));
    CHECK(std::filesystem::exists(folder.file("estimates.h5")));
    auto const json = app_test::run_program({"analyse", "run.h5", "--of", "book", "--json"}, here);
    REQUIRE(json.code == 0);
    for (std::string const expected :
         {"\"decisions\": [", "\"effect_unit\": \"child-years at home\"", "\"name\": \"grow_booked\"",
          "\"name\": \"following\"", "\"unit\": \"EUR\"", "\"luck\": true"}) {
        CAPTURE(expected);
        CHECK(json.out.find(expected) != std::string::npos);
    }
    auto const none = app_test::run_program({"analyse", "run.h5", "--of", "boek"}, here);
    CHECK(none.code == 2);
    CHECK(none.err.find("Did you mean book?") != std::string::npos);
}
