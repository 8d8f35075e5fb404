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
class Language : public mu::ParserBase {
public:
    explicit Language(std::vector<core::LookupTable>* tables) : tables_(tables) {
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
        DefineFun(
            "abs", +[](double x) { return std::fabs(x); });
        DefineFun(
            "ceil", +[](double x) { return std::ceil(x); });
        DefineFun("cos", cosine);
        DefineFun(
            "exp", +[](double x) { return core::exp(x); });
        DefineFun(
            "expit", +[](double x) { return 1.0 / (1.0 + core::exp(-x)); });
        DefineFun(
            "floor", +[](double x) { return std::floor(x); });
        DefineFun(
            "log", +[](double x) { return core::log(x); });
        DefineFun(
            "logit", +[](double p) { return core::log(p) - core::log1p(-p); });
        DefineFun("max", largest);
        DefineFun("min", smallest);
        DefineFun(
            "normal_cdf", +[](double x) { return core::normal_cdf(x); });
        DefineFun(
            "pow", +[](double x, double y) { return core::pow(x, y); });
        DefineFun(
            "round", +[](double x) { return std::round(x); });
        DefineFun("sin", sine);
        DefineFun(
            "sqrt", +[](double x) { return std::sqrt(x); });  // correctly rounded everywhere
        DefineFunUserData("table", look_up_in, tables_);
    }

    void InitConst() final {}

    void InitOprt() final {
        EnableBuiltInOprt(false);  // keeps ( ) ? : and the comma
        DefineInfixOprt(
            "-", +[](double x) { return -x; }, mu::prINFIX);
        binary(
            "+", mu::prADD_SUB, +[](double x, double y) { return x + y; });
        binary(
            "-", mu::prADD_SUB, +[](double x, double y) { return x - y; });
        binary(
            "*", mu::prMUL_DIV, +[](double x, double y) { return x * y; });
        binary(
            "/", mu::prMUL_DIV, +[](double x, double y) { return x / y; });
        DefineOprt(
            "^", +[](double x, double y) { return core::pow(x, y); }, mu::prPOW, mu::oaRIGHT, true);
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
    void binary(char const* sign, unsigned priority, mu::fun_type2 function) {
        DefineOprt(sign, function, priority, mu::oaLEFT, true);
    }

    std::vector<core::LookupTable>* tables_;
};

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
        : values_(reading.names.size(), 0.0) {
        for (TableUse const& use : reading.tables) {
            tables_.push_back(
                *std::find_if(known_tables.begin(), known_tables.end(),
                              [&](core::LookupTable const& table) { return table.name == use.name; }));
        }
        try {
            for (std::size_t i = 0; i < reading.names.size(); ++i) {
                parser_.DefineVar(reading.names[i], &values_[i]);
            }
            parser_.SetExpr(with_table_numbers(reading));
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
    Language parser_{&tables_};
};

Expression::Expression(Formula const& formula, std::vector<std::string> const& names,
                       std::vector<core::LookupTable> const& tables) {
    std::vector<core::Mistake> const mistakes = check(formula, "formula", names, tables);
    if (!mistakes.empty()) {
        throw core::InputError(core::text(mistakes.front()));
    }
    Reading const reading = read(formula.text);
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
