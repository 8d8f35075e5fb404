#include "app/sweep_results.hpp"

#include "files/results_reader.hpp"
#include "report/swept.hpp"
#include "study/study.hpp"

namespace eigenkracht::app {

void finish_sweep(files::ResultsFile& sink, study::ResultsLayout const& layout,
                  study::SweepFailures const& failures, double seconds, std::string const& path,
                  Console const& console) {
    study::Swept swept;
    {
        files::ResultsReader const reader(files::ResultsFile::partial_path(path), layout);
        swept = study::swept(reader, failures);
        swept.digest = study::digest(reader);
    }
    swept.results_file = path;
    auto const summaries = study::summaries(failures);
    sink.finish(summaries.dimensions, summaries.variables,
                {{"digest", swept.digest},
                 {"seconds", seconds},
                 {"failed_points", static_cast<std::int64_t>(failures.count)}});
    console.print(report::swept_text(swept));
}

}  // namespace eigenkracht::app
