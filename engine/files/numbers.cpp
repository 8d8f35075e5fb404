#include "files/numbers.hpp"

#include "formula/check.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

namespace eigenkracht::files {
namespace {

std::optional<double> finite(std::optional<double> number) {
    return number && std::isfinite(*number) ? number : std::nullopt;
}

}  // namespace

std::optional<double> number_of(Node const& node) {
    switch (node.kind) {
        case Node::Kind::integer: {
            auto const number = static_cast<double>(node.integer);
            return std::fabs(number) <= largest_count ? std::optional(number) : std::nullopt;
        }
        case Node::Kind::number:
            return finite(node.number);
        case Node::Kind::text:
            return finite(formula::constant({node.text, node.where}));
        default:
            return std::nullopt;
    }
}

std::optional<double> margin_of(Node const& node, double middle) {
    if (node.is_text() && node.text.ends_with('%')) {
        Node share = node;
        share.text.pop_back();
        std::optional<double> const percent = number_of(share);
        return percent ? std::optional(*percent / 100 * std::fabs(middle)) : std::nullopt;
    }
    return number_of(node);
}

std::string shortest(double number) {
    if (number == std::floor(number) && std::fabs(number) < 1e15) {
        return fmt::format("{:.0f}", number);
    }
    std::array<char, 32> digits{};
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr};
}

formula::Formula formula_of(Node const& node) {
    switch (node.kind) {
        case Node::Kind::integer:
            return {fmt::format("{}", node.integer), node.where};
        case Node::Kind::number:
            return {shortest(node.number), node.where};
        case Node::Kind::text:
            return {node.text, node.where};
        default:
            return {"", node.where};
    }
}

}  // namespace eigenkracht::files
