#include "region/aggregate.hpp"
#include "region/families.hpp"

#include "core/error.hpp"
#include "random/binomial.hpp"
#include "random/poisson_tables.hpp"
#include "random/uniforms.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace eigenkracht::region {
namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
constexpr double most_counted = 1e9;
constexpr std::int64_t few_families =
    512;  // so few are split over classes one by one, more by binomial numbers

}  // namespace

Aggregate::Aggregate(World const& world, pathway::Pathway const& pathway, random::Seed seed)
    : world_(world),
      seed_(seed),
      key_(random::key_of(seed, random::Purpose::aggregate)),
      pairs_(pathway),
      effects_(world, pathway),
      year_totals_(static_cast<std::size_t>(world.last_year - world.first_year + 1)),
      first_pair_(pathway.spec().entries.size() + 1),
      choices_(pathway.spec().entries.size()),
      chosen_(pathway.spec().entries.size()),
      stride_(2 * static_cast<std::size_t>(world.months())) {}

std::vector<std::string> Aggregate::obstacles(World const& world, pathway::Pathway const& pathway) {
    std::vector<std::string> found = pathway::PairPaths::obstacles(pathway);
    if (!world.place_kinds.empty()) {
        found.insert(found.begin(), "places tie children to each other");
    }
    return found;
}

bool Aggregate::take(pathway::Tables const& usual, pathway::Tables const& conference) {
    bool const known = found_;  // what was not found was not sorted either, and is no measure of what is new
    found_ = pairs_.find(usual, conference, effects_.cycles(), most_pairs);
    if (!found_) {
        return false;
    }
    if (!known || pairs_.news()) {
        effects_.sort(pairs_);
    }
    std::size_t pair = 0;
    for (std::size_t entry = 0; entry < choices_.size(); ++entry) {
        first_pair_[entry] = pair;
        while (pair < pairs_.size() && pairs_.path(pair).entry == entry) {
            ++pair;
        }
        chosen_[entry] = 0;
    }
    first_pair_.back() = pair;
    return true;
}

bool Aggregate::counts(RegionNumbers const& numbers) const {
    bool const alone = numbers.mean_children_per_family == 1;
    return (alone || numbers.sibling_sharing == 0) && conferences_at_most(numbers) *
                                                              numbers.mean_children_per_family *
                                                              static_cast<double>(core::months_per_year) <
                                                          most_counted;
}

RegionLuck Aggregate::luck_of(int month) const {
    return {key_, draw_, region_ * months_of_region + static_cast<std::uint32_t>(month)};
}

/// Children by cell, a conference, of all entry classes.
void Aggregate::weigh(std::vector<double> const& children_per_conference) {
    weights_.assign(effects_.cells().size(), 0);
    for (std::size_t entry = 0; entry < choices_.size(); ++entry) {
        add_weights(children_per_conference[entry], entry);
    }
    add_up_weights(1);
}

/// The same of one, which a family falls into with a chance.
void Aggregate::weigh(double chance, std::size_t entry) {
    weights_.assign(effects_.cells().size(), 0);
    add_weights(chance, entry);
    add_up_weights(chance);
}

void Aggregate::add_weights(double children, std::size_t entry) {
    for (std::size_t pair = first_pair_[entry]; pair < first_pair_[entry + 1]; ++pair) {
        std::size_t const cell = effects_.cell_of(pair);
        if (cell != PairEffects::no_cell) {
            weights_[cell] += children * pairs_.chance(pair);
        }
    }
}

void Aggregate::add_up_weights(double all) {
    unchanged_ = all - cumulate_weights();
    unchanged_ = std::max(0.0, unchanged_);  // rounding
}

/// \return  children of all cells, a conference
double Aggregate::cumulate_weights() {
    later_.resize(weights_.size());
    double all = 0;
    for (auto const& group : effects_.groups()) {
        double sum = 0;
        for (std::size_t cell = group.end; cell-- > group.first;) {
            sum += weights_[cell];
            later_[cell] = sum;
        }
        all += sum;
    }
    return all;
}

void Aggregate::simulate(RegionNumbers const& numbers, std::uint32_t draw, std::uint32_t region,
                         Tally& tally) {
    if (!found_ || !counts(numbers)) {
        throw core::Defect("children are counted whose courses cannot be");
    }
    FamilyMaker const check(numbers, seed_);  // the chances of classes sum to 1 at most
    draw_ = draw;
    region_ = region;
    drawn_ = 0;
    slots_in_use_ = 0;
    tally.clear();
    bool const alone = numbers.mean_children_per_family == 1;
    if (alone) {
        weigh(numbers.children_per_conference);
    }
    whole_years_.clear();
    bool const by_year = years_pay(numbers);
    for (int month = 0; month < world_.months();) {
        Run run{month, 1, 0, 0};
        std::uint64_t policies = 0;
        if (!splits(numbers, month, run, policies)) {
            count_month(numbers, month, tally);
            ++month;
            continue;
        }
        Run next = run;
        std::uint64_t next_policies = 0;
        while (month + run.months < world_.months() &&
               splits(numbers, month + run.months, next, next_policies) && next.held == run.held &&
               next_policies == policies) {
            ++run.months;
        }
        month += run.months;
        if (run.held > 0) {
            run.slot = slot_of(policies);
            if (by_year) {
                count_by_year(numbers, run, tally);
            } else {
                count_run(numbers, run, tally);
            }
        }
    }
    if (!whole_years_.empty()) {
        count_years(numbers, tally);
    }
    add_up(tally);
    tally.child_stays = drawn_;
}

