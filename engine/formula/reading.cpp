#include "formula/reading.hpp"

#include "core/text.hpp"
#include "formula/language.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace eigenkracht::formula {
namespace {

constexpr std::size_t longest_text = 10'000;  // muParser's own limit is 20,000

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool starts_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// An opened bracket: a group, or the arguments of a function.
struct Bracket {
    Function const* function;  ///< nothing: a plain group
    std::size_t table = 0;     ///< of a call of `table`: its index among the tables read
    unsigned commas = 0;
    unsigned open_conditions = 0;  ///< `?` that still wait for their `:`
};

/// Walks through the text with two states: an operand is due, or an operator.
class Reader {
public:
    explicit Reader(std::string const& text) : text_(text) {}

    Reading all() {
        reading_.code = text_;
        std::replace_if(reading_.code.begin(), reading_.code.end(), is_blank, ' ');
        brackets_.push_back({nullptr});
        if (text_.size() > longest_text) {
            refuse(0, fmt::format("a formula of {} characters", text_.size()),
                   fmt::format("at most {}", longest_text), "Give its parts names of their own");
        }
        for (skip_blanks(); !reading_.problem && at_ < text_.size(); skip_blanks()) {
            operand_due_ ? operand() : after_operand();
        }
        if (!reading_.problem) {
            finish();
        }
        return std::move(reading_);
    }

private:
    void refuse(std::size_t offset, std::string found, std::string expected, std::string hint = "") {
        reading_.problem = Problem{offset, std::move(found), std::move(expected), std::move(hint)};
    }

    void refuse_here(std::string expected, std::string hint = "") {
        bool const word_here = starts_word(text_[at_]) || is_digit(text_[at_]);
        refuse(at_, fmt::format("\"{}\"", word_here ? word() : symbol()), std::move(expected),
               std::move(hint));
    }

    void skip_blanks() {
        while (at_ < text_.size() && is_blank(text_[at_])) {
            ++at_;
        }
    }

    /// The operator here, two characters long if it can be; or the single character (whole, if it is not ASCII).
    std::string_view symbol() const {
        std::string_view const rest = std::string_view(text_).substr(at_);
        for (std::string_view const two : {"<=", ">=", "==", "!=", "&&", "||"}) {
            if (rest.starts_with(two)) {
                return rest.substr(0, 2);
            }
        }
        std::size_t length = 1;
        while (at_ + length < text_.size() &&
               (static_cast<unsigned char>(text_[at_ + length]) & 0xC0U) == 0x80U) {
            ++length;
        }
        return rest.substr(0, length);
    }

    std::string_view word() const {
        std::size_t end = at_;
        while (end < text_.size() && (starts_word(text_[end]) || is_digit(text_[end]) || text_[end] == '.')) {
            ++end;
        }
        return std::string_view(text_).substr(at_, end - at_);
    }

    void operand() {
        char const c = text_[at_];
        if (is_digit(c) || c == '.') {
            number();
        } else if (starts_word(c)) {
            name_or_call();
        } else if (c == '(') {
            brackets_.push_back({nullptr});
            ++at_;
        } else if (c == '-' && !after_sign_) {
            ++at_;
            after_sign_ = true;
            return;  // an operand is still due
        } else if (c == '"' || c == '\'') {
            refuse(at_, "text in quotes", "a number", "Only table(\"name\", ...) takes a name in quotes");
        } else {
            refuse_here("a number, a name or \"(\"");
        }
        after_sign_ = false;
    }

