#include "app/progress.hpp"

#include <doctest/doctest.h>

using namespace eigenkracht;
using app::duration_text;
using app::progress_text;

TEST_CASE("durations are rounded up and told in two units at most") {
    CHECK(duration_text(0) == "0 s");
    CHECK(duration_text(7.2) == "8 s");
    CHECK(duration_text(200) == "3 min 20 s");
    CHECK(duration_text(7500) == "2 h 5 min");
}

TEST_CASE("progress gives share, rate and time left") {
    CHECK(progress_text({300, 1000, 3.0}, 0) == "30%, 100 draws a second, 7 s left");
    CHECK(progress_text({999, 1000, 1.0}, 0) == "99%, 999 draws a second, 1 s left");
    CHECK(progress_text({10, 1000, 4.0}, 0) == "1%, 2.5 draws a second, 6 min 36 s left");
}

TEST_CASE("draws of an earlier run count for the share and not for the rate") {
    CHECK(progress_text({600, 1000, 2.0}, 400) == "60%, 100 draws a second, 4 s left");
}

TEST_CASE("before anything is done there is no rate") {
    CHECK(progress_text({0, 1000, 0}, 0) == "0%");
    CHECK(progress_text({400, 1000, 1.0}, 400) == "40%");
}