/// Counts one more.
void Aggregate::add(Counted counted, Slot& slot, int month) {
    std::size_t const group = counted.group == none ? effects_.groups().size() : counted.group;
    auto const at = static_cast<std::size_t>(month);
    ++slot.children[group * static_cast<std::size_t>(world_.months()) + at];
    if (counted.cell != none) {
        for (auto const& change : effects_.cells()[counted.cell].changes) {
            slot.changes[change.meter * stride_ + at + 1 + static_cast<std::size_t>(change.after)] +=
                change.by;
        }
    }
}

/// A month whose conferences are known numbers.
void Aggregate::count_month(RegionNumbers const& numbers, int month, Tally& tally) {
    families_held(numbers, world_.poisson_volumes, seed_, draw_, region_, month, held_);
    layers_of(held_, layers_);
    std::int64_t const studied =
        families_studied(numbers, world_.poisson_volumes, seed_, draw_, region_, month);
    if (int const year = world_.year_of_month(month); year >= 0) {
        for (std::size_t p = 0; p < world_.policies; ++p) {
            tally.conferences(p, static_cast<std::size_t>(year)) += held_[p];
        }
    }
    for (std::size_t layer = 0; layer < layers_.size(); ++layer) {
        auto const& [first, end, policies] = layers_[layer];
        std::int64_t const within = std::clamp(studied, first, end) - first;
        std::size_t const slot = slot_of(policies);
        count_families(numbers, month, within, 1, word::of_layer(layer, false), slot);
        count_families(numbers, month, end - first - within, numbers.marginal_yield,
                       word::of_layer(layer, true), slot);
    }
}

/// Families of a layer, split over entry classes, and their children.
void Aggregate::count_families(RegionNumbers const& numbers, int month, std::int64_t families, double yield,
                               std::uint32_t which, std::size_t slot) {
    std::size_t const classes = choices_.size();
    double const scale = yield / numbers.mean_children_per_family;
    of_class_.assign(classes, 0);
    if (u_.size() < numbers_at_once + random::uniforms_padding) {
        u_.resize(numbers_at_once + random::uniforms_padding);
    }
    if (families <= few_families) {
        for (std::int64_t done = 0; done < families; done += static_cast<std::int64_t>(numbers_at_once)) {
            auto const size =
                static_cast<std::size_t>(std::min<std::int64_t>(numbers_at_once, families - done));
            luck_of(month).numbers(static_cast<std::uint32_t>(done), word::families + which, size, u_.data());
            double above = 0;
            for (std::size_t entry = 0; entry < classes; ++entry) {
                double const from = above;
                above += numbers.children_per_conference[entry] * scale;
                std::int64_t in = 0;
                for (std::size_t i = 0; i < size; ++i) {
                    in += u_[i] >= from && u_[i] < above ? 1 : 0;
                }
                of_class_[entry] += in;
            }
        }
        drawn_ += static_cast<std::uint64_t>(families);
    } else {
        std::int64_t others = families;
        double left = 1;
        for (std::size_t entry = 0; entry < classes; ++entry) {
            double const chance = numbers.children_per_conference[entry] * scale;
            double const u =
                luck_of(month).number(0, word::classes + which + static_cast<std::uint32_t>(entry));
            of_class_[entry] =
                left > 0 ? random::binomial_by_inversion(others, std::clamp(chance / left, 0.0, 1.0), u) : 0;
            others -= of_class_[entry];
            left -= chance;
        }
        drawn_ += classes;
    }
    for (std::size_t entry = 0; entry < classes; ++entry) {
        std::int64_t children = of_class_[entry];
        if (children == 0) {
            continue;
        }
        std::uint32_t const whose = which + static_cast<std::uint32_t>(entry);
        if (double const more = numbers.mean_children_per_family - 1; more > 0) {
            std::uint32_t asked = 0;
            children += random::poisson_by_parts(static_cast<double>(children) * more, [&] {
                return luck_of(month).number(asked++, word::siblings + whose);
            });
        }
        count_children(entry, month, children, whose, slot);
    }
}