    void number() {
        double value = 0;
        auto const [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
        if (error != std::errc{}) {
            refuse(at_, fmt::format("\"{}\"", word()), "a number");
            return;
        }
        at_ = static_cast<std::size_t>(end - text_.data());
        if (at_ < text_.size() && (starts_word(text_[at_]) || text_[at_] == '.')) {
            refuse(at_, fmt::format("\"{}\" right after a number", word()), "an operator",
                   "Write 2 * x for twice x");
            return;
        }
        operand_due_ = false;
    }

    void name_or_call() {
        std::size_t const start = at_;
        std::string const name(word());
        at_ += name.size();
        skip_blanks();
        bool const called = at_ < text_.size() && text_[at_] == '(';
        if (called) {
            call(name, start);
        } else if (!is_name(name)) {
            bool const function = find_function(name) != nullptr;
            refuse(start,
                   function ? fmt::format("function {} without \"(\"", name) : fmt::format("\"{}\"", name),
                   function ? fmt::format("{}(...)", name) : "a name of letters, digits and _");
        } else {
            if (std::find(reading_.names.begin(), reading_.names.end(), name) == reading_.names.end()) {
                reading_.names.push_back(name);
            }
            operand_due_ = false;
        }
    }

    void call(std::string const& name, std::size_t start) {
        Function const* const function = find_function(name);
        if (function == nullptr) {
            std::vector<std::string> known;
            for (Function const& each : functions()) {
                known.push_back(each.name);
            }
            std::string const near = core::nearest_word(name, known);
            refuse(start, fmt::format("{}(...)", name), "a function: " + core::join(known, ", "),
                   near.empty() ? "" : fmt::format("Did you mean {}?", near));
            return;
        }
        // muParser wants the bracket right behind the name: blanks between them go before it.
        std::rotate(reading_.code.begin() + static_cast<std::ptrdiff_t>(start),
                    reading_.code.begin() + static_cast<std::ptrdiff_t>(start + name.size()),
                    reading_.code.begin() + static_cast<std::ptrdiff_t>(at_));
        brackets_.push_back({function, reading_.tables.size()});
        ++at_;
        if (name == "table") {
            table_name();
        }
    }

    void table_name() {
        skip_blanks();
        char const quote = at_ < text_.size() ? text_[at_] : ' ';
        std::size_t const end =
            quote == '"' || quote == '\'' ? text_.find(quote, at_ + 1) : std::string::npos;
        if (end == std::string::npos) {
            refuse(at_, at_ < text_.size() ? fmt::format("\"{}\"", symbol()) : "the end",
                   "the name of a table in quotes");
            return;
        }
        reading_.tables.push_back({text_.substr(at_ + 1, end - at_ - 1), 0, at_, end + 1 - at_});
        at_ = end + 1;
        skip_blanks();
        if (at_ >= text_.size() || text_[at_] != ',') {
            refuse(at_, at_ < text_.size() ? fmt::format("\"{}\"", symbol()) : "the end",
                   "\",\" and the number to look up");
        }
        operand_due_ = false;
    }

    void after_operand() {
        std::string_view const sign = symbol();
        Bracket& bracket = brackets_.back();
        static constexpr std::array<std::string_view, 13> binary = {"+",  "-",  "*",  "/",  "^",  "<", ">",
                                                                    "<=", ">=", "==", "!=", "&&", "||"};
        if (sign == ")") {
            close();
            return;
        }
        if (sign == "?") {
            ++bracket.open_conditions;
        } else if (sign == ":" && bracket.open_conditions > 0) {
            --bracket.open_conditions;
        } else if (sign == "," && bracket.function != nullptr && bracket.open_conditions == 0) {
            ++bracket.commas;
        } else if (sign == "=" || sign == "&" || sign == "|") {
            refuse_here("an operator", fmt::format("Did you mean {0}{0}?", sign));
            return;
        } else if (std::find(binary.begin(), binary.end(), sign) == binary.end()) {
            refuse_here(
                sign == ":" ? "a condition and \"?\" before it" : "an operator or the end",
                sign == "," ? "Numbers are written with a point and without separators: 1000000.50" : "");
            return;
        }
        at_ += sign.size();
        operand_due_ = true;
    }

    void close() {
        Bracket const bracket = brackets_.back();
        if (brackets_.size() == 1) {
            refuse_here("an operator or the end", "There is no \"(\" for it");
        } else if (bracket.open_conditions > 0) {
            refuse_here("\":\" and the value otherwise");
        } else if (bracket.function != nullptr) {
            count_arguments(bracket);
        }
        if (!reading_.problem) {
            brackets_.pop_back();
            ++at_;
        }
    }

    void count_arguments(Bracket const& bracket) {
        Function const& function = *bracket.function;
        unsigned const given = bracket.commas + 1;
        if (given < function.fewest || given > function.most) {
            std::string expected = function.fewest == function.most
                                       ? fmt::format("{}", function.fewest)
                                       : fmt::format("{} to {}", function.fewest, function.most);
            refuse(at_,
                   fmt::format("{}(...) with {} argument{}", function.name, given, given == 1 ? "" : "s"),
                   std::move(expected));
        } else if (function.name == "table") {
            reading_.tables[bracket.table].arguments = given - 1;
        }
    }

    void finish() {
        Bracket const& bracket = brackets_.back();
        if (operand_due_) {
            refuse(text_.size(), "the end", "a number, a name or \"(\"");
        } else if (brackets_.size() > 1) {
            refuse(text_.size(), "the end", "\")\"");
        } else if (bracket.open_conditions > 0) {
            refuse(text_.size(), "the end", "\":\" and the value otherwise");
        }
    }

    std::string const& text_;
    Reading reading_;
    std::vector<Bracket> brackets_;
    std::size_t at_ = 0;
    bool operand_due_ = true;
    bool after_sign_ = false;
};

}  // namespace

Reading read(std::string const& text) { return Reader(text).all(); }

}  // namespace eigenkracht::formula
