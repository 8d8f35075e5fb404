#include "files/files.hpp"
#include "files/lists.hpp"

#include <nlohmann/json.hpp>
