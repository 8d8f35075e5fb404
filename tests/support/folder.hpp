/// \file
/// A folder for what a test writes.
#pragma once

#include <filesystem>
#include <string>

namespace eigenkracht::support {

/// A folder of its own for a test, gone with it.
struct Folder {
    std::filesystem::path path;
    explicit Folder(std::string const& name) : path(std::filesystem::path("folders") / name) {
        std::filesystem::remove_all(path);
        std::filesystem::create_directories(path);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    [[nodiscard]] std::string file(std::string const& name) const { return (path / name).string(); }
};

}  // namespace eigenkracht::support
