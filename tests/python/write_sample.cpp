// Writes the sample result for the tests that read it with other programs.
#include "files/results_file.hpp"

#include "support/results_sample.hpp"

#include <cstdio>
#include <exception>

int main(int count, char** words) {
    using namespace eigenkracht;
    if (count != 2) {
        return 2;
    }
    try {
        constexpr std::uint64_t draws = 40;
        constexpr std::uint64_t block = 8;
        study::ResultsLayout const layout = support::sample_layout(draws);
        files::ResultsFile file(words[1], layout, {});
        for (std::uint64_t first = 0; first < draws; first += block) {
            file.write(support::sample_block(layout, first, block));
        }
        support::SampleEnd const end;
        file.finish(end.dimensions, end.summaries, end.attributes);
    } catch (std::exception const& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
