/// \file
/// Where finished draws go: a results file that is whole or absent, and that a stopped run can continue.
#pragma once

#include "files/hdf5.hpp"
#include "study/results.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace eigenkracht::files {

/// Writes a result as HDF5, as output/README.md describes.
///
/// Draws go to `NAME.partial.h5` beside the target `NAME.h5`. The target appears, or is replaced, in one step by
/// finish(). All room is set aside when the file is made, so that writing draws changes no bookkeeping of the
/// file: it is valid, with its finished draws, whenever the process ends, killed or not. If a run ends before its
/// first draw is written, no file stays.
///
/// Not for several threads at once. Memory does not grow with the number of draws.
class ResultsFile : public study::ResultsSink {
public:
    struct Options {
        bool resume = false;    ///< go on with NAME.partial.h5 if it is there
        bool overwrite = true;  ///< finish() may replace a target; starting anew may replace a stopped run
        unsigned deflate = 0;   ///< 1 to 9: finish() compresses what was drawn, so hard; 0: not
    };

    /// \throws core::FileError  if the folder cannot be written or has too little room; if the target is not an
    ///                          ordinary file, or is there and may not be replaced; if another process writes it;
    ///                          if `resume` meets a stopped run of another scenario, seed or version (what differs is said)
    /// \throws core::Defect     if the layout contradicts itself
    ResultsFile(std::string const& path, study::ResultsLayout const& layout, Options options);

    /// Keeps what was written, as a stopped run.
    ~ResultsFile() override;

    ResultsFile(ResultsFile const&) = delete;
    ResultsFile& operator=(ResultsFile const&) = delete;

    /// Draws that need not be drawn again: 0, or where a resumed run goes on.
    [[nodiscard]] std::uint64_t finished_draws() const { return written_; }

    /// \throws core::FileError  if the disk is full or fails; what was finished before stays
    /// \throws core::Defect     if the block is not the next one or has another shape than the layout
    void write(study::DrawBlock const& block) override;

    /// \throws core::FileError  if the disk is full or fails; the target is as it was
    /// \throws core::Defect     if draws are missing
    void finish(std::vector<study::Dimension> const& dimensions,
                std::vector<study::Variable> const& summaries, study::Attributes const& attributes) override;

    /// `NAME.partial.h5` for a target `NAME.h5`.
    [[nodiscard]] static std::string partial_path(std::string const& path);

private:
    void create(study::ResultsLayout const& layout, bool overwrite);
    void resume(study::ResultsLayout const& layout);
    void mark_finished();
    void put_in_place();

    std::string path_;  ///< the target, links followed
    std::string partial_;
    bool overwrite_;
    unsigned deflate_;
    hdf5::Handle file_;
    std::vector<std::string> variables_;  ///< the per-draw ones, in the layout's order
    std::vector<hdf5::Shape> shapes_;     ///< of each
    std::uint64_t draws_ = 0;             ///< to be written
    std::uint64_t written_ = 0;
    std::uint64_t marked_ = 0;  ///< finished as far as the file says
    std::chrono::steady_clock::duration marking_took_{};
    std::chrono::steady_clock::time_point marked_at_{};
};

}  // namespace eigenkracht::files
