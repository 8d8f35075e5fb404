#include "files/hdf5_inside.hpp"

#include <hdf5.h>

#include <algorithm>

namespace eigenkracht::files::hdf5 {
namespace {

Handle file_type(Kind kind, Id near) {
    std::string const what = "no type for a dataset";
    switch (kind) {
        case Kind::real64:
            return owned(H5Tcopy(H5T_IEEE_F64LE), H5Tclose, near, what);
        case Kind::int64:
            return owned(H5Tcopy(H5T_STD_I64LE), H5Tclose, near, what);
        case Kind::int32:
            return owned(H5Tcopy(H5T_STD_I32LE), H5Tclose, near, what);
        case Kind::text:
            break;
    }
    return text_type(near);
}

Handle space_of(Shape const& shape, Id near) {
    std::string const what = "no room for a dataset";
    if (shape.empty()) {
        return owned(H5Screate(H5S_SCALAR), H5Sclose, near, what);
    }
    std::vector<hsize_t> const extent(shape.begin(), shape.end());
    return owned(H5Screate_simple(static_cast<int>(extent.size()), extent.data(), nullptr), H5Sclose, near,
                 what);
}

Handle file_space(Handle const& dataset) {
    return owned(H5Dget_space(dataset.get()), H5Sclose, dataset.get(), "a dataset has no shape");
}

/// `variable "totals" cannot be read`
std::string about(Handle const& dataset, char const* what) {
    std::string name(static_cast<std::size_t>(std::max<ssize_t>(H5Iget_name(dataset.get(), nullptr, 0), 0)),
                     '\0');
    H5Iget_name(dataset.get(), name.data(), name.size() + 1);
    return "variable \"" + name.substr(name.empty() ? 0 : 1) + "\" cannot be " + what;
}

/// HDF5's answer about a dataset, if it is not negative. Its name is looked up only where something is to be told of it: that
/// takes as long as reading a column.
template <typename Answer>
Answer done(Answer answer, Handle const& dataset, char const* what) {
    if (answer < 0) {
        std::string const why = reason();
        fail(dataset.get(), about(dataset, what), why);
    }
    return answer;
}

/// The block of the file and, of the same size, of memory; a scalar has no block.
struct Spaces {
    Handle file;
    Handle memory;
};

Spaces select(Handle const& dataset, Box const& box) {
    Spaces spaces{file_space(dataset), space_of(box.count, dataset.get())};
    if (!box.count.empty()) {
        std::vector<hsize_t> const start(box.start.begin(), box.start.end());
        std::vector<hsize_t> const count(box.count.begin(), box.count.end());
        done(H5Sselect_hyperslab(spaces.file.get(), H5S_SELECT_SET, start.data(), nullptr, count.data(),
                                 nullptr),
             dataset, "addressed");
    }
    return spaces;
}

/// How texts and whole numbers, which are converted, are moved: through a small buffer. HDF5 clears the whole of it each time,
/// and its own is a megabyte.
Handle small_buffer(Handle const& dataset) {
    constexpr std::size_t bytes = 16384;
    Handle list = owned(H5Pcreate(H5P_DATASET_XFER), H5Pclose, dataset.get(), "no room for a transfer");
    done(H5Pset_buffer(list.get(), bytes, nullptr, nullptr), dataset, "moved");
    return list;
}

std::size_t elements(Shape const& shape) {
    std::size_t all = 1;
    for (std::uint64_t const extent : shape) {
        all *= extent;
    }
    return all;
}

herr_t add_dataset(hid_t group, char const* name, H5L_info_t const* /*info*/, void* names) noexcept {
    H5O_info_t info;
    if (H5Oget_info_by_name2(group, name, &info, H5O_INFO_BASIC, H5P_DEFAULT) < 0) {
        return -1;
    }
    if (info.type == H5O_TYPE_DATASET) {
        static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    }
    return 0;
}

}  // namespace

std::vector<std::string> dataset_names(Handle const& file) {
    std::vector<std::string> names;
    checked(H5Literate(file.get(), H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, add_dataset, &names), file.get(),
            "its contents cannot be read");
    return names;
}

Handle create_dataset(Handle const& file, std::string const& name, Kind kind, Shape const& shape,
                      Shape const& chunk, unsigned deflate) {
    std::string const what = "variable \"" + name + "\" cannot be created";
    Handle const list = owned(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, file.get(), what);
    H5Pset_attr_creation_order(list.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    H5Pset_obj_track_times(list.get(), false);  // the same run gives the same bytes
    if (kind != Kind::text && deflate == 0) {
        H5Pset_alloc_time(list.get(), H5D_ALLOC_TIME_EARLY);
        H5Pset_fill_time(list.get(), H5D_FILL_TIME_NEVER);
    }
    if (!chunk.empty()) {
        std::vector<hsize_t> const extent(chunk.begin(), chunk.end());
        checked(H5Pset_chunk(list.get(), static_cast<int>(extent.size()), extent.data()), file.get(), what);
    }
    if (deflate > 0) {
        // Bytes of one weight side by side: those that many numbers share come together.
        checked(H5Pset_shuffle(list.get()), file.get(), what);
        checked(H5Pset_deflate(list.get(), deflate), file.get(), what);
        H5Pset_fill_time(list.get(), H5D_FILL_TIME_NEVER);
    }
    Handle const type = file_type(kind, file.get());
    Handle const space = space_of(shape, file.get());
    return owned(
        H5Dcreate2(file.get(), name.c_str(), type.get(), space.get(), H5P_DEFAULT, list.get(), H5P_DEFAULT),
        H5Dclose, file.get(), what);
}

Handle open_dataset(Handle const& file, std::string const& name, Chunks chunks) {
    std::string const what = "variable \"" + name + "\" cannot be opened";
    Handle const list = owned(H5Pcreate(H5P_DATASET_ACCESS), H5Pclose, file.get(), what);
    if (chunks == Chunks::straight) {
        H5Pset_chunk_cache(list.get(), 0, 0, 0.0);
    }
    return owned(H5Dopen2(file.get(), name.c_str(), list.get()), H5Dclose, file.get(), what);
}

void remove_dataset(Handle const& file, std::string const& name) {
    detach_scales(open_dataset(file, name), file);
    checked(H5Ldelete(file.get(), name.c_str(), H5P_DEFAULT), file.get(),
            "variable \"" + name + "\" cannot be removed");
}

Kind kind(Handle const& dataset) {
    Handle const type(done(H5Dget_type(dataset.get()), dataset, "read"), H5Tclose);
    switch (H5Tget_class(type.get())) {
        case H5T_INTEGER:
            return H5Tget_size(type.get()) == 4 ? Kind::int32 : Kind::int64;
        case H5T_FLOAT:
            return Kind::real64;
        case H5T_STRING:
            if (H5Tis_variable_str(type.get()) > 0) {
                return Kind::text;
            }
            break;
        default:
            break;
    }
    fail(dataset.get(), about(dataset, "read") + ": its type is not one this program writes");
}

Shape shape(Handle const& dataset) {
    Handle const space = file_space(dataset);
    int const rank = done(H5Sget_simple_extent_ndims(space.get()), dataset, "read");
    std::vector<hsize_t> extent(static_cast<std::size_t>(rank));
    done(H5Sget_simple_extent_dims(space.get(), extent.data(), nullptr), dataset, "read");
    return Shape(extent.begin(), extent.end());
}

void write(Handle const& dataset, Box const& box, double const* values) {
    Spaces const spaces = select(dataset, box);
    done(H5Dwrite(dataset.get(), H5T_NATIVE_DOUBLE, spaces.memory.get(), spaces.file.get(), H5P_DEFAULT,
                  values),
         dataset, "written");
}

void read(Handle const& dataset, Box const& box, double* values) {
    Spaces const spaces = select(dataset, box);
    done(H5Dread(dataset.get(), H5T_NATIVE_DOUBLE, spaces.memory.get(), spaces.file.get(), H5P_DEFAULT,
                 values),
         dataset, "read");
}

void write(Handle const& dataset, std::vector<double> const& values) {
    Handle const list = small_buffer(dataset);
    done(H5Dwrite(dataset.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, list.get(), values.data()), dataset,
         "written");
}

void write(Handle const& dataset, std::vector<std::string> const& texts) {
    std::vector<char const*> characters;
    characters.reserve(texts.size());
    for (std::string const& text : texts) {
        characters.push_back(text.c_str());
    }
    Handle const type = text_type(dataset.get());
    Handle const list = small_buffer(dataset);
    done(H5Dwrite(dataset.get(), type.get(), H5S_ALL, H5S_ALL, list.get(),
                  static_cast<void const*>(characters.data())),
         dataset, "written");
}

std::vector<double> read_numbers(Handle const& dataset) {
    std::vector<double> values(elements(shape(dataset)));
    Handle const list = small_buffer(dataset);
    done(H5Dread(dataset.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, list.get(), values.data()), dataset,
         "read");
    return values;
}

std::vector<std::string> read_texts(Handle const& dataset) {
    std::vector<char*> characters(elements(shape(dataset)));
    Handle const type = text_type(dataset.get());
    Handle const list = small_buffer(dataset);
    done(H5Dread(dataset.get(), type.get(), H5S_ALL, H5S_ALL, list.get(),
                 static_cast<void*>(characters.data())),
         dataset, "read");
    std::vector<std::string> texts;
    texts.reserve(characters.size());
    for (char* const text : characters) {
        texts.emplace_back(text == nullptr ? "" : text);
    }
    Handle const space = file_space(dataset);
    H5Dvlen_reclaim(type.get(), space.get(), H5P_DEFAULT, static_cast<void*>(characters.data()));
    return texts;
}

}  // namespace eigenkracht::files::hdf5
