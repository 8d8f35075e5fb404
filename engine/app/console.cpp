#include "app/console.hpp"

#include "core/error.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace eigenkracht::app {
namespace {

/// Writes everything; 0, or the error number.
int write_all(int file, std::string_view text) {
    while (!text.empty()) {
        ssize_t const written = ::write(file, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

}  // namespace

void Console::print(std::string_view text) const {
    int const error = write_all(output_, text);
    if (error == EPIPE) {
        throw ReaderGone{};
    }
    if (error != 0) {
        throw core::FileError(core::SourceLocation{"standard output"},
                              std::string("cannot be written (") + std::strerror(error) + ")");
    }
}

void Console::say(std::string_view text) const { (void)write_all(errors_, text); }

bool Console::errors_on_terminal() const { return ::isatty(errors_) == 1; }

void settle_standard_streams() {
    for (int stream = 0; stream <= 2; ++stream) {
        if (::fcntl(stream, F_GETFD) == -1) {
            // open() takes the lowest free number, which is this one.
            (void)::open("/dev/null", stream == 0 ? O_RDONLY : O_WRONLY);
        }
    }
    (void)std::signal(SIGPIPE, SIG_IGN);
}

}  // namespace eigenkracht::app
