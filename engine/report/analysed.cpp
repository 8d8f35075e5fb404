#include "report/analysed.hpp"

#include "core/text.hpp"
#include "report/analysed_decisions.hpp"
#include "report/analysed_parts.hpp"
#include "report/page.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace eigenkracht::report {
namespace {

using study::EstimateTable;

/// A column as it is shown.
struct Estimate {
    std::string column;
    std::string half = {};  ///< column of half of its 95% interval, shown after +-
    std::string low = {};   ///< columns of the ends of its interval, which decide on its digits alone
    std::string high = {};
};

/// How a kind of table is shown.
struct Shown {
    std::string kind;
    std::string rank;  ///< column by whose size inputs stand in order
    std::vector<Estimate> estimates;
    std::string means;  ///< what the numbers mean, in a sentence
};

std::vector<Shown> const& shown() {
    static std::vector<Shown> const all{
        {"sobol",
         "ST",
         {{"S1", "S1_conf"}, {"ST", "ST_conf"}},
         "S1: the share of the variance that knowing this input alone would take away. ST: the share that "
         "would be left if everything but this input were known; above S1 where it works together with "
         "others. Half of the 95% interval stands after +-."},
        {"main_effects",
         "S1",
         {{"S1", "S1_conf"}},
         "S1: the share of the variance that knowing this input alone would take away, from the points as "
         "they are; luck and joint effects are left over. Half of the 95% interval stands after +-."},
        {"prcc",
         "PRCC",
         {{"PRCC", "", "PRCC_low", "PRCC_high"},
          {"PRCC_low", "", "PRCC_low", "PRCC_high"},
          {"PRCC_high", "", "PRCC_low", "PRCC_high"},
          {"SRC", "", "PRCC_low", "PRCC_high"}},
         "PRCC: 1 where the outcome surely rises with the input, -1 where it surely falls, the others held; "
         "with its 95% interval. SRC: standard deviations of the outcome for one of the input."},
        {"shapley",
         "shapley",
         {{"shapley", "shapley_conf"}, {"alone", "alone_conf"}, {"last", "last_conf"}},
         "shapley: an input's share, what it has in common with others split between them; they add up to 1 "
         "with the rest. alone: what knowing this input alone would take away; last: what would be left if "
         "everything but this input were known. Half of the 95% interval stands after +-."},
        {"morris",
         "mu_star",
         {{"mu_star", "mu_star_conf"}, {"mu", "mu_conf"}, {"sigma", "", "sigma_low", "sigma_high"}},
         "mu_star: how far the outcome moves over the input's whole range, on average; mu: likewise with its "
         "sign; sigma: how much that hangs on the other inputs. Half of the 95% interval stands after +-."},
        {"tornado",
         "length",
         {{"at_low"}, {"base"}, {"at_high"}, {"swing"}},
         "In order of how far the outcome moves between the input's low value, its middle and its high "
         "value. "
         "A small swing in a high place: the outcome bends, and both ends lie on one side."},
    };
    return all;
}

class Section {
public:
    Section(study::Analysis const& analysis, EstimateTable const& table, Shown const& shown,
            std::string const& output)
        : analysis_(analysis), table_(table), shown_(shown) {
        for (auto const& row : table.rows) {
            if (row.keys[0] == output) {
                rows_.push_back(&row);
            }
        }
    }

    [[nodiscard]] bool empty() const { return rows_.empty(); }
    [[nodiscard]] std::string lead() const { return leading(evidences()); }

    /// Writes the inputs of most weight for all evidence together, then by each.
    void write(Page& page, std::size_t most) const {
        auto const evidence = evidences();
        std::string const lead = leading(evidence);
        auto const order = inputs_by_rank(lead);
        std::size_t const count = most == 0 ? order.size() : std::min(most, order.size());
        Table table{lead == study::all_evidence ? "all bodies of evidence, by weight"
                    : evidence.size() > 1       ? "on the evidence of " + title_of(analysis_, lead)
                                                : "input",
                    {},
                    {}};
        for (auto const& one : shown_.estimates) {
            table.heads.push_back(one.column);
        }
        for (std::size_t i = 0; i < count; ++i) {
            table.rows.push_back({order[i], cells(order[i], lead), 0});
        }
        if (row_of(study::rest_of_variance, lead) != nullptr) {
            table.rows.push_back({study::rest_of_variance, cells(study::rest_of_variance, lead), 0});
        }
        page.blank();
        page.table(table);
        if (order.size() > count) {
            page.paragraph(fmt::format("And {} more inputs of less weight.", order.size() - count));
        }
        if (evidence.size() > 1) {
            auto others = evidence;
            std::erase(others, lead);
            write_by_evidence(page, others, std::max<std::size_t>(count, 1));
        }
    }

private:
    /// In the order of the table.
    [[nodiscard]] std::vector<std::string> evidences() const {
        std::vector<std::string> found;
        for (auto const* row : rows_) {
            if (std::find(found.begin(), found.end(), row->keys[1]) == found.end()) {
                found.push_back(row->keys[1]);
            }
        }
        return found;
    }

    /// All together; else the body of evidence that has most weight.
    [[nodiscard]] std::string leading(std::vector<std::string> const& evidence) const {
        if (std::find(evidence.begin(), evidence.end(), study::all_evidence) != evidence.end()) {
            return study::all_evidence;
        }
        std::string lead = evidence.front();
        double most = -1;
        for (auto const& stance : analysis_.stances) {
            bool const there = std::find(evidence.begin(), evidence.end(), stance.name) != evidence.end();
            if (there && stance.weight > most) {
                most = stance.weight;
                lead = stance.name;
            }
        }
        return lead;
    }

