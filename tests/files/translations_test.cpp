// [translation.nl]: texts of a scenario in another language.
#include "scenario_support.hpp"

#include "files/toml_text.hpp"
#include "files/translations.hpp"

#include <nlohmann/json.hpp>

using namespace eigenkracht;
using namespace scenario_tests;

namespace {

study::Scenario on_small(Folder const& folder, std::string const& text,
                         std::vector<std::string> const& settings = {}) {
    folder.write("small.toml", small);
    return files::read_scenario(folder.write("over.toml", "format = 1\nbase = \"small.toml\"\n" + text),
                                settings);
}

std::string refused(Folder const& folder, std::string const& text,
                    std::vector<std::string> const& settings = {}) {
    return mistakes_of([&] { (void)on_small(folder, text, settings); }, folder.path(""));
}

/// "title: Small = Klein", a line for each translation.
std::string told(study::Scenario const& scenario) {
    std::string text;
    for (study::Translation const& one : scenario.translations) {
        text += one.language + " " + one.key + ": " + one.original + " = " + one.text + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("texts are translated by their dotted keys, in quotes or not") {
    Folder const folder("translated");
    study::Scenario const scenario =
        on_small(folder,
                 "[translation.nl]\ntitle = \"Klein\"\n\"parameter.ill.meaning\" = \"wordt ziek\"\n"
                 "outcome.years.unit = \"jaren\"\n[translation.fy]\ntitle = \"Lyts\"\n");
    CHECK(told(scenario) ==
          "nl title: Small = Klein\nnl parameter.ill.meaning: falls ill in a year = wordt ziek\n"
          "nl outcome.years.unit: years = jaren\nfy title: Small = Lyts\n");
    CHECK(scenario.translations[1].location.line == 5);
    CHECK(nlohmann::json::parse(files::translation_json(scenario, "fy")) ==
          nlohmann::json::parse(R"({"Small": "Lyts"})"));
    CHECK(files::translation_json(scenario, "de") == "{}");
}

TEST_CASE("translations travel with the resolved scenario and change nothing else") {
    Folder const folder("travel");
    std::string const dutch = "[translation.nl]\ntitle = \"\\\"Klein\\\"\"\n\"payer.state\" = \"de staat\"\n";
    std::string const payer = "[payer]\nstate = \"the state\"\n";
    study::Scenario const with = on_small(folder, payer + dutch);
    study::Scenario const again = files::parse_scenario(with.as_resolved, "resolved");
    CHECK(again.as_resolved == with.as_resolved);
    CHECK(told(again) == told(with));
    CHECK(told(again).find("nl payer.state: the state = de staat\n") != std::string::npos);
    study::Scenario without = on_small(folder, payer);
    CHECK(with.as_resolved.find(without.as_resolved) == 0);
    without.path = with.path;
    CHECK(files::describe_json(without) == files::describe_json(with));
}

TEST_CASE("a file that stands on another adds translations and replaces them") {
    Folder const folder("layers");
    folder.write("small.toml", small);
    folder.write("dutch.toml",
                 "base = \"small.toml\"\n[translation.nl]\ntitle = \"Klein\"\nasks = \"Klopt het?\"\n");
    auto const over = [&](std::string const& text) {
        return told(files::read_scenario(
            folder.write("over.toml", "format = 1\nbase = \"dutch.toml\"\n" + text), {}));
    };
    CHECK(over("[translation.nl]\ntitle = \"Heel klein\"\n") ==
          "nl title: Small = Heel klein\nnl asks: Is it right? = Klopt het?\n");
    // Below what it translates it may stand as well.
    folder.write("words.toml", "[translation.nl]\ntitle = \"Klein\"\n");
    CHECK(told(files::read_scenario(folder.write("above.toml", "base = \"words.toml\"\n" + small), {})) ==
          "nl title: Small = Klein\n");
}

TEST_CASE("where a text is replaced or taken away, its inherited translation goes too") {
    Folder const folder("stale");
    folder.write("small.toml", small);
    folder.write("dutch.toml",
                 "base = \"small.toml\"\n[parameter.sick]\nunit = \"1\"\nmeaning = \"m\"\n"
                 "assumption = \"guessed\"\nformula = 0.5\n[translation.nl]\ntitle = \"Klein\"\n"
                 "asks = \"Klopt het?\"\n\"parameter.sick.assumption\" = \"gegokt\"\n");
    auto const over = [&](std::string const& text, std::vector<std::string> const& settings = {}) {
        return told(files::read_scenario(
            folder.write("over.toml", "format = 1\nbase = \"dutch.toml\"\n" + text), settings));
    };
    std::string const guess = "nl parameter.sick.assumption: guessed = gegokt\n";
    CHECK(over("title = \"Large\"\n") == "nl asks: Is it right? = Klopt het?\n" + guess);
    CHECK(over("title = \"Small\"\n") ==
          "nl title: Small = Klein\nnl asks: Is it right? = Klopt het?\n" + guess);
    CHECK(over("title = \"Large\"\n[translation.nl]\ntitle = \"Groot\"\n") ==
          "nl title: Large = Groot\nnl asks: Is it right? = Klopt het?\n" + guess);
    CHECK(over("", {"title=Large"}) == "nl asks: Is it right? = Klopt het?\n" + guess);
    for (bool const text_first : {true, false}) {
        CAPTURE(text_first);
        std::string const text = "title=Large";
        std::string const dutch = "translation.nl.title=Groot";
        CHECK(over("", {text_first ? text : dutch, text_first ? dutch : text}) ==
              "nl title: Large = Groot\nnl asks: Is it right? = Klopt het?\n" + guess);
    }
    // Another source drops the inherited reason, and so the reason's translation.
    CHECK(over("[parameter.sick]\nsource = \"test\"\n") ==
          "nl title: Small = Klein\nnl asks: Is it right? = Klopt het?\n");
}

TEST_CASE("a key that leads to no text is refused, with its place and what was meant") {
    Folder const folder("unknown");
    CHECK(refused(folder, "[translation.nl]\n\"parameter.il.meaning\" = \"wordt ziek\"\n") ==
          "over.toml:4:1: translation.nl.\"parameter.il.meaning\": found a key that this scenario does not "
          "give "
          "(expected the key of one of its texts). Did you mean \"parameter.ill.meaning\"?");
    for (std::string const key : {"parameter.ill", "parameter", "pathway.cycles",
                                  "leave.falls_ill.probability", "strategy.only", "entry.all.start.well"}) {
        CAPTURE(key);
        CHECK(refused(folder, "[translation.nl]\n\"" + key + "\" = \"iets\"\n")
                  .find("found a key of something that is no text for readers") != std::string::npos);
    }
    // A path of a file is a text, but no reader's.
    CHECK(refused(folder,
                  "[solve.x]\nlever = \"parameter.ill.value\"\nunit = \"1\"\nlow = 0\nhigh = 1\nquestion = "
                  "\"q\"\n[translation.nl]\n\"solve.x.lever\" = \"iets\"\n")
              .find("translation.nl.\"solve.x.lever\": found a key of something that is no text") !=
          std::string::npos);
}

TEST_CASE("a translation that is no text, a language that is none and a key given twice are refused") {
    Folder const folder("wrong");
    CHECK(refused(folder, "[translation.nl]\ntitle = 3\n") ==
          "over.toml:4:9: translation.nl.title: found 3 (expected text in quotes)");
    CHECK(refused(folder, "[translation.nl]\ntitle = \"\"\n").find("expected text in quotes") !=
          std::string::npos);
    CHECK(refused(folder, "[translation.dutch]\ntitle = \"Klein\"\n") ==
          "over.toml:3:14: translation.dutch: found the language \"dutch\" (expected two small letters, such "
          "as "
          "nl)");
    CHECK(refused(folder, "[translation.nl]\n\"parameter.ill.unit\" = \"a\"\nparameter.ill.unit = \"b\"\n")
              .find("parameter.ill.unit: given twice") != std::string::npos);
    CHECK(refused(folder, "translation = 3\n").find("expected tables by name") != std::string::npos);
    CHECK(refused(folder, "", {"translation.nl.titel=Klein"}).find("Did you mean \"title\"?") !=
          std::string::npos);
}

TEST_CASE("one text has one translation, whichever keys lead to it") {
    Folder const folder("twice");
    std::string const states = "[state.well]\ntitle = \"fine\"\n[state.sick]\ntitle = \"fine\"\n";
    CHECK(told(on_small(folder, states + "[translation.nl]\n\"state.well.title\" = \"goed\"\n"
                                         "\"state.sick.title\" = \"goed\"\n")) ==
          "nl state.well.title: fine = goed\nnl state.sick.title: fine = goed\n");
    std::string const found = refused(folder, states +
                                                  "[translation.nl]\n\"state.well.title\" = \"goed\"\n"
                                                  "\"state.sick.title\" = \"wel goed\"\n");
    CHECK(
        found ==
        "over.toml:9:22: translation.nl.\"state.sick.title\": found \"wel goed\" (expected \"goed\", as for "
        "\"state.well.title\" (over.toml:8:22), which is the same text \"fine\"). Texts are looked up by "
        "themselves: make the originals differ, or the translations alike.");
}

namespace {

/// Keys of texts that have no Dutch; sources are cited as they are called, and their notes are for who reads on.
std::vector<std::string> without_dutch(study::Scenario const& scenario) {
    files::Node const root = files::parse_toml(scenario.as_resolved, "resolved");
    std::vector<std::string> missing;
    for (std::string const& key : files::text_keys(root)) {
        std::string const& text = files::find_text(root, key)->text;
        bool const known = std::any_of(
            scenario.translations.begin(), scenario.translations.end(),
            [&](study::Translation const& one) { return one.language == "nl" && one.original == text; });
        if (!known && !(key.starts_with("source.") && !key.ends_with(".kind"))) {
            missing.push_back(key);
        }
    }
    return missing;
}

}  // namespace

TEST_CASE("every text that a council member meets has its Dutch, and a planted one without is found") {
    std::vector<std::string> dutch;
    for (std::string const& path : shipped()) {
        CAPTURE(path);
        study::Scenario const scenario = files::read_scenario(path, {});
        if (scenario.translations.empty()) {
            continue;
        }
        dutch.push_back(fs::path(path).stem().string());
        std::string missing;
        for (std::string const& key : without_dutch(scenario)) {
            missing += key + "\n";
        }
        CHECK(missing == "");
    }
    for (std::string const name : {"asscher-cut", "netherlands", "tiny"}) {
        CAPTURE(name);
        CHECK(std::find(dutch.begin(), dutch.end(), name) != dutch.end());
    }
    CHECK(without_dutch(files::read_scenario(
              source_path("scenarios/tiny.toml"),
              {"question.cash_covered.title=\"Another\"", "parameter.list_leave.meaning=\"another\""})) ==
          std::vector<std::string>{"parameter.list_leave.meaning", "question.cash_covered.title"});
}
