#include "files/hdf5_inside.hpp"

#include "core/error.hpp"

#include <hdf5.h>

#include <algorithm>
#include <type_traits>
#include <utility>
#include <vector>

namespace eigenkracht::files::hdf5 {
namespace {

static_assert(std::is_same_v<Id, hid_t>);
static_assert(std::is_same_v<Handle::Closer, herr_t (*)(hid_t)>);

herr_t collect(unsigned /*depth*/, H5E_error2_t const* error, void* descriptions) noexcept {
    if (error->desc != nullptr) {
        static_cast<std::vector<std::string>*>(descriptions)->emplace_back(error->desc);
    }
    return 0;
}

/// What the operating system said, if HDF5 quotes it: `..., error message = 'No space left on device', ...`.
std::string system_message(std::string const& description) {
    std::string const mark = "error message = '";
    std::size_t const begin = description.find(mark);
    if (begin == std::string::npos) {
        return "";
    }
    std::size_t const end = description.find('\'', begin + mark.size());
    return description.substr(begin + mark.size(), end - begin - mark.size());
}

}  // namespace

Handle::Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), closer_(other.closer_) {}

Handle& Handle::operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(closer_, other.closer_);
    return *this;
}

Handle::~Handle() {
    if (id_ >= 0) {
        closer_(id_);
    }
}

std::string reason() {
    std::vector<std::string> descriptions;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, collect, &descriptions);  // the innermost first
    for (std::string const& description : descriptions) {
        if (std::string message = system_message(description); !message.empty()) {
            return message;
        }
    }
    return descriptions.empty() ? "" : descriptions.front();
}

void fail(Id near, std::string const& what) { fail(near, what, reason()); }

void fail(Id near, std::string const& what, std::string const& why) {
    std::string name(static_cast<std::size_t>(std::max<ssize_t>(H5Fget_name(near, nullptr, 0), 0)), '\0');
    H5Fget_name(near, name.data(), name.size() + 1);
    throw core::FileError(core::SourceLocation{name}, why.empty() ? what : what + " (" + why + ")");
}

Handle text_type(Id near) {
    Handle type = owned(H5Tcopy(H5T_C_S1), H5Tclose, near, "text cannot be stored");
    H5Tset_size(type.get(), H5T_VARIABLE);
    H5Tset_cset(type.get(), H5T_CSET_UTF8);
    return type;
}

void prepare() {
    // What HDF5 would do at the end of the program is done by the handles; and where a file could not be closed,
    // on a full disk, it would crash there (1.10.8).
    H5dont_atexit();
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

}  // namespace eigenkracht::files::hdf5
