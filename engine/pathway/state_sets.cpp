#include "pathway/state_sets.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eigenkracht::pathway {

StateSets::StateSets(std::vector<State> const& states) {
    for (State const& state : states) {
        names_.push_back(state.name);
        tags_.push_back(state.tags);
        auto const known = std::find(tracks_.begin(), tracks_.end(), state.track);
        tracks_of_.push_back(static_cast<std::size_t>(known - tracks_.begin()));
        if (known == tracks_.end()) {
            tracks_.push_back(state.track);
        }
    }
}

std::size_t StateSets::index(std::string const& name) const {
    return static_cast<std::size_t>(std::find(names_.begin(), names_.end(), name) - names_.begin());
}

Mask StateSets::mask(std::vector<std::string> const& names) const {
    Mask set(count(), 0);
    for (std::string const& name : names) {
        bool any = name == "*";
        for (std::size_t state = 0; state < count(); ++state) {
            bool const tagged =
                std::find(tags_[state].begin(), tags_[state].end(), name) != tags_[state].end();
            if (name == "*" || names_[state] == name || tagged) {
                set[state] = 1;
                any = true;
            }
        }
        if (!any) {
            std::string const near = core::nearest_word(name, words());
            throw core::InputError("set of states", fmt::format("\"{}\"", name),
                                   near.empty() ? "a state, a tag or \"*\""
                                                : fmt::format("a state or a tag; did you mean {}?", near));
        }
    }
    return set;
}

std::vector<std::size_t> StateSets::tracks_in(Mask const& set) const {
    std::vector<std::size_t> found;
    for (std::size_t track = 0; track < tracks_.size(); ++track) {
        for (std::size_t state = 0; state < count(); ++state) {
            if (set[state] != 0 && tracks_of_[state] == track) {
                found.push_back(track);
                break;
            }
        }
    }
    return found;
}

std::vector<std::string> StateSets::words() const {
    std::vector<std::string> all = names_;
    for (auto const& tags : tags_) {
        for (std::string const& tag : tags) {
            if (std::find(all.begin(), all.end(), tag) == all.end()) {
                all.push_back(tag);
            }
        }
    }
    all.emplace_back("*");
    return all;
}

std::vector<core::Mistake> StateSets::check(StateSet const& set, std::string const& key,
                                            bool one_track) const {
    std::vector<core::Mistake> mistakes;
    if (set.names.empty()) {
        mistakes.push_back({set.where, key, "nothing", "states, tags or \"*\"", ""});
        return mistakes;
    }
    std::vector<std::string> const known = words();
    std::vector<std::string> good;
    for (std::string const& name : set.names) {
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            std::string const near = core::nearest_word(name, known);
            mistakes.push_back({set.where, key, fmt::format("\"{}\"", name), "a state, a tag or \"*\"",
                                near.empty() ? "" : fmt::format("Did you mean {}?", near)});
        } else {
            good.push_back(name);
        }
    }
    if (one_track && mistakes.empty()) {
        std::vector<std::size_t> const found = tracks_in(mask(good));
        if (found.size() > 1) {
            std::vector<std::string> names;
            for (std::size_t const track : found) {
                names.push_back(tracks_[track]);
            }
            mistakes.push_back(
                {set.where, key, fmt::format("states of the tracks {}", core::join(names, " and ")),
                 "states of one track",
                 "A person is in one state of every track at once: name them track by track."});
        }
    }
    return mistakes;
}

}  // namespace eigenkracht::pathway
