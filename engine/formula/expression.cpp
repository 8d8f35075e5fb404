#include "formula/expression.hpp"

#include "core/elementary.hpp"
#include "core/error.hpp"
#include "formula/check.hpp"
#include "formula/language.hpp"
#include "formula/reading.hpp"
#include "formula/trigonometry.hpp"

#include <fmt/format.h>
#include <muParserBase.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <iterator>
#include <optional>
#include <utility>

namespace eigenkracht::formula {
namespace {

double truth(bool is_true) { return is_true ? 1.0 : 0.0; }

/// Reads a number the same in every locale.
int read_number(char const* text, int* position, double* value) {
    if (!(*text >= '0' && *text <= '9') && *text != '.') {
        return 0;  // from_chars would also take "inf" and "nan", which are names here
    }
    auto const [end, error] = std::from_chars(text, text + std::strlen(text), *value);
    if (error != std::errc{}) {
        return 0;
    }
    *position += static_cast<int>(end - text);
    return 1;
}

/// The largest value, or not-a-number if one of them is.
double largest(double const* values, int count) {
    double result = values[0];
    for (int i = 1; i < count; ++i) {
        result = values[i] > result || std::isnan(values[i]) ? values[i] : result;
    }
    return result;
}

/// The smallest value, or not-a-number if one of them is.
double smallest(double const* values, int count) {
    double result = values[0];
    for (int i = 1; i < count; ++i) {
        result = values[i] < result || std::isnan(values[i]) ? values[i] : result;
    }
    return result;
}

/// `table(index, x, ...)`, with the tables behind the pointer.
double look_up_in(void* tables, double const* values, int /*count*/) {
    auto const& all = *static_cast<std::vector<core::LookupTable> const*>(tables);
    return core::look_up(all[static_cast<std::size_t>(values[0])], values + 1);
}

/// muParser with our operators and functions and nothing of its own: its built-in `^` is std::pow, whose last bits
/// depend on the processor.
///
/// Only what stands in the code is defined: muParser checks and stores every sign for every formula anew, and a formula uses
/// two or three of thirty.
class Language : public mu::ParserBase {
public:
    Language(std::string code, std::vector<core::LookupTable>* tables)
        : code_(std::move(code)), tables_(tables) {
        AddValIdent(read_number);
        InitCharSets();
        InitFun();
        InitConst();
        InitOprt();
    }

    void InitCharSets() final {
        DefineNameChars("0123456789_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.");
        DefineOprtChars("+-*/^<>=!&|");
        DefineInfixOprtChars("-");
    }

    void InitFun() final {
        if (code_.find('(') == std::string::npos) {
            return;
        }
        function(
            "abs", +[](double x) { return std::fabs(x); });
        function(
            "ceil", +[](double x) { return std::ceil(x); });
        function("cos", cosine);
        function(
            "exp", +[](double x) { return core::exp(x); });
        function(
            "expit", +[](double x) { return 1.0 / (1.0 + core::exp(-x)); });
        function(
            "floor", +[](double x) { return std::floor(x); });
        function(
            "log", +[](double x) { return core::log(x); });
        function(
            "logit", +[](double p) { return core::log(p) - core::log1p(-p); });
        function("max", largest);
        function("min", smallest);
        function(
            "normal_cdf", +[](double x) { return core::normal_cdf(x); });
        function(
            "pow", +[](double x, double y) { return core::pow(x, y); });
        function(
            "round", +[](double x) { return std::round(x); });
        function("sin", sine);
        function(
            "sqrt", +[](double x) { return std::sqrt(x); });  // correctly rounded everywhere
        if (stands("table")) {
            DefineFunUserData("table", look_up_in, tables_);
        }
    }

    void InitConst() final {}

    [[nodiscard]] std::string const& code() const { return code_; }

    void InitOprt() final {
        EnableBuiltInOprt(false);  // keeps ( ) ? : and the comma
        if (stands("-")) {
            DefineInfixOprt(
                "-", +[](double x) { return -x; }, mu::prINFIX);
        }
        binary(
            "+", mu::prADD_SUB, +[](double x, double y) { return x + y; });
        binary(
            "-", mu::prADD_SUB, +[](double x, double y) { return x - y; });
        binary(
            "*", mu::prMUL_DIV, +[](double x, double y) { return x * y; });
        binary(
            "/", mu::prMUL_DIV, +[](double x, double y) { return x / y; });
        binary(
            "^", mu::prPOW, +[](double x, double y) { return core::pow(x, y); }, mu::oaRIGHT);
        binary(
            "<", mu::prCMP, +[](double x, double y) { return truth(x < y); });
        binary(
            "<=", mu::prCMP, +[](double x, double y) { return truth(x <= y); });
        binary(
            ">", mu::prCMP, +[](double x, double y) { return truth(x > y); });
        binary(
            ">=", mu::prCMP, +[](double x, double y) { return truth(x >= y); });
        binary(
            "==", mu::prCMP, +[](double x, double y) { return truth(x == y); });
        binary(
            "!=", mu::prCMP, +[](double x, double y) { return truth(x != y); });
        binary(
            "&&", mu::prLAND, +[](double x, double y) { return truth(x != 0 && y != 0); });
        binary(
            "||", mu::prLOR, +[](double x, double y) { return truth(x != 0 || y != 0); });
    }

private:
    /// Whether a sign stands in the code; a name that only holds it defines one sign too many, which does no harm.
    [[nodiscard]] bool stands(char const* sign) const { return code_.find(sign) != std::string::npos; }

