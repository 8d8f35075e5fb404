#include "files/results_file.hpp"

#include "core/error.hpp"
#include "files/results_file_block.hpp"
#include "files/results_file_difference.hpp"
#include "files/results_file_format.hpp"
#include "files/results_packing.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <functional>
#include <numeric>
#include <system_error>
#include <utility>

namespace eigenkracht::files {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(std::string const& path, std::string const& what) {
    throw core::FileError(core::SourceLocation{path}, what);
}

std::string system_reason() { return std::system_category().message(errno); }

/// The file that a name stands for, whether it is there or not.
std::string follow_links(std::string const& path) {
    std::error_code error;
    if (!fs::is_symlink(path, error)) {
        return path;
    }
    fs::path const followed = fs::weakly_canonical(path, error);
    return error ? path : followed.string();
}

fs::path folder_of(std::string const& path) {
    fs::path const folder = fs::path(path).parent_path();
    return folder.empty() ? fs::path(".") : folder;
}

/// A target may be absent or an ordinary file: a device or a folder is never replaced.
void check_target(std::string const& path, bool overwrite) {
    std::error_code error;
    fs::file_status const folder = fs::status(folder_of(path), error);
    if (folder.type() == fs::file_type::not_found) {
        refuse(path, fmt::format("cannot be written (there is no folder {})", folder_of(path).string()));
    }
    fs::file_status const target = fs::status(path, error);
    if (target.type() == fs::file_type::not_found) {
        return;
    }
    if (target.type() != fs::file_type::regular) {
        refuse(path, "cannot be written (it is there, and is not an ordinary file)");
    }
    if (!overwrite) {
        refuse(path, "is there already (expected no file of that name). Name another, or remove it");
    }
}

void check_room(std::string const& path, study::ResultsLayout const& layout) {
    double needed = 0;
    for (study::Variable const& variable : layout.variables) {
        double elements = 1;
        for (std::string const& name : variable.dimensions) {
            for (study::Dimension const& dimension : layout.dimensions) {
                elements *= dimension.name == name ? static_cast<double>(dimension.size) : 1.0;
            }
        }
        needed += elements * sizeof(double);
    }
    std::error_code error;
    fs::space_info const room = fs::space(folder_of(path), error);
    if (!error && static_cast<double>(room.available) < needed) {
        refuse(path,
               fmt::format(
                   "cannot be written (it takes {:.0f} MB, and {:.0f} MB are free). Keep less, or draw less",
                   needed / 1e6, static_cast<double>(room.available) / 1e6));
    }
}

/// An unfinished file of an earlier run, unless a run is still writing it.
void remove_stopped(std::string const& partial) {
    int const descriptor = ::open(partial.c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor >= 0) {
        bool const busy = ::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
        ::close(descriptor);
        if (busy) {
            refuse(partial, "is being written by a run that is still going. Wait for it, or stop it");
        }
    }
    std::error_code error;
    fs::remove(partial, error);
    if (error) {
        refuse(partial, "cannot be replaced (" + error.message() + ")");
    }
}

/// Waits until a file, or the names in a folder, would outlive a power cut.
bool wait_for_disk(std::string const& path) {
    int const descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return false;
    }
    bool const done =
        ::fsync(descriptor) == 0 || errno == EINVAL;  // EINVAL: nothing that could be waited for
    ::close(descriptor);
    return done;
}

}  // namespace

std::string ResultsFile::partial_path(std::string const& path) {
    std::string const target = follow_links(path);
    std::string const ending = ".h5";
    bool const plain = target.size() > ending.size() && target.ends_with(ending);
    return target.substr(0, target.size() - (plain ? ending.size() : 0)) + ".partial.h5";
}

ResultsFile::ResultsFile(std::string const& path, study::ResultsLayout const& layout, Options options)
    : path_(follow_links(path)),
      partial_(partial_path(path)),
      overwrite_(options.overwrite),
      deflate_(options.deflate) {
    check_target(path_, overwrite_);
    if (options.resume && fs::exists(partial_)) {
        resume(layout);
    } else {
        create(layout, options.overwrite);
    }
    for (study::Variable const& variable : layout.variables) {
        if (variable.per_draw) {
            variables_.push_back(variable.name);
            shapes_.push_back(hdf5::shape(hdf5::open_dataset(file_, variable.name)));
        }
    }
    for (study::Dimension const& dimension : layout.dimensions) {
        draws_ = dimension.name == "draw" ? dimension.size : draws_;
    }
}

ResultsFile::~ResultsFile() {
    if (file_.get() < 0) {
        return;  // finished
    }
    try {
        if (written_ > marked_) {
            mark_finished();
        }
    } catch (std::exception const&) {
        // Nothing to do about it here: the file keeps the draws it marked before.
    }
    file_ = hdf5::Handle();
    if (written_ == 0) {
        std::error_code error;
        fs::remove(partial_, error);
    }
}

