#include "core/version.hpp"

namespace eigenkracht::core {
namespace {

#include "eigenkracht_build.inc"

}  // namespace

std::string version() { return built_version; }

std::string revision() { return built_revision; }

std::string compiler() { return built_compiler; }

}  // namespace eigenkracht::core
