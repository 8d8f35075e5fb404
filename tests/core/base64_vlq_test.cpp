#include "core/base64_vlq.hpp"
#include "core/error.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace eigenkracht;
using core::base64_vlq;
using core::numbers_of_base64_vlq;

TEST_CASE("whole numbers become the text that source maps have for them") {
    // Known answers: the table of single characters and the worked examples of the source map specification and of the
    // Mozilla library's tests (0, 1, -1, 15, 16, 123, ...).
    std::vector<std::pair<std::int64_t, std::string>> const known{
        {0, "A"},   {1, "C"},   {-1, "D"},   {2, "E"},    {-2, "F"},    {5, "K"},      {15, "e"},
        {-15, "f"}, {16, "gB"}, {-16, "hB"}, {123, "2H"}, {-123, "3H"}, {1000, "w+B"}, {123456789, "qxmvrH"}};
    for (auto const& [number, text] : known) {
        CAPTURE(number);
        CHECK(base64_vlq(std::vector<std::int64_t>{number}) == text);
        CHECK(numbers_of_base64_vlq(text) == std::vector<std::int64_t>{number});
    }
    // The segments "AAAA", "IAAM" of the format's explanation: four numbers each.
    CHECK(base64_vlq(std::vector<std::int64_t>{0, 0, 0, 0, 4, 0, 0, 6}) == "AAAAIAAM");
    CHECK(base64_vlq({}).empty());
    CHECK(numbers_of_base64_vlq("").empty());
}

TEST_CASE("rows of whole numbers come back from text as they were, the largest among them") {
    std::int64_t const largest = (std::int64_t{1} << 53) - 1;
    std::vector<std::int64_t> row{largest, -largest, largest - 1};
    for (std::int64_t number = 1; number < largest / 3; number = 3 * number + 1) {
        row.insert(row.end(), {number, -number, number - 2});
    }
    CHECK(numbers_of_base64_vlq(base64_vlq(row)) == row);
    CHECK_THROWS_AS((void)base64_vlq(std::vector<std::int64_t>{largest + 1}), core::Defect);
    CHECK_THROWS_AS((void)base64_vlq(std::vector<std::int64_t>{-largest - 1}), core::Defect);
}

TEST_CASE("text that is no row of whole numbers is refused with the character that is wrong") {
    auto const message = [](std::string const& text) {
        try {
            (void)numbers_of_base64_vlq(text);
        } catch (core::InputError const& error) {
            return std::string(error.what());
        }
        return std::string("accepted");
    };
    CHECK(message("AC=A").find("character 3: found '='") != std::string::npos);
    CHECK(message("ACg").find("character 4: found the end") != std::string::npos);
    CHECK(message("//////////////P").find("beyond 2^53 - 1") != std::string::npos);
    CHECK(message("+////////////f").find("beyond 2^53 - 1") != std::string::npos);
}