void ResultsFile::create(study::ResultsLayout const& layout, bool overwrite) {
    std::error_code error;
    if (fs::exists(partial_, error)) {
        if (!overwrite) {
            refuse(partial_, "holds the draws of a stopped run. Add --resume to go on with it, or remove it");
        }
        remove_stopped(partial_);
    }
    check_room(path_, layout);
    file_ = hdf5::create_file(partial_);
    try {
        hdf5::set_attribute(file_, "file_type", std::string(results_file_type));
        hdf5::set_attribute(file_, "format_version", std::vector<std::int64_t>{results_major, results_minor});
        hdf5::set_attribute(file_, "Conventions",
                            fmt::format("eigenkracht-{}.{}", results_major, results_minor));
        hdf5::set_attribute(file_, "complete", std::int64_t{0});
        for (auto const& [name, value] : layout.attributes) {
            hdf5::set_attribute(file_, name, value);
        }
        write_draws_finished(file_, 0);
        write_dimensions(file_, layout.dimensions);
        write_variables(file_, layout.variables);
        hdf5::flush(file_);
    } catch (...) {
        file_ = hdf5::Handle();
        fs::remove(partial_, error);
        throw;
    }
}

void ResultsFile::resume(study::ResultsLayout const& layout) {
    file_ = hdf5::open_file(partial_, true);
    study::ResultsLayout const stopped = read_results_layout(file_, partial_);
    if (std::string const found = difference(stopped, as_read_back(layout)); !found.empty()) {
        file_ = hdf5::Handle();
        refuse(partial_, "was stopped in another run: " + found + ". Run without --resume to start anew");
    }
    // A run that was stopped while it finished may have left what is written after the last draw.
    auto const known = [&](std::string const& name) {
        auto const named = [&](auto const& one) { return one.name == name; };
        return name == draws_finished ||
               std::any_of(layout.dimensions.begin(), layout.dimensions.end(), named) ||
               std::any_of(layout.variables.begin(), layout.variables.end(), named);
    };
    std::vector<std::string> const names = hdf5::dataset_names(file_);
    for (auto name = names.rbegin(); name != names.rend();
         ++name) {  // variables before the dimensions under them
        if (!known(*name)) {
            hdf5::remove_dataset(file_, *name);
        }
    }
    hdf5::set_attribute(file_, "complete", std::int64_t{0});
    hdf5::flush(file_);
    written_ = marked_ = read_draws_finished(file_);
}

void ResultsFile::write(study::DrawBlock const& block) {
    if (block.first != written_ || block.count == 0 || block.count > draws_ - written_ ||
        block.data.size() != variables_.size()) {
        throw core::Defect(fmt::format(
            "draws {} to {} of {} variables were to be written after draw {} of {}, of {}", block.first,
            block.first + block.count, block.data.size(), written_, draws_, variables_.size()));
    }
    for (std::size_t i = 0; i < variables_.size(); ++i) {
        std::uint64_t const all =
            std::accumulate(shapes_[i].begin(), shapes_[i].end(), std::uint64_t{1}, std::multiplies<>());
        if (std::uint64_t const values = all / draws_ * block.count; block.data[i].size() != values) {
            throw core::Defect(fmt::format("a block of \"{}\" has {} values (expected {})", variables_[i],
                                           block.data[i].size(), values));
        }
        write_block(hdf5::open_dataset(file_, variables_[i], hdf5::Chunks::straight), shapes_[i], block.first,
                    block.count, block.data[i].data());
    }
    written_ += block.count;
    // Waiting for the disk costs at most a twentieth of the time; a killed run loses no more than that.
    bool const ends = marked_ == 0 || written_ == draws_;
    if (ends || std::chrono::steady_clock::now() - marked_at_ >= 20 * marking_took_) {
        mark_finished();
    }
}

/// First the draws reach the disk, then the file says so: it never promises draws that a power cut took.
void ResultsFile::mark_finished() {
    auto const begin = std::chrono::steady_clock::now();
    hdf5::flush(file_);
    hdf5::sync(file_);
    hdf5::write(hdf5::open_dataset(file_, draws_finished),
                std::vector<double>{static_cast<double>(written_)});
    hdf5::flush(file_);
    marked_ = written_;
    marked_at_ = std::chrono::steady_clock::now();
    marking_took_ = marked_at_ - begin;
}

void ResultsFile::finish(std::vector<study::Dimension> const& dimensions,
                         std::vector<study::Variable> const& summaries, study::Attributes const& attributes) {
    if (written_ != draws_) {
        throw core::Defect(fmt::format("a result was to be finished after draw {} of {}", written_, draws_));
    }
    write_dimensions(file_, dimensions);
    write_variables(file_, summaries);
    for (auto const& [name, value] : attributes) {
        hdf5::set_attribute(file_, name, value);
    }
    hdf5::set_attribute(file_, "complete", std::int64_t{1});
    hdf5::flush(file_);
    file_ = hdf5::Handle();
    put_in_place();
}

void ResultsFile::put_in_place() {
    check_target(path_, overwrite_);
    // A killed run leaves the partial file whole, whatever it was doing here.
    std::string const whole = deflate_ > 0 ? partial_ + ".packed.h5" : partial_;
    if (deflate_ > 0) {
        pack(partial_, whole, deflate_);
    }
    if (!wait_for_disk(whole)) {
        refuse(whole, "cannot be written (" + system_reason() + ")");
    }
    if (::rename(whole.c_str(), path_.c_str()) != 0) {
        refuse(path_,
               fmt::format("cannot be written ({}). The whole result lies in {}", system_reason(), whole));
    }
    if (deflate_ > 0) {
        std::error_code error;
        fs::remove(partial_, error);
    }
    wait_for_disk(folder_of(path_).string());  // a file system that cannot do so is no reason to fail
}

}  // namespace eigenkracht::files
