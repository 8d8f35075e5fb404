/// \file
/// How the engine says no: what went wrong, where, what was expected, and what to do about it.
///
/// Grammar of every message: `where: found X (expected Y). Hint`. The type of an error decides the program's
/// exit code; its text is written for the person who wrote the scenario.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace eigenkracht::core {

/// A place in a file; a line or column of 0 is not known.
struct SourceLocation {
    std::string file;  ///< as the user named it
    int line = 0;      ///< counted from 1
    int column = 0;    ///< counted from 1
};

/// `file:line:column`, without the parts that are not known.
[[nodiscard]] std::string text(SourceLocation const& location);

/// One thing that is wrong with a scenario.
struct Mistake {
    SourceLocation where;
    std::string key;       ///< full dotted key, e.g. `policy.grow.conferences_held`
    std::string found;     ///< what stands there, e.g. `-40`, or the whole finding, e.g. `unknown key`
    std::string expected;  ///< what may stand there, e.g. `a count, at least 1`; may be empty
    std::string hint;      ///< what to do, one phrase or sentence; may be empty
};

/// The line a user reads.
///
/// With an expectation: `file:line:column: key: found X (expected Y). Hint`. Without one, `found` is the
/// finding itself and the hint, if any, stands in parentheses:
/// `file:line:column: key: unknown key (did you mean conferences_held?)`.
[[nodiscard]] std::string text(Mistake const& mistake);

/// A scenario is wrong; all its mistakes, in the order in which they were found. Exit code 3.
class ScenarioError : public std::runtime_error {
public:
    /// \param mistakes_found  at least one
    explicit ScenarioError(std::vector<Mistake> mistakes_found);

    std::vector<Mistake> mistakes;  ///< what() is their texts, one a line
};

/// A file cannot be read or written, or is not what it should be. Exit code 4.
class FileError : public std::runtime_error {
public:
    /// \param where    the file
    /// \param finding  what is wrong with it, e.g. `cannot be opened (no such file)`
    FileError(SourceLocation const& where, std::string const& finding);
    using std::runtime_error::runtime_error;
};

/// A function was given a value it cannot work with. The caller's mistake, or the scenario's behind it.
class InputError : public std::runtime_error {
public:
    /// \param quantity  what the value is, e.g. `shape of a gamma distribution`
    /// \param found     the value as text
    /// \param expected  what it may be, e.g. `a number above 0`
    InputError(std::string const& quantity, std::string const& found, std::string const& expected);
    InputError(std::string const& quantity, double found, std::string const& expected);
    using std::runtime_error::runtime_error;
};

/// The engine contradicts itself. what() ends with `This is a defect of the engine.`
class Defect : public std::logic_error {
public:
    /// \param finding  what was seen, without a full stop
    explicit Defect(std::string const& finding);
};

/// What was asked for cannot be reached: no convergence, a validation missed, no level is enough. Exit code 5.
class NotReached : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The command line cannot be understood. Exit code 2.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace eigenkracht::core
