/// \file
/// Runs the view: one interpreter for one page.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::webpage {

/// The view's program, loaded into an interpreter.
class ViewProgram {
public:
    /// \throws core::Defect  if the program that was built cannot be loaded
    ViewProgram();
    ~ViewProgram();
    ViewProgram(ViewProgram const&) = delete;
    ViewProgram& operator=(ViewProgram const&) = delete;

    /// Calls one of the view's functions with texts and takes the text it returns.
    /// \throws core::Defect  if it throws, or returns no text
    [[nodiscard]] std::string call(std::string const& function, std::vector<std::string> const& arguments);

    /// Likewise for a function that returns a list of [name, text].
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> call_for_list(
        std::string const& function, std::vector<std::string> const& arguments);

private:
    struct Interpreter;
    std::unique_ptr<Interpreter> interpreter_;

    /// Leaves what the function returned on the interpreter's stack.
    void call_and_leave(std::string const& function, std::vector<std::string> const& arguments);
};

}  // namespace eigenkracht::webpage
