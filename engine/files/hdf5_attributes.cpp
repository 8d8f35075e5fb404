#include "files/hdf5_inside.hpp"

#include <hdf5.h>

#include <array>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace eigenkracht::files::hdf5 {
namespace {

/// Attributes by which HDF5 and netCDF tie dimensions to variables; not ours to show.
bool is_internal(std::string_view name) {
    static constexpr std::array<std::string_view, 5> internal = {"CLASS", "NAME", "DIMENSION_LIST",
                                                                 "REFERENCE_LIST", "_Netcdf4Dimid"};
    for (std::string_view const one : internal) {
        if (name == one) {
            return true;
        }
    }
    return false;
}

void put(Handle const& object, std::string const& name, Id file_type, Id memory_type, Handle const& space,
         void const* value) {
    std::string const what = "attribute \"" + name + "\" cannot be written";
    if (checked(H5Aexists(object.get(), name.c_str()), object.get(), what) > 0) {
        checked(H5Adelete(object.get(), name.c_str()), object.get(), what);
    }
    Handle const attribute =
        owned(H5Acreate2(object.get(), name.c_str(), file_type, space.get(), H5P_DEFAULT, H5P_DEFAULT),
              H5Aclose, object.get(), what);
    checked(H5Awrite(attribute.get(), memory_type, value), object.get(), what);
}

study::AttributeValue read_text(Id attribute, std::string const& what) {
    Handle const stored = owned(H5Aget_type(attribute), H5Tclose, attribute, what);
    if (H5Tis_variable_str(stored.get()) > 0) {
        Handle const type = text_type(attribute);
        char* text = nullptr;
        checked(H5Aread(attribute, type.get(), static_cast<void*>(&text)), attribute, what);
        std::string copy = text == nullptr ? "" : text;
        H5free_memory(text);
        return copy;
    }
    std::string fixed(H5Tget_size(stored.get()), '\0');
    checked(H5Aread(attribute, stored.get(), fixed.data()), attribute, what);
    fixed.resize(std::strlen(fixed.c_str()));
    return fixed;
}

study::AttributeValue read_value(Id attribute, std::string const& what) {
    Handle const type = owned(H5Aget_type(attribute), H5Tclose, attribute, what);
    Handle const space = owned(H5Aget_space(attribute), H5Sclose, attribute, what);
    bool const single = H5Sget_simple_extent_ndims(space.get()) == 0;
    auto const count =
        static_cast<std::size_t>(checked(H5Sget_simple_extent_npoints(space.get()), attribute, what));
    switch (H5Tget_class(type.get())) {
        case H5T_STRING:
            if (single || count == 1) {
                return read_text(attribute, what);
            }
            break;
        case H5T_INTEGER: {
            std::vector<std::int64_t> values(count);
            checked(H5Aread(attribute, H5T_NATIVE_INT64, values.data()), attribute, what);
            if (single) {
                return values.front();
            }
            return values;
        }
        case H5T_FLOAT:
            if (count == 1) {
                double value = 0;
                checked(H5Aread(attribute, H5T_NATIVE_DOUBLE, &value), attribute, what);
                return value;
            }
            break;
        default:
            break;
    }
    fail(attribute, what + ": its type is not one this program writes");
}

}  // namespace

void set_attribute(Handle const& object, std::string const& name, study::AttributeValue const& value) {
    Handle const scalar =
        owned(H5Screate(H5S_SCALAR), H5Sclose, object.get(), "attributes cannot be written");
    if (auto const* text = std::get_if<std::string>(&value)) {
        Handle const type = text_type(object.get());
        char const* const characters = text->c_str();
        put(object, name, type.get(), type.get(), scalar, static_cast<void const*>(&characters));
    } else if (auto const* whole = std::get_if<std::int64_t>(&value)) {
        put(object, name, H5T_STD_I64LE, H5T_NATIVE_INT64, scalar, whole);
    } else if (auto const* real = std::get_if<double>(&value)) {
        put(object, name, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, scalar, real);
    } else {
        auto const& list = std::get<std::vector<std::int64_t>>(value);
        hsize_t const size = list.size();
        Handle const row = owned(H5Screate_simple(1, &size, nullptr), H5Sclose, object.get(),
                                 "attributes cannot be written");
        put(object, name, H5T_STD_I64LE, H5T_NATIVE_INT64, row, list.data());
    }
}

study::Attributes attributes(Handle const& object) {
    study::Attributes found;
    std::string const what = "attributes cannot be read";
    H5O_info_t info;
    checked(H5Oget_info2(object.get(), &info, H5O_INFO_NUM_ATTRS), object.get(), what);
    for (hsize_t i = 0; i < info.num_attrs; ++i) {
        Handle const attribute = owned(
            H5Aopen_by_idx(object.get(), ".", H5_INDEX_CRT_ORDER, H5_ITER_INC, i, H5P_DEFAULT, H5P_DEFAULT),
            H5Aclose, object.get(), what);
        std::string name(
            static_cast<std::size_t>(checked(H5Aget_name(attribute.get(), 0, nullptr), object.get(), what)),
            '\0');
        H5Aget_name(attribute.get(), name.size() + 1, name.data());
        if (!is_internal(name)) {
            found.emplace_back(name,
                               read_value(attribute.get(), "attribute \"" + name + "\" cannot be read"));
        }
    }
    return found;
}

}  // namespace eigenkracht::files::hdf5
