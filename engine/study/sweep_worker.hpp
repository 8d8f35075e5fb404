/// \file
/// One thread's bench for the points of a sweep.
#pragma once

#include "study/sweep_plan.hpp"
#include "study/worker.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::study {

/// Works points out. Not thread-safe; every thread has its own.
class SweepWorker {
public:
    /// \param plan  must outlive this
    explicit SweepWorker(SweepPlan const& plan);
    ~SweepWorker();
    SweepWorker(SweepWorker const&) = delete;
    SweepWorker& operator=(SweepWorker const&) = delete;

    /// Works one point out into its place in a block of inputs and outputs.
    ///
    /// A point that cannot be worked out leaves its outputs, and the inputs that are drawn, not a number.
    /// \param place  of the point, counted as the block counts
    /// \return       why it failed; nothing: it did not
    std::optional<std::string> point(std::uint64_t point, std::uint64_t place, DrawBlock& block);

private:
    struct Bench;

    void work_out(std::uint64_t point, std::uint64_t place, DrawBlock& block);
    void take(std::vector<std::string> const& settings);
    void draw(std::uint64_t point, double* const* inputs, double* const* outputs);
    void study(double* const* inputs, double* const* outputs);
    void note_inputs(double const* values, double* const* inputs, std::size_t stance) const;
    [[nodiscard]] std::vector<double> const& uniforms_at_point();

    SweepPlan const& plan_;
    std::unique_ptr<Bench> bench_;  ///< for the levers of the last point
    std::vector<double> u_;         ///< by input
    SweepDesign::Tables tables_;    ///< of the last point
    std::vector<double> uniforms_;  ///< by dimension of the beliefs
};

}  // namespace eigenkracht::study
