#include "region/simulator.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace eigenkracht::region {

namespace {

constexpr std::uint32_t children_per_address = 64;  // persons of one family stand side by side
constexpr std::uint32_t months_per_address = 4096;
constexpr std::size_t no_kind = std::numeric_limits<std::size_t>::max();

}  // namespace

Simulator::Simulator(World const& world, pathway::Pathway const& pathway, random::Seed seed)
    : world_(world),
      seed_(seed),
      sampler_(pathway, seed),
      windows_(meter_windows(world.meters, pathway.state_count())),
      events_(world.events, pathway.state_count(), pathway.spec().entries.size()),
      event_cycles_(world.event_cycles()),
      kind_of_state_(pathway.state_count(), no_kind),
      place_uses_(world.place_kinds.size()) {
    for (std::size_t kind = 0; kind < world.place_kinds.size(); ++kind) {
        for (std::size_t state = 0; state < kind_of_state_.size(); ++state) {
            if (world.place_kinds[kind].states[state] != 0) {
                kind_of_state_[state] = kind;
            }
        }
    }
}

Simulator::Found const& Simulator::find_families(RegionNumbers const& numbers, std::uint32_t draw,
                                                 std::uint32_t region) {
    while (found_.size() <= region) {
        found_.emplace_back().conferences = Tally(world_);
    }
    Found& found = found_[region];
    if (found.any && found.draw == draw && found.numbers == numbers) {
        return found;
    }
    found.any = true;
    found.draw = draw;
    found.numbers = numbers;
    found.families.clear();
    found.conferences.clear();
    FamilyMaker const maker(numbers, seed_);
    for (int month = 0; month < world_.months(); ++month) {
        families_held(numbers, world_.poisson_volumes, seed_, draw, region, month, held_);
        layers_of(held_, layers_);
        auto const studied = families_studied(numbers, world_.poisson_volumes, seed_, draw, region, month);
        int const year = world_.year_of_month(month);
        auto const region_month = region * months_per_address + static_cast<std::uint32_t>(month);
        for (auto const& layer : layers_) {
            for (std::size_t p = 0; year >= 0 && p < world_.policies; ++p) {
                found.conferences.conferences(p, static_cast<std::size_t>(year)) +=
                    (layer.policies >> p & 1U) != 0 ? layer.end - layer.first : 0;
            }
            maker.add_affected(draw, region_month, month, layer, studied, found.families);
        }
    }
    return found;
}

void Simulator::simulate(RegionNumbers const& numbers, pathway::Tables const& usual,
                         pathway::Tables const& conference, std::uint32_t draw, std::uint32_t region,
                         Tally& tally) {
    Found const& found = find_families(numbers, draw, region);
    tally = found.conferences;
    slots_in_use_ = 0;
    for (auto& uses : place_uses_) {
        uses.clear();
    }
    sampler_.prepare(usual, conference);
    sampler_.clear();
    for (auto const& family : found.families) {
        if (!sampler_.differs(family.entry)) {
            continue;
        }
        auto const month = static_cast<int>(family.month);
        int const cycles = std::max({1, world_.months() - (month + 1), event_cycles_});
        auto const region_month = region * months_per_address + family.month;
        for (std::uint32_t fate = 0; fate <= family.other_fates; ++fate) {
            sampled_[sampler_.size()] = {&family, fate == 0 ? family.first_fate : std::uint16_t{1}};
            sampler_.add(family.entry, {draw, region_month, family.index * children_per_address + fate},
                         cycles);
            if (sampler_.size() == pathway::PairSampler::most) {
                count_batch(tally);
            }
        }
    }
    count_batch(tally);
    add_up(tally);
}

void Simulator::count_batch(Tally& tally) {
    std::uint64_t const before = sampler_.sampled();
    sampler_.sample();
    tally.child_stays += sampler_.sampled() - before;
    std::size_t slot = slots_in_use_;  // none yet
    for (std::size_t i = 0; i < sampler_.size(); ++i) {
        if (!sampler_.differ(i)) {
            continue;  // the same course in both arms
        }
        std::uint64_t const policies = sampled_[i].family->policies;
        if (slot == slots_in_use_ || slots_[slot].policies != policies) {
            slot = slot_of(policies);
        }
        count_person(i, slots_[slot]);
    }
    sampler_.clear();
}

void Simulator::count_person(std::size_t person, Slot& slot) {
    AffectedFamily const& family = *sampled_[person].family;
    int const entry_month = static_cast<int>(family.month) + 1;
    int const year = world_.year_of_month(static_cast<int>(family.month));
    std::array<Stays, 2> const courses{sampler_.stays(person, 0), sampler_.stays(person, 1)};
    std::int32_t const children = sampled_[person].children;
    meter(courses[0], entry_month, year, children, slot);
    meter(courses[1], entry_month, year, -children, slot);
    if (!place_uses_.empty()) {
        note_places(courses[0], family.entry, entry_month, sampled_[person].children, ~family.policies);
        note_places(courses[1], family.entry, entry_month, sampled_[person].children, family.policies);
    }
    for (std::size_t word = 0; year >= 0 && word < events_.words(); ++word) {
        std::uint64_t bits = events_.counted(word, family.entry, events_.seen(courses[0], word),
                                             events_.seen(courses[1], word));
        for (; bits != 0; bits &= bits - 1) {
            std::size_t const event =
                word * EventBits::events_of_word + static_cast<std::size_t>(std::countr_zero(bits));
            slot.events[event * world_.years() + static_cast<std::size_t>(year)] += children;
        }
    }
}

