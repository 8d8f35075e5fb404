#include "scenario_support.hpp"

#include <cstdlib>

using namespace eigenkracht;
using namespace scenario_tests;

namespace {

std::string file_error(std::string const& path) {
    try {
        (void)files::read_scenario(path, {});
    } catch (core::FileError const& error) {
        return error.what();
    }
    return "";
}

std::string mistakes(Folder const& folder, std::string const& text) {
    std::string const path = folder.write("bad.toml", text);
    return mistakes_of([&] { (void)files::read_scenario(path, {}); }, folder.path(""));
}

std::string repeated(std::string const& text, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) {
        result += text;
    }
    return result;
}

}  // namespace

TEST_CASE("a file that is missing, a folder or has no end is refused with its name") {
    Folder const folder("files");
    CHECK(file_error(folder.path("none.toml")) ==
          folder.path("none.toml") + ": cannot be read (no such file)");
    CHECK(file_error(folder.path("")) == folder.path("") + ": is a folder, not a file");
    CHECK(file_error("/dev/zero") == "/dev/zero: is longer than 16 MB, so it is no scenario");
}

TEST_CASE("a line of one gigabyte is refused without being read whole") {
    Folder const folder("gigabyte");
    std::string const path = folder.write("long.toml", "a = \"");
    fs::resize_file(path, std::uintmax_t{1} << 30U);  // takes no room on the disk
    CHECK(file_error(path) == path + ": is longer than 16 MB, so it is no scenario");
}

TEST_CASE("what is no text is refused at its place") {
    Folder const folder("bytes");
    CHECK(mistakes(folder, "a = 1\nb = \"\xff\"\n") ==
          "bad.toml:2:6: found the byte 0xff, which is no letter (expected text in UTF-8)");
    CHECK(mistakes(folder, std::string("a = 1\nb\0 = 2\n", 13)) ==
          "bad.toml:2:2: found a zero byte (expected text)");
    CHECK(mistakes(folder, "a = \"" + std::string(2U << 20U, 'x') + "\"\n") ==
          "bad.toml:1:1: found a line of more than 1 MB (expected lines that a person can read)");
    // Overlong forms, surrogates and numbers beyond Unicode.
    for (std::string const bytes :
         {"\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf8", "\x80", "\xe2\x82"}) {
        CAPTURE(bytes);
        CHECK(mistakes(folder, "a = '" + bytes + "'\n").find("which is no letter") != std::string::npos);
    }
}

TEST_CASE("letters of any language may stand in texts") {
    Folder const folder("letters");
    std::string text = small;
    text.replace(text.find("Small"), 5, "Jeugdzorg ± € 𝛼 日本");
    CHECK(files::read_scenario(folder.write("good.toml", text), {}).title == "Jeugdzorg ± € 𝛼 日本");
}

TEST_CASE("nesting without end is refused") {
    Folder const folder("deep");
    CHECK(mistakes(folder, "a = " + repeated("[", 100000) + "\n").find("more than 256 deep") !=
          std::string::npos);
    CHECK(mistakes(folder, repeated("a.", 100000) + "a = 1\n").find("a key of more than 16 parts") !=
          std::string::npos);
    CHECK(mistakes(folder, "[" + repeated("a.", 100000) + "a]\n").find("a key of more than 16 parts") !=
          std::string::npos);
    CHECK(mistakes(folder, "x = { " + repeated("'a'.", 100000) + "a = 1 }\n")
              .find("a key of more than 16 parts") != std::string::npos);
    CHECK(mistakes(folder, repeated("a={", 3000) + repeated("}", 3000) + "\n").find("more than 256 deep") !=
          std::string::npos);
}

TEST_CASE("dots in texts and numbers are no parts of keys") {
    Folder const folder("dots");
    std::string text = small;
    text.replace(text.find("nobody"), 6, "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t");
    text += "# a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t\n";
    CHECK_NOTHROW((void)files::read_scenario(folder.write("good.toml", text), {}));
}

TEST_CASE("an empty file says what it lacks") {
    Folder const folder("empty");
    CHECK(mistakes(folder, "") ==
          "bad.toml:1:1: format: missing (version of this language)\n"
          "bad.toml:1:1: title: missing (what the scenario is called)\n"
          "bad.toml:1:1: asks: missing (what it asks, in two sentences)");
}
