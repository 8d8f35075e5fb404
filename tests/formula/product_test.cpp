#include "formula/product.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace eigenkracht;

namespace {

std::vector<std::string> const none{"not a product"};

std::vector<std::string> beside(std::string const& text) {
    return formula::factors_beside({text, {}}, "price").value_or(none);
}

}  // namespace

TEST_CASE("a plain product with a name is told from everything else by its text") {
    using Names = std::vector<std::string>;
    CHECK(beside("price") == Names{});
    CHECK(beside(" price / 12 ") == Names{});
    CHECK(beside("price/12*5 / 7") == Names{});
    CHECK(beside("1.5e-3 * price") == Names{});
    CHECK(beside("share * price") == Names{"share"});
    CHECK(beside("region.share / 2 * price / months") == Names{"region.share", "months"});

    CHECK(beside("(1 - share) * price / 12") == Names{"share"});
    CHECK(beside("price / (months + table(\"m\", year)) * other") == Names{"months", "year", "other"});
    CHECK(beside("(a * (b - 1)) * price") == Names{"a", "b"});

    for (char const* text : {"(a) + (b) * price",
                             "(a) - (b) / price",
                             "(price - 1) * price",
                             "(price) * share",
                             "price * (a) + (b)",
                             "(a)^(b) * price",
                             "price / (2 - price)",
                             "(1 - share) / price",
                             "-(1 - share) * price",
                             "price + 1",
                             "12 / price",
                             "price * price",
                             "price ^ 2",
                             "2 * (price)",
                             "max(price, 0)",
                             "-price",
                             "price - 0",
                             "price > 3 ? price : 0",
                             "other",
                             "4",
                             "price_2",
                             "",
                             "price *",
                             "price / 1e-400"}) {
        CAPTURE(text);
        CHECK(beside(text) == none);
    }
}
