/// \file
/// Where draws are read back from: a results file, whole or of a stopped run.
#pragma once

#include "files/hdf5.hpp"
#include "study/results.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace eigenkracht::files {

/// Reads a result. Not for several threads at once.
class ResultsReader : public study::ResultsSource {
public:
    /// \throws core::FileError  if the file is missing, is no results file, is cut short or damaged, is being
    ///                          written, or has a format of another major version
    explicit ResultsReader(std::string const& path);

    /// Of a file that this process writes: its layout is known, and looking it up would take longer than reading few draws.
    /// \param layout  that the file was made with
    ResultsReader(std::string const& path, study::ResultsLayout layout);

    /// Variables over `stance`, `draw` are per draw and come without values.
    [[nodiscard]] study::ResultsLayout const& layout() const override { return layout_; }

    /// Draws per stance that are finished.
    [[nodiscard]] std::uint64_t draws() const override { return draws_; }

    /// Whether all draws were made and the summaries are there.
    [[nodiscard]] bool complete() const { return complete_; }

    /// \throws core::Defect     if there is no such variable, stance or element
    /// \throws core::FileError  if the file cannot be read
    [[nodiscard]] std::vector<double> column(std::string const& variable, std::size_t stance,
                                             std::size_t element) const override;

    /// Consecutive draws of every per-draw variable, as they were written.
    /// \param first, count  among the finished draws
    /// \throws core::FileError  if the file cannot be read
    [[nodiscard]] study::DrawBlock block(std::uint64_t first, std::uint64_t count) const;

private:
    struct Column {
        std::string name;
        hdf5::Shape shape;
        hdf5::Handle dataset;
        mutable std::vector<double> all;  ///< everything finished, where that is little
    };

    void open_columns();

    hdf5::Handle file_;
    study::ResultsLayout layout_;
    std::uint64_t draws_ = 0;
    bool complete_ = false;
    /// Columns that lie in the same pieces of the file: who asks for one mostly asks for its neighbours next.
    struct Neighbours {
        Column const* variable = nullptr;
        std::uint64_t first = 0;  ///< element
        std::uint64_t count = 0;
        std::vector<double> values;  ///< [draw][element]
    };

    std::vector<Column> columns_;           ///< the per-draw variables
    mutable std::vector<Neighbours> last_;  ///< of each stance
};

}  // namespace eigenkracht::files
