#include "scenario_support.hpp"

#include "files/keys.hpp"
#include "files/references.hpp"

#include <set>

using namespace eigenkracht;
using namespace scenario_tests;

TEST_CASE("the page on scenarios lists every key in the program's own words") {
    std::string const page = content_of(source_path("scenarios/README.md"));
    std::string const begin = "<!-- keys: what `eigenkracht describe --keys` prints -->\n";
    std::string const end = "<!-- end of keys -->";
    std::size_t const from = page.find(begin);
    std::size_t const to = page.find(end);
    REQUIRE(from != std::string::npos);
    REQUIRE(to != std::string::npos);
    CHECK(page.substr(from + begin.size(), to - from - begin.size()) == files::keys_text());
}

TEST_CASE("every key has a meaning of one line, and says where more is said") {
    for (files::Key const& key : files::all_keys()) {
        CAPTURE(key.table);
        CAPTURE(key.name);
        CHECK_FALSE(key.meaning.empty());
        CHECK(key.meaning.find('\n') == std::string::npos);
        CHECK((key.record.empty() || !files::keys_of(key.record).empty()));
        CHECK(files::find_key(key.table, key.name) == &key);
        if (key.value == files::Value::name) {
            CHECK_NOTHROW((void)files::names_of_kind(key.words.front()));
        }
        if (!key.keys_name.empty()) {
            CHECK_NOTHROW((void)files::names_of_kind(key.keys_name));
        }
        CHECK_FALSE((key.needed && !key.unset.empty()));
        CHECK((key.value == files::Value::formula) ==
              (key.value == files::Value::formula && !key.formula_names.empty()));
    }
}

TEST_CASE("forms name keys that exist, and every section has some") {
    for (files::Forms const& forms : files::all_forms()) {
        CAPTURE(forms.table);
        CHECK(forms.forms.size() >= 1);
        for (files::Form const& form : forms.forms) {
            for (std::string const& name : form.keys) {
                CAPTURE(name);
                CHECK(files::find_key(forms.table, name) != nullptr);
            }
            for (std::string const& name : form.may) {
                CAPTURE(name);
                CHECK(files::find_key(forms.table, name) != nullptr);
            }
        }
    }
    for (files::Section const& section : files::sections()) {
        CAPTURE(section.table);
        CHECK_FALSE(files::keys_of(section.table).empty());
    }
}

TEST_CASE("every table of keys can be reached from the top of a file") {
    std::set<std::string> reached = {""};
    for (bool grown = true; grown;) {
        grown = false;
        for (files::Key const& key : files::all_keys()) {
            grown =
                (reached.contains(key.table) && !key.record.empty() && reached.insert(key.record).second) ||
                grown;
        }
    }
    for (files::Key const& key : files::all_keys()) {
        CAPTURE(key.table);
        CHECK(reached.contains(key.table));
    }
}

TEST_CASE("the page tells what holds when a key of a run is not given") {
    study::RunSettings const unset;
    auto const said = [](char const* key) { return files::find_key("run", key)->unset; };
    CHECK(said("draws") == std::to_string(unset.draws));
    CHECK(said("seed") == std::to_string(unset.seed));
    CHECK(said("replicates") == std::to_string(unset.replicates));
    CHECK(said("individuals") == std::to_string(unset.individuals));
    CHECK(said("design") == "monte_carlo");
    CHECK(unset.design == study::Design::monte_carlo);
    CHECK(files::find_key("trait.NAME", "points")->unset == std::to_string(pathway::Trait{}.points));
    CHECK(files::find_key("leave.NAME", "clock")->unset == pathway::Leave{}.clock);
    CHECK(files::find_key("state.NAME", "track")->unset == pathway::State{}.track);
    CHECK(files::find_key("check.NAME", "months")->unset == std::to_string(study::Check{}.months));
    CHECK(files::find_key("pathway", "counting")->unset == "start");
    CHECK(pathway::Counting{}.rule == pathway::Counting::Rule::start);
    CHECK(pathway::Discounting{}.at == pathway::Discounting::At::start);
}

TEST_CASE("ranges are said as they are checked") {
    files::Range range;
    CHECK(range.text().empty());
    CHECK(range.contains(-1e300));
    range.low = 0;
    CHECK(range.text() == "at least 0");
    CHECK(range.contains(0));
    range.without_low = true;
    CHECK(range.text() == "above 0");
    CHECK_FALSE(range.contains(0));
    range.high = 1;
    range.without_high = true;
    CHECK(range.text() == "between 0 and 1, both excluded");
    CHECK_FALSE(range.contains(1));
    CHECK(range.contains(0.5));
    CHECK_FALSE(range.contains(std::numeric_limits<double>::quiet_NaN()));
}