std::size_t Simulator::slot_of(std::uint64_t policies) {
    for (std::size_t i = 0; i < slots_in_use_; ++i) {
        if (slots_[i].policies == policies) {
            return i;
        }
    }
    if (slots_in_use_ == slots_.size()) {
        slots_.emplace_back();
    }
    auto& slot = slots_[slots_in_use_];
    slot.policies = policies;
    slot.changes.assign(world_.meters.size() * static_cast<std::size_t>(world_.months() + 1), 0);
    slot.events.assign(world_.events.size() * world_.years(), 0);
    slot.booked.assign(world_.book_at_conference ? world_.meters.size() * world_.years() : 0, 0);
    return slots_in_use_++;
}

void Simulator::meter(Stays stays, int entry_month, int year, std::int32_t weight, Slot& slot) const {
    int const months = world_.months();
    auto const stride = static_cast<std::size_t>(months + 1);
    bool const books = year >= 0 && world_.book_at_conference;
    for (auto const& stay : stays) {
        for (auto const& window : windows_[stay.state]) {
            auto const metered = metered_cycles(stay, window, months - entry_month);
            if (metered.from < metered.to) {
                auto* const changes = &slot.changes[window.meter * stride];
                changes[metered.from + entry_month] += weight;
                changes[metered.to + entry_month] -= weight;
            }
            if (books) {
                auto const soon = metered_cycles(stay, window, booked_cycles);
                slot.booked[window.meter * world_.years() + static_cast<std::size_t>(year)] +=
                    std::int64_t{weight} * std::max(0, soon.to - soon.from);
            }
        }
    }
}

void Simulator::note_places(Stays stays, std::size_t entry, int entry_month, std::uint16_t children,
                            std::uint64_t courses) {
    std::size_t kind_before = no_kind;
    int end_before = 0;
    for (auto const& stay : stays) {
        std::size_t const kind = kind_of_state_[stay.state];
        int const from = stay.from + entry_month;
        int const to = std::min(stay.to + entry_month, world_.months());
        if (kind == no_kind || from >= to) {
            continue;
        }
        auto& uses = place_uses_[kind];
        if (kind == kind_before && from == end_before) {
            uses.back().months = static_cast<std::uint16_t>(to - uses.back().month);
        } else {
            bool const found = stay.from == 0 && world_.place_kinds[kind].found[entry][stay.state] != 0;
            uses.push_back({static_cast<std::uint16_t>(from), static_cast<std::uint16_t>(to - from), children,
                            found, courses});
        }
        kind_before = kind;
        end_before = to;
    }
}

void Simulator::add_up(Tally& tally) {
    int const months = world_.months();
    int const burn_in = (world_.report_year - world_.first_year) * core::months_per_year;
    auto const stride = static_cast<std::size_t>(months + 1);
    for (std::size_t i = 0; i < slots_in_use_; ++i) {
        auto const& slot = slots_[i];
        for (std::size_t m = 0; m < world_.meters.size(); ++m) {
            std::int64_t level = 0;
            std::int64_t year_sum = 0;
            for (int month = 0; month < months; ++month) {
                level += slot.changes[m * stride + static_cast<std::size_t>(month)];
                if (month < burn_in) {
                    continue;
                }
                year_sum += level;
                if ((month + 1) % core::months_per_year == 0) {
                    auto const year = static_cast<std::size_t>((month - burn_in) / core::months_per_year);
                    for (std::size_t p = 0; p < world_.policies; ++p) {
                        if ((slot.policies >> p & 1U) != 0) {
                            tally.meter(p, m, year) += year_sum;
                        }
                    }
                    year_sum = 0;
                }
            }
        }
        add_by_conference(slot, tally);
    }
}

/// What is counted by the year of the conference.
void Simulator::add_by_conference(Slot const& slot, Tally& tally) const {
    std::size_t const years = world_.years();
    for (std::size_t p = 0; p < world_.policies; ++p) {
        if ((slot.policies >> p & 1U) == 0) {
            continue;
        }
        for (std::size_t event = 0; event < world_.events.size(); ++event) {
            for (std::size_t year = 0; year < years; ++year) {
                tally.event(p, event, year) += slot.events[event * years + year];
            }
        }
        for (std::size_t m = 0; world_.book_at_conference && m < world_.meters.size(); ++m) {
            for (std::size_t year = 0; year < years; ++year) {
                tally.meter(p, world_.meters.size() + m, year) += slot.booked[m * years + year];
            }
        }
    }
}

}  // namespace eigenkracht::region
