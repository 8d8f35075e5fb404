#include "app/interrupt.hpp"

#include <csignal>

namespace eigenkracht::app {
namespace {

// A signal handler can reach nothing but what is global.
std::atomic<bool> stop_wished{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may only touch lock-free atomics");

void on_signal(int) { stop_wished.store(true); }

void handle(int signal, void (*handler)(int), int flags) {
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    (void)sigaction(signal, &action, nullptr);
}

}  // namespace

StopOnSignal::StopOnSignal() {
    stop_wished.store(false);
    for (int const signal : {SIGINT, SIGTERM}) {
        handle(signal, on_signal, static_cast<int>(SA_RESTART | SA_RESETHAND));
    }
}

StopOnSignal::~StopOnSignal() {
    for (int const signal : {SIGINT, SIGTERM}) {
        handle(signal, SIG_DFL, 0);
    }
}

std::atomic<bool> const& StopOnSignal::flag() const { return stop_wished; }

}  // namespace eigenkracht::app
