#include "core/text.hpp"
#include "report/report.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <string>

namespace eigenkracht::report {
namespace {

constexpr double most_said = 1e12;  // draws; beyond, no number helps

std::string count(double draws) { return core::grouped(static_cast<std::int64_t>(draws)); }

/// Two digits, rounded up: 18,432 is 19,000.
double about(double draws) {
    double unit = 1;
    while (draws / unit >= 100) {
        unit *= 10;
    }
    return std::ceil(draws / unit) * unit;
}

}  // namespace

std::string convergence_text(study::Convergence const& convergence) {
    std::size_t const worst = convergence.worst();
    study::Convergence::Watched const& watched = convergence.watched[worst];
    double const error = convergence.stages.back().errors[worst];
    std::string const unit = watched.unit == "1" ? "" : " " + watched.unit;
    std::string const draws = count(static_cast<double>(convergence.draws()));
    std::string const most = count(static_cast<double>(convergence.most_draws));
    std::string const found =
        fmt::format("{:.2g}{} for the {} (asked: {:g})", error, unit, watched.what, watched.target);
    if (convergence.reached()) {
        return fmt::format(
            "{} of at most {} draws were enough: every Monte Carlo error is as small as was asked; the "
            "nearest "
            "to its bound is {}.",
            draws, most, found);
    }
    double const needed = about(convergence.draws_needed());
    return fmt::format("after {} draws{} the largest Monte Carlo error beside what was asked is {}. {}",
                       draws,
                       convergence.draws() == convergence.most_draws
                           ? ", the most that was allowed,"
                           : ", at which the run stopped for other questions or weights,",
                       found,
                       needed < most_said ? fmt::format("About {} draws would do.", count(needed))
                                          : "No number of draws in reach would do.");
}

void write_convergence(Page& page, study::Answers const& answers) {
    if (answers.convergence) {
        page.blank();
        page.paragraph(capital(convergence_text(*answers.convergence)), 0);
    }
}

}  // namespace eigenkracht::report
