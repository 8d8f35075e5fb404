#include "files/table_folder.hpp"

#include "core/error.hpp"
#include "files/estimates_file.hpp"
#include "files/text_file.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <sstream>
#include <system_error>

namespace eigenkracht::files {
namespace {

namespace fs = std::filesystem;

/// Takes the tables away that a list names; a name that leads elsewhere is none of ours.
void remove_listed(fs::path const& folder) {
    std::istringstream list(read_text_file((folder / table_list).string()));
    for (std::string name; std::getline(list, name);) {
        fs::path const plain = name;
        std::error_code error;
        if (!name.empty() && plain.filename() == plain && fs::is_regular_file(folder / plain, error)) {
            fs::remove(folder / plain, error);
        }
    }
}

void require_ours(fs::path const& folder) {
    std::error_code error;
    if (!fs::exists(folder, error) || fs::exists(folder / table_list, error)) {
        return;
    }
    bool const empty = fs::is_directory(folder, error) && fs::is_empty(folder, error);
    if (!empty) {
        throw core::FileError(
            core::SourceLocation{folder.string()},
            fmt::format("holds other files already (expected a new or empty folder, or one with {})",
                        table_list));
    }
}

}  // namespace

void write_tables(std::string const& folder, std::vector<std::pair<std::string, std::string>> const& tables) {
    fs::path const path = folder;
    require_ours(path);
    if (fs::exists(path / table_list)) {
        remove_listed(path);
    }
    std::string names;
    for (auto const& [name, text] : tables) {
        names += name + "\n";
    }
    // First, so that what a stopped program leaves is known to be ours.
    write_text((path / table_list).string(), names);
    for (auto const& [name, text] : tables) {
        write_text((path / name).string(), text);
    }
}

}  // namespace eigenkracht::files
