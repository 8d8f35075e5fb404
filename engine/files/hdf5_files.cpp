#include "files/hdf5_inside.hpp"

#include "core/error.hpp"

#include <hdf5.h>

#include <unistd.h>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace eigenkracht::files::hdf5 {
namespace {

[[noreturn]] void refuse(std::string const& path, std::string const& what) {
    throw core::FileError(core::SourceLocation{path}, what);
}

/// How files are opened: locked where the file system can. A file closes with the last thing open in it, because
/// one process may read the finished part of what it writes.
Handle access() {
    prepare();
    Handle list = owned(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, -1, "cannot be opened");
    H5Pset_fclose_degree(list.get(), H5F_CLOSE_WEAK);
    H5Pset_file_locking(list.get(), true, true);
    return list;
}

/// Says why an existing file could not be opened.
[[noreturn]] void refuse_to_open(std::string const& path) {
    std::string const why = reason();
    if (why.find("temporarily unavailable") != std::string::npos) {
        refuse(path, "is being written by a run that is still going. Wait for it, or stop it");
    }
    if (why.find("truncated") != std::string::npos) {
        refuse(path, "is cut short: its end is missing. Copy it again, or run again");
    }
    if (H5Fis_hdf5(path.c_str()) == 0) {
        refuse(path, "is not a results file (expected an HDF5 file written by this program)");
    }
    refuse(path, "cannot be opened (" + why + ")");
}

}  // namespace

Handle create_file(std::string const& path) {
    Handle const how = access();
    Handle const list = owned(H5Pcreate(H5P_FILE_CREATE), H5Pclose, -1, "cannot be created");
    H5Pset_link_creation_order(list.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    H5Pset_attr_creation_order(list.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    H5Pset_obj_track_times(list.get(), false);
    Id const file = H5Fcreate(path.c_str(), H5F_ACC_EXCL, list.get(), how.get());
    if (file < 0) {
        refuse(path, "cannot be created (" + reason() + ")");
    }
    return Handle(file, H5Fclose);
}

Handle open_file(std::string const& path, bool to_write) {
    std::error_code error;
    std::filesystem::file_status const status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found) {
        refuse(path, "cannot be opened (no such file)");
    }
    if (error) {
        refuse(path, "cannot be opened (" + error.message() + ")");
    }
    if (status.type() != std::filesystem::file_type::regular) {
        refuse(path, "is not a file (expected a results file)");
    }
    Handle const how = access();
    Id const file = H5Fopen(path.c_str(), to_write ? H5F_ACC_RDWR : H5F_ACC_RDONLY, how.get());
    if (file < 0) {
        refuse_to_open(path);
    }
    return Handle(file, H5Fclose);
}

void flush(Handle const& file) {
    checked(H5Fflush(file.get(), H5F_SCOPE_LOCAL), file.get(), "cannot be written");
}

void sync(Handle const& file) {
    void* descriptor = nullptr;
    checked(H5Fget_vfd_handle(file.get(), H5P_DEFAULT, &descriptor), file.get(), "cannot be written");
    if (::fdatasync(*static_cast<int*>(descriptor)) != 0 && errno != EINVAL) {  // EINVAL: nothing to sync to
        fail(file.get(), "cannot be written: " + std::system_category().message(errno));
    }
}

}  // namespace eigenkracht::files::hdf5
