#include "app/spawn.hpp"
#include "support/folder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

using eigenkracht::app_test::Ended;
using eigenkracht::app_test::Process;
using eigenkracht::app_test::run_program;
using eigenkracht::support::Folder;
namespace fs = std::filesystem;

namespace {

/// A study that runs at once: one formula over two uncertain numbers, two bodies of evidence.
std::string const small = R"(format = 1
title = "Savings of a programme"
asks  = "Does it pay?"

[run]
draws = 256
seed  = 3

[parameter.saving_eur]
unit         = "EUR"
meaning      = "saving per family"
assumption   = "made up for a test"

[parameter.cost_eur]
unit         = "EUR"
meaning      = "cost per family"
assumption   = "made up for a test"
distribution = { normal = { mean = 4000, sd = 500 } }

[stance.hopeful]
title  = "the hopeful: large savings"
weight = 1
weight_assumption = "made up"
[stance.hopeful.parameter]
saving_eur = { distribution = { normal = { mean = 17000, sd = 2000 } } }

[stance.sober]
title  = "the sober: none"
weight = 3
weight_assumption = "made up"
[stance.sober.parameter]
saving_eur = { distribution = { normal = { mean = 0, sd = 100 } } }

[outcome.net_eur]
title   = "net saving per family"
unit    = "EUR"
formula = "saving_eur - cost_eur"

[question.pays]
title    = "The programme pays for itself"
outcome  = "net_eur"
at_least = 0
)";

bool contains(std::string const& text, std::string const& part) {
    return text.find(part) != std::string::npos;
}