    [[nodiscard]] EstimateTable::Row const* row_of(std::string const& input,
                                                   std::string const& evidence) const {
        auto const at = std::find_if(rows_.begin(), rows_.end(), [&](auto const* row) {
            return row->keys[1] == evidence && row->keys[2] == input;
        });
        return at == rows_.end() ? nullptr : *at;
    }

    [[nodiscard]] std::vector<std::string> inputs_by_rank(std::string const& evidence) const {
        std::vector<std::pair<double, std::string>> found;
        for (auto const* row : rows_) {
            if (row->keys[1] == evidence) {
                double const size = std::abs(table_.at(*row, shown_.rank));
                found.emplace_back(std::isnan(size) ? 0 : size, row->keys[2]);
            }
        }
        std::stable_sort(found.begin(), found.end(),
                         [](auto const& a, auto const& b) { return a.first > b.first; });
        std::vector<std::string> names;
        for (auto const& [size, name] : found) {
            names.push_back(name);
        }
        // What no input explains is no input: it stands last, and in view.
        std::erase(names, study::rest_of_variance);
        return names;
    }

    /// The largest of the column, for digits where there is no interval.
    [[nodiscard]] double scale_of(std::string const& column) const {
        double most = 0;
        for (auto const* row : rows_) {
            double const value = std::abs(table_.at(*row, column));
            most = std::isfinite(value) ? std::max(most, value) : most;
        }
        return most > 0 ? most : 1;
    }

    [[nodiscard]] std::string estimate(EstimateTable::Row const& row, Estimate const& one) const {
        double const half = !one.half.empty() ? table_.at(row, one.half)
                            : one.low.empty() ? 0
                                              : (table_.at(row, one.high) - table_.at(row, one.low)) / 2;
        return estimate_cell(table_.at(row, one.column), half, scale_of(one.column), !one.half.empty());
    }

    [[nodiscard]] std::vector<std::string> cells(std::string const& input,
                                                 std::string const& evidence) const {
        std::vector<std::string> found;
        auto const* const row = row_of(input, evidence);
        for (auto const& one : shown_.estimates) {
            found.push_back(row == nullptr ? "" : estimate(*row, one));
        }
        return found;
    }

    /// The ranking estimate by body of evidence: inputs that stand high in any of them.
    void write_by_evidence(Page& page, std::vector<std::string> const& evidence, std::size_t most) const {
        std::vector<std::string> inputs;
        std::size_t const each = std::max<std::size_t>(most / 2, 3);
        for (std::size_t one = 0; one < evidence.size(); ++one) {
            auto const order = inputs_by_rank(evidence[one]);
            for (std::size_t i = 0; i < std::min(each, order.size()); ++i) {
                if (std::find(inputs.begin(), inputs.end(), order[i]) == inputs.end()) {
                    inputs.push_back(order[i]);
                }
            }
        }
        auto const found = std::find_if(shown_.estimates.begin(), shown_.estimates.end(),
                                        [&](Estimate const& one) { return one.column == shown_.rank; });
        Estimate const rank = found == shown_.estimates.end() ? Estimate{shown_.rank} : *found;
        Table table{shown_.rank + ", on the evidence of", {}, {}};
        for (std::size_t one = 0; one < evidence.size(); ++one) {
            table.heads.push_back(title_of(analysis_, evidence[one]));
        }
        for (auto const& input : inputs) {
            Row row{input, {}, 0};
            for (std::size_t one = 0; one < evidence.size(); ++one) {
                auto const* const row_found = row_of(input, evidence[one]);
                row.cells.push_back(row_found == nullptr ? "" : estimate(*row_found, rank));
            }
            table.rows.push_back(std::move(row));
        }
        page.blank();
        page.table(table);
    }

    study::Analysis const& analysis_;
    EstimateTable const& table_;
    Shown const& shown_;
    std::vector<EstimateTable::Row const*> rows_;
};

std::string what_was_read(study::Analysis const& analysis) {
    std::string const points = core::grouped(static_cast<std::int64_t>(analysis.points));
    if (analysis.sweep.empty()) {
        return fmt::format("{} draws of each body of evidence, as the run made them.", points);
    }
    return fmt::format("Sweep \"{}\", {} points.", analysis.sweep, points);
}

}  // namespace

std::string analysed_text(study::Analysis const& analysis, std::size_t most, std::size_t columns) {
    Page page(columns);
    page.line("What drives it: " + analysis.title);
    page.blank();
    page.paragraph(what_was_read(analysis));
    std::set<std::string> explained;
    write_decisions(page, analysis, most);
    for (auto const& output : analysis.outputs) {
        bool headed = false;
        for (auto const& kind : shown()) {
            auto const* const table = analysis.find(kind.kind);
            if (table == nullptr) {
                continue;
            }
            Section const section(analysis, *table, kind, output.name);
            if (section.empty()) {
                continue;
            }
            write_head(page, output, headed);
            bool const first = explained.insert(kind.kind).second;
            page.paragraph(table->title + "." + (first ? " " + kind.means : ""));
            section.write(page, most);
            write_convergence(page, analysis, *table, kind.rank, output.name);
            if (kind.kind == "sobol") {
                write_pairs(page, analysis, output.name, section.lead(), most);
            }
        }
        write_boxes(page, analysis, output, headed);
    }
    if (!analysis.notes.empty()) {
        page.heading("Notes");
        for (auto const& note : analysis.notes) {
            page.item(note);
        }
    }
    page.blank();
    page.line("Read from: " + analysis.results_file);
    return page.text();
}

}  // namespace eigenkracht::report
