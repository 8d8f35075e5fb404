/// \file
/// Starts the program that was built and hears what it says.
#pragma once

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

namespace eigenkracht::app_test {

/// What a process said and how it ended.
struct Ended {
    int code = -1;  ///< exit code; 1000 + signal if a signal ended it
    std::string out;
    std::string err;
};

/// The program, running.
class Process {
public:
    /// \param words   the command line without the program's name
    /// \param folder  where it runs; exists
    /// \param out     file for standard output; empty: kept for `wait`
    Process(std::vector<std::string> const& words, std::string const& folder, std::string const& out = "");
    ~Process();
    Process(Process const&) = delete;
    Process& operator=(Process const&) = delete;

    void signal(int number) const;
    [[nodiscard]] bool running();
    [[nodiscard]] Ended wait();

private:
    pid_t id_ = -1;
    bool waited_ = false;
    int status_ = 0;
    std::string out_;
    std::string err_;
};

inline std::string text_of(std::string const& file) {
    std::ifstream stream(file);
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// In the child, between fork and exec: a stream goes to a file.
inline void redirect(int stream, char const* file) {
    int const opened = ::open(file, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (opened < 0 || ::dup2(opened, stream) < 0) {
        ::_exit(120);
    }
    ::close(opened);
}

inline Process::Process(std::vector<std::string> const& words, std::string const& folder,
                        std::string const& out) {
    namespace fs = std::filesystem;
    out_ = out.empty() ? (fs::absolute(folder) / "standard_output").string() : out;
    err_ = (fs::absolute(folder) / "standard_error").string();
    std::string const place = fs::absolute(folder).string();
    std::vector<std::string> all{EIGENKRACHT_PROGRAM};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> pointers;
    for (std::string& word : all) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    id_ = ::fork();
    if (id_ == 0) {
        redirect(STDOUT_FILENO, out_.c_str());
        redirect(STDERR_FILENO, err_.c_str());
        if (::chdir(place.c_str()) == 0) {
            ::execv(pointers.front(), pointers.data());
        }
        ::_exit(121);
    }
}

inline Process::~Process() {
    if (running()) {
        (void)::kill(id_, SIGKILL);
        (void)wait();
    }
}

inline void Process::signal(int number) const { (void)::kill(id_, number); }

inline bool Process::running() {
    if (!waited_ && id_ > 0) {
        waited_ = ::waitpid(id_, &status_, WNOHANG) == id_;
    }
    return !waited_;
}

inline Ended Process::wait() {
    if (!waited_) {
        (void)::waitpid(id_, &status_, 0);
        waited_ = true;
    }
    Ended ended;
    ended.code = WIFEXITED(status_) ? WEXITSTATUS(status_) : 1000 + WTERMSIG(status_);
    ended.out = out_.starts_with("/dev/") ? "" : text_of(out_);
    ended.err = text_of(err_);
    return ended;
}

/// Runs the program to its end.
[[nodiscard]] inline Ended run_program(std::vector<std::string> const& words, std::string const& folder,
                                       std::string const& out = "") {
    return Process(words, folder, out).wait();
}

inline void write(std::string const& file, std::string const& text) { std::ofstream(file) << text; }

}  // namespace eigenkracht::app_test
