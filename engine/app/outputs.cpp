#include "app/outputs.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "files/results_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string_view>

namespace eigenkracht::app {

std::string output_of(Arguments const& arguments, std::string const& stem) {
    if (arguments.output) {
        return *arguments.output;
    }
    std::filesystem::path const folder = "output";
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) {
        throw core::FileError(
            core::SourceLocation{folder.string()},
            fmt::format("cannot be made ({}). Name a results file with -o", error.message()));
    }
    return (folder / stem).string() + ".h5";
}

std::string for_shell(std::string const& word) {
    bool const plain = std::all_of(word.begin(), word.end(), [](char letter) {
        return std::isalnum(static_cast<unsigned char>(letter)) != 0 ||
               std::string_view("-_./=:,+").find(letter) != std::string_view::npos;
    });
    if (plain && !word.empty()) {
        return word;
    }
    std::string quoted = "'";
    for (char const letter : word) {
        quoted += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    }
    return quoted + "'";
}

void tell_interrupted(std::uint64_t finished, std::uint64_t all, std::string const& what,
                      std::string const& path, std::vector<std::string> const& words,
                      Console const& console) {
    if (finished == 0) {
        console.say(fmt::format("Stopped before the first {} were finished; nothing is kept.\n", what));
        return;
    }
    std::string again = "eigenkracht";
    for (std::string const& word : words) {
        again += " " + for_shell(word);
    }
    if (std::find(words.begin(), words.end(), "--resume") == words.end()) {
        again += " --resume";
    }
    console.say(fmt::format("Stopped after {} of {} {}; they are kept in {}.\nGo on with: {}\n",
                            core::grouped(static_cast<std::int64_t>(finished)),
                            core::grouped(static_cast<std::int64_t>(all)), what,
                            files::ResultsFile::partial_path(path), again));
}

}  // namespace eigenkracht::app
