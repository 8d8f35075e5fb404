#include "app/progress.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace eigenkracht::app {
namespace {

constexpr double seconds_between = 0.2;
constexpr char const* clear_line = "\r\033[K";

}  // namespace

std::string duration_text(double seconds) {
    auto const whole = static_cast<std::int64_t>(std::ceil(seconds));
    if (whole < 60) {
        return fmt::format("{} s", whole);
    }
    if (whole < 3600) {
        return fmt::format("{} min {} s", whole / 60, whole % 60);
    }
    return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

std::string progress_text(study::Progress const& progress, std::uint64_t before) {
    double const share =
        progress.total == 0 ? 1 : static_cast<double>(progress.done) / static_cast<double>(progress.total);
    std::string text = fmt::format("{:.0f}%", std::floor(100 * share));
    double const done_now = static_cast<double>(progress.done) - static_cast<double>(before);
    if (progress.seconds > 0 && done_now > 0) {
        double const rate = done_now / progress.seconds;
        double const left = static_cast<double>(progress.total - progress.done) / rate;
        text += fmt::format(", {} draws a second, {} left",
                            rate < 10 ? fmt::format("{:.1f}", rate)
                                      : core::grouped(static_cast<std::int64_t>(std::lround(rate))),
                            duration_text(left));
    }
    return text;
}

ProgressLine::ProgressLine(Console const& console, std::uint64_t before)
    : console_(console), on_(console.errors_on_terminal()), before_(before) {}

ProgressLine::~ProgressLine() {
    if (on_ && shown_at_ >= 0) {
        console_.say(clear_line);
    }
}

void ProgressLine::show(study::Progress const& progress) {
    bool const soon = shown_at_ >= 0 && progress.seconds < shown_at_ + seconds_between;
    if (on_ && !soon) {
        shown_at_ = progress.seconds;
        console_.say(clear_line + progress_text(progress, before_));
    }
}

}  // namespace eigenkracht::app
