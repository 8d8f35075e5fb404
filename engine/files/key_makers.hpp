/// \file
/// Short ways to write down the keys of the language.
#pragma once

#include "files/keys.hpp"

#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::files::make {

/// A key under construction: every call changes one thing and gives it back.
class Maker {
public:
    Maker(Value value, std::string const& name, std::string const& meaning) {
        key_.value = value;
        key_.name = name;
        key_.meaning = meaning;
    }
    operator Key() const {
        return key_;
    }  // NOLINT(google-explicit-constructor): a maker stands where a key does

    Maker as(Shape shape) const { return with(&Key::shape, shape); }
    Maker within(Range const& range) const { return with(&Key::range, range); }
    Maker choosing(std::vector<std::string> const& words) const { return with(&Key::words, words); }
    Maker keyed_by(std::string const& kind) const { return with(&Key::keys_name, kind); }
    Maker or_table(std::string const& record) const { return with(&Key::record, record); }
    Maker required() const { return with(&Key::needed, true); }
    Maker unset_means(std::string const& text) const { return with(&Key::unset, text); }
    Maker in(std::string const& unit) const { return with(&Key::unit, unit); }
    Maker as_one_value() const { return with(&Key::whole, true); }
    Maker for_every_key() const { return with(&Key::every, true); }
    Maker for_program() const { return with(&Key::for_program, true); }
    Maker inheriting() const { return with(&Key::inherits, true); }
    Maker with_formulas_of(std::string const& scope) const { return with(&Key::formula_names, scope); }

private:
    template <typename Member>
    Maker with(Member Key::*member, Member value) const {
        Maker changed = *this;
        changed.key_.*member = std::move(value);
        return changed;
    }

    Key key_;
};

[[nodiscard]] Maker text(std::string const& name, std::string const& meaning);
[[nodiscard]] Maker word(std::string const& name, std::string const& meaning);
[[nodiscard]] Maker truth(std::string const& name, std::string const& meaning);
[[nodiscard]] Maker year(std::string const& name, std::string const& meaning);
[[nodiscard]] Maker margin(std::string const& name, std::string const& meaning);
[[nodiscard]] Maker price_level(std::string const& name, std::string const& meaning);
[[nodiscard]] Maker count(std::string const& name, Range const& range, std::string const& meaning);
[[nodiscard]] Maker number(std::string const& name, Range const& range, std::string const& meaning);
[[nodiscard]] Maker choice(std::string const& name, std::vector<std::string> const& words,
                           std::string const& meaning);
/// \param kind  of the thing it names, see references.hpp
[[nodiscard]] Maker name_of(std::string const& kind, std::string const& name, std::string const& meaning);
/// One or more states, tags or "*".
[[nodiscard]] Maker states(std::string const& name, std::string const& meaning);
/// \param scope  what it may use, see Key::formula_names
[[nodiscard]] Maker formula(std::string const& name, std::string const& scope, std::string const& meaning);
[[nodiscard]] Maker table(std::string const& name, std::string const& record, std::string const& meaning);
/// Tables by name.
[[nodiscard]] Maker tables(std::string const& name, std::string const& record, std::string const& meaning);

/// `source` and `assumption`, of which a table has at most one.
[[nodiscard]] Maker source();
[[nodiscard]] Maker assumption();
[[nodiscard]] Forms source_or_assumption(std::string const& table);

/// The keys with their table filled in.
[[nodiscard]] std::vector<Key> in_table(std::string const& table, std::vector<Key> keys);
/// All keys of several tables.
[[nodiscard]] std::vector<Key> together(std::vector<std::vector<Key>> const& tables);

/// \name Ranges
/// \{
[[nodiscard]] Range at_least(double low);
[[nodiscard]] Range above(double low);
[[nodiscard]] Range from_to(double low, double high);
[[nodiscard]] Range between(double low, double high);  ///< both ends excluded
/// \}

}  // namespace eigenkracht::files::make
