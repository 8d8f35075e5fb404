/// \file
/// From the names of states and tags in a scenario to the states they mean.
#pragma once

#include "core/error.hpp"
#include "pathway/spec.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace eigenkracht::pathway {

/// One flag per state; 1: in the set.
using Mask = std::vector<char>;

/// States, tags and tracks by index and name.
class StateSets {
public:
    explicit StateSets(std::vector<State> const& states);

    [[nodiscard]] std::size_t count() const { return tracks_of_.size(); }
    [[nodiscard]] std::vector<std::string> const& tracks() const { return tracks_; }
    [[nodiscard]] std::size_t track_of(std::size_t state) const { return tracks_of_[state]; }
    /// Index of a state, or count() if there is none of that name.
    [[nodiscard]] std::size_t index(std::string const& name) const;
    /// The states meant by names of states, tags and "*" (all states).
    /// \throws core::InputError  for a name that is neither, with the nearest one
    [[nodiscard]] Mask mask(std::vector<std::string> const& names) const;
    /// The tracks that a set has states in, in order.
    [[nodiscard]] std::vector<std::size_t> tracks_in(Mask const& set) const;
    /// What is wrong with a set: empty, or names that mean no state.
    /// \param one_track  whether states of several tracks are a mistake; "*" beside several tracks then is
    ///                   one too
    [[nodiscard]] std::vector<core::Mistake> check(StateSet const& set, std::string const& key,
                                                   bool one_track) const;

private:
    [[nodiscard]] std::vector<std::string> words() const;  ///< every name a set may hold
    std::vector<std::string> names_;
    std::vector<std::vector<std::string>> tags_;
    std::vector<std::size_t> tracks_of_;
    std::vector<std::string> tracks_;
};

}  // namespace eigenkracht::pathway