/// Names of the files in a folder, but for what the test itself caught.
std::vector<std::string> files_in(Folder const& folder) {
    std::vector<std::string> names;
    for (auto const& entry : fs::recursive_directory_iterator(folder.path)) {
        std::string const name = entry.path().filename().string();
        if (entry.is_regular_file() && !name.starts_with("standard_")) {
            names.push_back(name);
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// The digest that a run printed.
std::string digest_in(std::string const& text) {
    std::size_t const at = text.rfind("digest ");
    return at == std::string::npos ? "none" : text.substr(at + 7, 16);
}

/// Waits until a file is there, or the process ended.
bool appears(fs::path const& file, Process& process) {
    for (int i = 0; i < 3000 && process.running(); ++i) {
        if (fs::exists(file)) {
            return true;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return fs::exists(file);
}

}  // namespace

TEST_CASE("a run prints its answer, keeps one results file, and says nothing on standard error") {
    Folder const folder("app_run");
    eigenkracht::app_test::write(folder.file("small.toml"), small);
    Ended const ended = run_program({"run", "small.toml"}, folder.path.string());
    CAPTURE(ended.err);
    REQUIRE(ended.code == 0);
    CHECK(ended.err.empty());
    CHECK(ended.out.starts_with("Savings of a programme\n"));
    CHECK(
        contains(ended.out, "ANSWER: It depends on whose evidence is believed: yes on that of the hopeful"));
    CHECK(contains(ended.out, "Results: output/small.h5, digest "));
    CHECK(files_in(folder) == std::vector<std::string>{"small.h5", "small.toml"});
}

TEST_CASE("threads change no number, seeds do") {
    Folder const folder("app_threads");
    eigenkracht::app_test::write(folder.file("small.toml"), small);
    std::string const place = folder.path.string();
    std::string const one = digest_in(run_program({"run", "small.toml", "--threads", "1"}, place).out);
    CHECK(one.size() == 16);
    CHECK(digest_in(run_program({"run", "small.toml", "--threads", "3"}, place).out) == one);
    CHECK(digest_in(run_program({"run", "small.toml", "--seed", "4"}, place).out) != one);
}

TEST_CASE("JSON stands alone on standard output") {
    Folder const folder("app_json");
    eigenkracht::app_test::write(folder.file("small.toml"), small);
    Ended const ended = run_program({"run", "small.toml", "--json", "--draws", "64"}, folder.path.string());
    REQUIRE(ended.code == 0);
    CHECK(ended.out.starts_with("{"));
    CHECK(ended.out.ends_with("}\n"));
    CHECK(contains(ended.out, "\"draws\""));
    CHECK_FALSE(contains(ended.out, "Results:"));
}

TEST_CASE("answers come again from the results, with other weights and thresholds") {
    Folder const folder("app_answer");
    eigenkracht::app_test::write(folder.file("small.toml"), small);
    std::string const place = folder.path.string();
    Ended const first = run_program({"run", "small.toml"}, place);
    REQUIRE(first.code == 0);
    CHECK(run_program({"answer", "output/small.h5"}, place).out == first.out);
    Ended const other =
        run_program({"answer", "output/small.h5", "--weight", "hopeful=9", "--weight", "sober=1"}, place);
    CHECK(contains(other.out, "90%"));
    Ended const high = run_program({"answer", "output/small.h5", "--at-least", "pays=1e6"}, place);
    CHECK(contains(high.out, "The threshold in force is EUR 1 million."));
    CHECK(contains(high.out, "ANSWER: No: on every body of evidence"));
    Ended const unknown = run_program({"answer", "output/small.h5", "--weight", "hopefull=9"}, place);
    CHECK(unknown.code == 2);
    CHECK(contains(unknown.err, "hopeful"));
    CHECK(run_program({"answer", "output/small.h5", "--at-least", "pay=1"}, place).code == 2);
}

TEST_CASE("a command line that is not understood ends with 2 and nothing on standard output") {
    Folder const folder("app_usage");
    for (std::vector<std::string> const& words :
         std::vector<std::vector<std::string>>{{}, {"runn"}, {"run"}, {"run", "x.toml", "--drawz", "1"}}) {
        Ended const ended = run_program(words, folder.path.string());
        CHECK(ended.code == 2);
        CHECK(ended.out.empty());
        CHECK(contains(ended.err, "eigenkracht"));
    }
    CHECK(files_in(folder).empty());
}

TEST_CASE("mistakes of a scenario end with 3, are counted, and touch no file") {
    Folder const folder("app_mistakes");
    std::string const place = folder.path.string();
    eigenkracht::app_test::write(folder.file("small.toml"), small);
    REQUIRE(run_program({"run", "small.toml", "-o", "small.h5"}, place).code == 0);
    std::string const kept = eigenkracht::app_test::text_of(folder.file("small.h5"));
    eigenkracht::app_test::write(folder.file("bad.toml"), small + "colour = 1\nflavour = 2\n");
    for (std::string const command : {"run", "check"}) {
        std::vector<std::string> words{command, "bad.toml"};
        if (command == "run") {
            words.insert(words.end(), {"-o", "small.h5"});
        }
        Ended const ended = run_program(words, place);
        CHECK(ended.code == 3);
        CHECK(ended.out.empty());
        CHECK(contains(ended.err, "bad.toml:"));
        CHECK(contains(ended.err, "colour"));
        CHECK(contains(ended.err, "flavour"));
        CHECK(contains(ended.err, "2 mistakes, nothing was run"));
    }
    CHECK(eigenkracht::app_test::text_of(folder.file("small.h5")) == kept);
    CHECK(files_in(folder) == std::vector<std::string>{"bad.toml", "small.h5", "small.toml"});
}

TEST_CASE("files that cannot be read or written end with 4 and are named") {
    Folder const folder("app_files");
    std::string const place = folder.path.string();
    eigenkracht::app_test::write(folder.file("small.toml"), small);
    Ended const missing = run_program({"run", "missing.toml"}, place);
    CHECK(missing.code == 4);
    CHECK(contains(missing.err, "missing.toml"));
    CHECK_FALSE(fs::exists(folder.path / "output"));
    Ended const nowhere = run_program({"run", "small.toml", "-o", "no/such/folder/x.h5"}, place);
    CHECK(nowhere.code == 4);
    CHECK(contains(nowhere.err, "x"));
    CHECK(run_program({"answer", "small.toml"}, place).code == 4);
    CHECK(run_program({"validate", "--scenarios", "nowhere"}, place).code == 4);
    Ended const full = run_program({"describe", "--keys"}, place, "/dev/full");
    CHECK(full.code == 4);
    CHECK(contains(full.err, "standard output: cannot be written"));
}

TEST_CASE("check and describe look at a scenario without running it") {
    Folder const folder("app_look");
    std::string const place = folder.path.string();
    eigenkracht::app_test::write(folder.file("small.toml"), small);
    Ended const check = run_program({"check", "small.toml"}, place);
    CHECK(check.code == 0);
    CHECK(check.out.starts_with("small.toml: no mistakes\n"));
    Ended const describe = run_program({"describe", "small.toml", "--set", "run.draws=77"}, place);
    CHECK(describe.code == 0);
    CHECK(contains(describe.out, "saving_eur"));
    CHECK(run_program({"describe", "small.toml", "--json"}, place).out.starts_with("{"));
    CHECK(contains(run_program({"describe", "--keys"}, place).out, "draws"));
    CHECK(files_in(folder) == std::vector<std::string>{"small.toml"});
}

TEST_CASE("an interrupted run keeps its draws, says how to go on, and ends up the same") {
    Folder const folder("app_interrupt");
    std::string const place = folder.path.string();
    eigenkracht::app_test::write(folder.file("small.toml"), small);
    std::vector<std::string> const words{"run",       "small.toml", "--draws", "400000",
                                         "--threads", "1",          "--set",   "run.keep=[\"outcomes\"]"};
    {
        Process process(words, place);
        REQUIRE(appears(folder.path / "output" / "small.partial.h5", process));
        process.signal(SIGINT);
        Ended const ended = process.wait();
        CAPTURE(ended.err);
        REQUIRE(ended.code == 130);
        CHECK(ended.out.empty());
        bool const some = contains(ended.err, "--resume");
        CHECK((some || contains(ended.err, "nothing is kept")));
        CHECK_FALSE(fs::exists(folder.path / "output" / "small.h5"));
        if (some) {
            CHECK(contains(ended.err, "Go on with: eigenkracht run small.toml --draws 400000"));
            // A stopped run has no answer yet.
            CHECK(run_program({"answer", "output/small.partial.h5"}, place).code == 4);
        }
    }
    std::vector<std::string> again = words;
    again.emplace_back("--resume");
    Ended const resumed = run_program(again, place);
    CAPTURE(resumed.err);
    REQUIRE(resumed.code == 0);
    CHECK_FALSE(fs::exists(folder.path / "output" / "small.partial.h5"));
    CHECK(digest_in(run_program(words, place).out) == digest_in(resumed.out));
}

TEST_CASE("the published answers come out, and a doctored model is missed with 5") {
    Folder const folder("app_validate");
    std::string const place = folder.path.string();
    std::string const published = std::string(EIGENKRACHT_SOURCE_DIR) + "/scenarios/published";
    Ended const ended = run_program({"validate", "--scenarios", published}, place);
    CAPTURE(ended.out);
    CAPTURE(ended.err);
    CHECK(ended.code == 0);
    CHECK(contains(ended.out, "6275.956  found"));
    CHECK(contains(ended.out, "numbers met."));
    CHECK_FALSE(contains(ended.out, "MISSED"));

    fs::copy(std::string(EIGENKRACHT_SOURCE_DIR) + "/scenarios", folder.path / "scenarios",
             fs::copy_options::recursive);
    std::string hiv = eigenkracht::app_test::text_of(published + "/hiv.toml");
    std::size_t const at = hiv.find("0.509");
    REQUIRE(at != std::string::npos);
    hiv.replace(at, 5, "0.510");
    eigenkracht::app_test::write(folder.file("scenarios/published/hiv.toml"), hiv);
    Ended const doctored = run_program({"validate", "--scenarios", "scenarios/published"}, place);
    CHECK(doctored.code == 5);
    CHECK(contains(doctored.out, "MISSED"));
    CHECK(contains(doctored.err, "numbers missed"));
}