/// Children of an entry class, split over pairs of courses.
void Aggregate::count_children(std::size_t entry, int month, std::int64_t children, std::uint32_t which,
                               std::size_t slot) {
    std::size_t const first = first_pair_[entry];
    std::size_t const pairs = first_pair_[entry + 1] - first;
    if (pairs == 0) {
        return;
    }
    pathway::Choice& choice = choices_[entry];
    if (chosen_[entry] == 0) {
        chosen_[entry] = 1;
        choice.clear();
        for (std::size_t pair = 0; pair < pairs; ++pair) {
            choice.add(pairs_.chance(first + pair));
        }
        choice.finish(false);
    }
    for (std::int64_t done = 0; done < children; done += static_cast<std::int64_t>(numbers_at_once)) {
        auto const size = static_cast<std::size_t>(std::min<std::int64_t>(numbers_at_once, children - done));
        luck_of(month).numbers(static_cast<std::uint32_t>(done), word::children + which, size, u_.data());
        for (std::size_t i = 0; i < size; ++i) {
            std::size_t const pair = choice.pick(u_[i]);
            std::size_t const cell = pair < pairs ? effects_.cell_of(first + pair) : PairEffects::no_cell;
            if (cell != PairEffects::no_cell) {
                add({effects_.cells()[cell].group, cell}, slots_[slot], month);
            }
        }
    }
    drawn_ += static_cast<std::uint64_t>(children);
}

std::size_t Aggregate::slot_of(std::uint64_t policies) {
    for (std::size_t slot = 0; slot < slots_in_use_; ++slot) {
        if (slots_[slot].policies == policies) {
            return slot;
        }
    }
    if (slots_in_use_ == slots_.size()) {
        slots_.emplace_back();
    }
    Slot& slot = slots_[slots_in_use_];
    slot.policies = policies;
    slot.changes.assign(effects_.meters() * stride_, 0);
    slot.children.assign((effects_.groups().size() + 1) * static_cast<std::size_t>(world_.months()), 0);
    return slots_in_use_++;
}

/// Months by year, events and what is booked at the conference by the year of the conference.
void Aggregate::add_up(Tally& tally) const {
    auto const months = static_cast<std::size_t>(world_.months());
    auto const burn_in_years = static_cast<std::size_t>(world_.report_year - world_.first_year);
    std::size_t const burn_in = burn_in_years * core::months_per_year;
    std::vector<std::int64_t> by_year(world_.years());
    std::vector<std::int32_t> changes(months + 1);
    for (std::size_t s = 0; s < slots_in_use_; ++s) {
        Slot const& slot = slots_[s];
        auto const each_policy = [&](auto const& add) {
            for (std::size_t p = 0; p < world_.policies; ++p) {
                if ((slot.policies >> p & 1U) != 0) {
                    for (std::size_t year = 0; year < by_year.size(); ++year) {
                        add(p, year);
                    }
                }
            }
        };
        for (std::size_t m = 0; m < effects_.meters(); ++m) {
            std::copy_n(slot.changes.begin() + static_cast<std::ptrdiff_t>(m * stride_), months,
                        changes.begin());
            for (std::size_t g = 0; g < effects_.groups().size(); ++g) {
                for (auto const& change : effects_.groups()[g].at_once) {
                    if (change.meter == m) {
                        for (std::size_t month = 0; month + 1 < months; ++month) {
                            changes[month + 1] += change.by * slot.children[g * months + month];
                        }
                    }
                }
            }
            std::fill(by_year.begin(), by_year.end(), 0);
            for (std::size_t g = 0; !whole_years_.empty() && g < effects_.groups().size(); ++g) {
                for (auto const& change : effects_.groups()[g].at_once) {
                    for (std::size_t year = 0; change.meter == m && year < by_year.size(); ++year) {
                        by_year[year] += change.by * year_totals_.months(s, g, burn_in_years + year);
                    }
                }
            }
            std::int64_t level = 0;
            for (std::size_t month = 0; month < months; ++month) {
                level += changes[month];
                if (month >= burn_in) {
                    by_year[(month - burn_in) / core::months_per_year] += level;
                }
            }
            each_policy([&](std::size_t p, std::size_t year) {
                for (std::size_t of_world = 0; of_world < world_.meters.size(); ++of_world) {
                    if (effects_.meter(of_world) == m) {
                        tally.meter(p, of_world, year) += by_year[year];
                    }
                }
            });
        }
        for (std::size_t g = 0; g < effects_.groups().size(); ++g) {
            auto const& group = effects_.groups()[g];
            std::fill(by_year.begin(), by_year.end(), 0);
            for (std::size_t year = 0; !whole_years_.empty() && year < by_year.size(); ++year) {
                by_year[year] = year_totals_.children(s, g, burn_in_years + year);
            }
            for (std::size_t month = burn_in; month < months; ++month) {
                by_year[(month - burn_in) / core::months_per_year] += slot.children[g * months + month];
            }
            each_policy([&](std::size_t p, std::size_t year) {
                for (std::size_t const event : group.events) {
                    tally.event(p, event, year) += by_year[year];
                }
                for (std::size_t m = 0; !group.booked.empty() && m < world_.meters.size(); ++m) {
                    tally.meter(p, world_.meters.size() + m, year) +=
                        group.booked[effects_.meter(m)] * by_year[year];
                }
            });
        }
    }
}

}  // namespace eigenkracht::region