    template <typename Function>
    void function(char const* name, Function does) {
        if (stands(name)) {
            DefineFun(name, does);
        }
    }

    void binary(char const* sign, unsigned priority, mu::fun_type2 does,
                mu::EOprtAssociativity associativity = mu::oaLEFT) {
        if (stands(sign)) {
            DefineOprt(sign, does, priority, associativity, true);
        }
    }

    std::string code_;
    std::vector<core::LookupTable>* tables_;
};

/// A formula that is nothing but a number.
std::optional<double> plain_number(std::string const& text) {
    double value = 0;
    int read = 0;
    bool const whole =
        read_number(text.c_str(), &read, &value) == 1 && text.size() == static_cast<std::size_t>(read);
    return whole ? std::optional(value) : std::nullopt;
}

/// The code with each quoted table name replaced by the table's place in the list, at the same length.
std::string with_table_numbers(Reading const& reading) {
    std::string code = reading.code;
    for (std::size_t i = 0; i < reading.tables.size(); ++i) {
        TableUse const& use = reading.tables[i];
        code.replace(use.offset, use.length, fmt::format("{:<{}}", i, use.length));
    }
    return code;
}

}  // namespace

/// muParser and the memory its variables point to; never moves.
class Expression::Program {
public:
    Program(Formula const& formula, Reading const& reading,
            std::vector<core::LookupTable> const& known_tables)
        : values_(reading.names.size(), 0.0), parser_(with_table_numbers(reading), &tables_) {
        for (TableUse const& use : reading.tables) {
            tables_.push_back(
                *std::find_if(known_tables.begin(), known_tables.end(),
                              [&](core::LookupTable const& table) { return table.name == use.name; }));
        }
        try {
            for (std::size_t i = 0; i < reading.names.size(); ++i) {
                parser_.DefineVar(reading.names[i], &values_[i]);
            }
            parser_.SetExpr(parser_.code());
            parser_.Eval();  // compiles
        } catch (mu::ParserError const& error) {
            throw core::Defect(fmt::format("formula \"{}\" passed its checks but not muParser: {}",
                                           formula.text, error.GetMsg()));
        }
    }

    double operator()(double const* values, std::vector<std::size_t> const& uses) {
        for (std::size_t i = 0; i < uses.size(); ++i) {
            values_[i] = values[uses[i]];
        }
        return parser_.Eval();
    }

private:
    std::vector<double> values_;
    std::vector<core::LookupTable> tables_;
    Language parser_;
};

Expression::Expression(Formula const& formula, std::vector<std::string> const& names,
                       std::vector<core::LookupTable> const& tables) {
    if (std::optional<double> const number = plain_number(formula.text)) {
        constant_ = *number;
        return;
    }
    Reading const reading = read(formula.text);
    std::vector<core::Mistake> const mistakes = check(formula, reading, "formula", names, tables);
    if (!mistakes.empty()) {
        throw core::InputError(core::text(mistakes.front()));
    }
    for (std::string const& name : reading.names) {
        uses_.push_back(static_cast<std::size_t>(
            std::distance(names.begin(), std::find(names.begin(), names.end(), name))));
    }
    bool const single_name = uses_.size() == 1 && reading.names.front() == formula.text;
    if (!single_name) {
        program_ = std::make_unique<Program>(formula, reading, tables);
    }
    if (uses_.empty()) {
        constant_ = (*program_)(nullptr, uses_);
        program_.reset();
    }
}

Expression::Expression(Expression&&) noexcept = default;
Expression& Expression::operator=(Expression&&) noexcept = default;
Expression::~Expression() = default;

double Expression::operator()(double const* values) const {
    if (program_ != nullptr) {
        return (*program_)(values, uses_);
    }
    return uses_.empty() ? constant_ : values[uses_.front()];
}

}  // namespace eigenkracht::formula
