#include "report/page.hpp"

#include <doctest/doctest.h>

using namespace eigenkracht::report;

TEST_CASE("numbers stand right and labels left, under heads that end at the bottom") {
    Page page(60);
    page.table(
        {"year", {"mean", "in millions"}, {{"2012", {"1.5", "12"}, 0}, {"all of it", {"10.25", "7"}, 2}}});
    CHECK(page.text() ==
          "   year          mean  in millions\n"
          "   2012           1.5           12\n"
          "     all of it  10.25            7\n");
}

TEST_CASE("a table too wide for the page breaks into panels that repeat the labels") {
    Page page(30);
    page.table({"", {"first column", "second one"}, {{"label", {"1234567", "7654321"}, 0}}});
    CHECK(page.text() ==
          "          first column\n"
          "   label       1234567\n"
          "\n"
          "          second one\n"
          "   label     7654321\n");
}

TEST_CASE("a long label is broken, and its numbers stand beside its end") {
    Page page(24);
    page.table({"", {"n"}, {{"a label that is longer than two fifths", {"1"}, 0}}});
    CHECK(page.text() ==
          "                       n\n"
          "   a label that is\n"
          "     longer than two\n"
          "     fifths            1\n");
}

TEST_CASE("letters beyond ASCII take one column") {
    CHECK(width_of("café") == 4);
    Page page(60);
    page.table({"", {"n"}, {{"café", {"1"}, 0}, {"tea", {"2"}, 0}}});
    CHECK(page.text() == "         n\n   café  1\n   tea   2\n");
}

TEST_CASE("paragraphs and items hang below their beginning") {
    Page page(24);
    page.heading("TITLE");
    page.paragraph("one two three four five six");
    page.item("one two three four five six");
    CHECK(page.text() ==
          "\n1. TITLE\n"
          "   one two three four\n"
          "   five six\n"
          "   - one two three four\n"
          "     five six\n");
}
