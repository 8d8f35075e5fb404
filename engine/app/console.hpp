/// \file
/// Where the program prints: answers on standard output, everything else on standard error.
#pragma once

#include <string>
#include <string_view>

namespace eigenkracht::app {

/// Whoever read the output went away (`eigenkracht describe ... | head`): there is nobody left to tell.
struct ReaderGone {};

/// The program's two outputs.
class Console {
public:
    /// \param output, errors  file descriptors, open
    explicit Console(int output = 1, int errors = 2) : output_(output), errors_(errors) {}

    /// What was asked for.
    /// \throws ReaderGone       if the reader closed the pipe
    /// \throws core::FileError  if it cannot be written (a full disk behind a redirection)
    void print(std::string_view text) const;

    /// Messages, hints, progress; never fails.
    void say(std::string_view text) const;

    /// Whether messages go to a person's terminal.
    [[nodiscard]] bool errors_on_terminal() const;

private:
    int output_;
    int errors_;
};

/// Opens /dev/null in place of standard streams that the caller closed, so that no file of ours takes their number
/// and gets messages written into it; and lets a broken pipe be an error instead of the end.
void settle_standard_streams();

}  // namespace eigenkracht::app
