#include "files/hdf5_inside.hpp"

#include <hdf5.h>
#include <hdf5_hl.h>

namespace eigenkracht::files::hdf5 {
namespace {

/// The name that make_scale() gave: to ask for the path instead takes a search through the whole file.
herr_t take_name(hid_t /*dataset*/, unsigned /*axis*/, hid_t scale, void* name) noexcept {
    auto& text = *static_cast<std::string*>(name);
    ssize_t const length = H5DSget_scale_name(scale, nullptr, 0);
    if (length < 1) {
        return -1;
    }
    text.assign(static_cast<std::size_t>(length) + 1, '\0');
    if (H5DSget_scale_name(scale, text.data(), text.size()) < 1) {
        return -1;
    }
    text.resize(text.find('\0'));
    return 1;  // one is enough
}

}  // namespace

void make_scale(Handle const& dataset, std::string const& dimension) {
    checked(H5DSset_scale(dataset.get(), dimension.c_str()), dataset.get(),
            "dimension \"" + dimension + "\" cannot be written");
}

void attach_scale(Handle const& dataset, unsigned axis, Handle const& scale) {
    checked(H5DSattach_scale(dataset.get(), scale.get(), axis), dataset.get(),
            "a dimension cannot be attached");
}

void detach_scales(Handle const& dataset, Handle const& file) {
    if (is_scale(dataset)) {
        return;  // a dimension's own coordinates lie over nothing else
    }
    std::vector<std::string> const names = axes(dataset);
    for (std::size_t axis = 0; axis < names.size(); ++axis) {
        if (!names[axis].empty()) {
            checked(H5DSdetach_scale(dataset.get(), open_dataset(file, names[axis]).get(),
                                     static_cast<unsigned>(axis)),
                    dataset.get(), "a dimension cannot be detached");
        }
    }
}

bool is_scale(Handle const& dataset) {
    return checked(H5DSis_scale(dataset.get()), dataset.get(), "its dimensions cannot be read") > 0;
}

std::vector<std::string> axes(Handle const& dataset) {
    std::vector<std::string> names(shape(dataset).size());
    for (std::size_t axis = 0; axis < names.size(); ++axis) {
        checked(
            H5DSiterate_scales(dataset.get(), static_cast<unsigned>(axis), nullptr, take_name, &names[axis]),
            dataset.get(), "its dimensions cannot be read");
    }
    return names;
}

}  // namespace eigenkracht::files::hdf5
