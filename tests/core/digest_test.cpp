#include "core/digest.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string_view>
#include <vector>

using namespace eigenkracht::core;

namespace {

std::string of_bytes(std::string_view bytes) {
    Digest digest;
    digest.add_bytes(bytes.data(), bytes.size());
    return digest.text();
}

std::string of(auto const& value) {
    Digest digest;
    digest.add(value);
    return digest.text();
}

}  // namespace

// Oracle: test vectors of 64-bit FNV-1a in draft-eastlake-fnv.
TEST_CASE("a digest of bytes is 64-bit FNV-1a") {
    CHECK(of_bytes("") == "cbf29ce484222325");
    CHECK(of_bytes("a") == "af63dc4c8601ec8c");
    CHECK(of_bytes("foobar") == "85944171f73967e8");
}

TEST_CASE("a number counts as its eight bytes, lowest first") {
    CHECK(of(std::uint64_t{0x6867666564636261}) == of_bytes("abcdefgh"));
    CHECK(of(1.0) == of(std::uint64_t{0x3ff0000000000000}));
    CHECK(of(0.0) != of(-0.0));
    CHECK(of(std::numeric_limits<double>::quiet_NaN()) == of(-std::numeric_limits<double>::quiet_NaN()));
}

TEST_CASE("a digest tells where one text ends and the next begins") {
    Digest one;
    one.add(std::string_view("ab"));
    one.add(std::string_view("c"));
    Digest other;
    other.add(std::string_view("a"));
    other.add(std::string_view("bc"));
    CHECK(one.text() != other.text());
}

TEST_CASE("numbers added together or one by one have one digest") {
    std::vector<double> const numbers{1, 2.5, -3};
    Digest one_by_one;
    for (double const number : numbers) {
        one_by_one.add(number);
    }
    Digest together;
    together.add(std::span<double const>(numbers));
    CHECK(together.value() == one_by_one.value());
}
