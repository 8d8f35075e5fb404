/// \file
/// What a scenario says about beliefs: sources, parameters, joint distributions, correlations and stances, as plain data.
#pragma once

#include "core/error.hpp"
#include "formula/formula.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace eigenkracht::uncertainty {

/// How well a number was seen before it was written down.
enum class Seen {
    seen,         ///< read on the page named
    second_hand,  ///< read on a page that reports the source
    derived,      ///< computed from seen numbers
    recalled,     ///< from memory only: a wide prior, never the sole basis
    judgement     ///< a modelling choice
};

/// Where a number comes from.
struct Source {
    std::string key;
    std::string title;
    std::string kind;   ///< "randomised trial", "newspaper column", "statistics", ...
    std::string where;  ///< publication, page or document number; may be empty
    Seen seen = Seen::seen;
    std::string note;
    core::SourceLocation location;
};

/// \name Laws of a single number. Shapes are checked by `check_law`; all parameters are plain numbers.
/// \{
struct Fixed {
    double value;
    friend bool operator==(Fixed const&, Fixed const&) = default;
};
struct Beta {
    double alpha;
    double beta;
    friend bool operator==(Beta const&, Beta const&) = default;
};
/// Mean shape / rate.
struct Gamma {
    double shape;
    double rate;
    friend bool operator==(Gamma const&, Gamma const&) = default;
};
struct LogNormal {
    double meanlog;
    double sdlog;
    friend bool operator==(LogNormal const&, LogNormal const&) = default;
};
struct Normal {
    double mean;
    double sd;
    friend bool operator==(Normal const&, Normal const&) = default;
};
struct Triangular {
    double low;
    double mode;
    double high;
    friend bool operator==(Triangular const&, Triangular const&) = default;
};
/// Beta-PERT with weight 4 on the mode.
struct Pert {
    double low;
    double mode;
    double high;
    friend bool operator==(Pert const&, Pert const&) = default;
};
struct Uniform {
    double low;
    double high;
    friend bool operator==(Uniform const&, Uniform const&) = default;
};
struct Mixture;  ///< weighted laws, drawn by inverting the mixture's own distribution
/// \}

/// A distribution of one number.
using Distribution = std::variant<Fixed, Beta, Gamma, LogNormal, Normal, Triangular, Pert, Uniform,
                                  std::shared_ptr<Mixture const>>;

struct Mixture {
    std::vector<double> weights;  ///< positive; normalised when used
    std::vector<Distribution> components;
};

/// So many events, as somebody observed and published them; becomes a posterior.
///
/// With `cases`: a share, Beta(prior_alpha + events/deff, prior_beta + (cases - events)/deff).
/// With `exposure`: a rate, Gamma(prior_shape + events/deff, exposure/deff).
/// Jeffreys' priors unless stated: Beta(1/2, 1/2), Gamma(1/2, 0). `deff` is the design effect of the clustering named.
struct Evidence {
    double events = 0;
    std::optional<double> cases;
    std::optional<double> exposure;
    std::string clustered_by;                        ///< a key of `clusterings`; empty: independent
    std::optional<std::pair<double, double>> prior;  ///< (alpha, beta) of a share, (shape, rate) of a rate
    friend bool operator==(Evidence const&, Evidence const&) = default;
};

/// A formula over other parameters.
struct Derived {
    formula::Formula formula;
};

/// Solved by the engine from a stance's estimand; must be named by an estimand in every stance where it is not overridden.
struct Solved {
    double low = 0;
    double high = 1;
};

/// No law of its own: every stance must give one.
struct PerStance {};

/// One component of a joint distribution.
struct Component {
    std::string joint;
    std::size_t index;
};

using Law = std::variant<PerStance, Distribution, Evidence, Derived, Solved, Component>;

/// One uncertain number with its unit, meaning and source.
struct Parameter {
    std::string name;
    std::string unit;
    std::string meaning;
    std::string source;      ///< key of a Source; empty: an assumption
    std::string assumption;  ///< the reason, when there is no source
    std::string group;       ///< for sensitivity by group; may be empty
    std::optional<std::pair<double, double>>
        range;  ///< values outside are a mistake of the scenario, found when drawn
    Law law;
    core::SourceLocation location;
};

/// Children come in families: design effect 1 + sharing (E[m^2]/E[m] - 1), with m = 1 + Poisson(mean_size - 1).
struct Clustering {
    std::string key;
    formula::Formula mean_size;  ///< affected children per affected family, at least 1
    formula::Formula sharing;    ///< 0: siblings are independent, 1: they share one fate
    core::SourceLocation location;
};

/// Several numbers drawn together.
struct Joint {
    std::string key;
    std::vector<std::string> names;  ///< the parameters it makes
    bool dirichlet = true;           ///< else multivariate normal
    std::vector<double> alpha;       ///< Dirichlet: concentration by name
    std::vector<double> mean;        ///< multivariate normal
    std::vector<double> covariance;  ///< row-major, names x names
    core::SourceLocation location;
};

/// A rank correlation between two parameters, by a Gaussian copula.
struct Correlation {
    std::string first;
    std::string second;
    double rank = 0;  ///< Spearman's, in (-1, 1)
    std::string source;
    std::string assumption;
    core::SourceLocation location;
};

/// What a study measured, stated so that the engine can solve the unknowns that reproduce it.
struct Estimand {
    std::vector<std::string> population;  ///< entry classes the study's subjects are like
    bool per_offer = false;               ///< level: "offer" (diluted by uptake) or "held"
    formula::Formula uptake;              ///< share of offers that become a held conference; needed per offer
    bool per_family = false;              ///< unit: "family" (any child of it) or "child"
    std::string clustering;               ///< per family: how children share a family
    std::string measure;                  ///< a key of the scenario's measures
    formula::Formula usual;               ///< value of the measure under usual care
    formula::Formula conference;          ///< value of the measure in the conference arm, at the level stated
    std::string unknown_usual;  ///< Solved parameter for the usual arm; empty: nothing is solved (a check)
    std::string unknown_conference;
    std::string label;                       ///< for tables of checks
    std::string unit;                        ///< for tables of checks
    double scale = 1;                        ///< measure x scale is what is printed (e.g. months to days)
    bool validation = false;                 ///< true: only compared, never solved for
    std::optional<double> usual_error = {};  ///< standard error of `usual`, in its unit; checks only
    std::optional<double> conference_error = {};  ///< likewise of `conference`
    std::string error_assumption = {};            ///< why those errors, where the source does not give them
    bool weighs = false;                          ///< checks: arms with an error weigh the stance's draws
    core::SourceLocation location;
};

/// A body of evidence that is believed as a whole.
struct Stance {
    std::string name;
    std::string title;
    std::string source;
    double weight = 0;  ///< the user's; normalised over stances
    std::string weight_assumption;
    std::string variant_of;            ///< a stance this is another reading of; empty: none
    std::vector<Parameter> overrides;  ///< unit and meaning may be empty: inherited
    std::vector<Estimand> estimands;   ///< solved, and checks that are only compared
    core::SourceLocation location;
};

/// Everything a scenario believes.
struct BeliefsSpec {
    std::vector<Source> sources;
    std::vector<Clustering> clusterings;
    std::vector<Parameter> parameters;
    std::vector<Joint> joints;
    std::vector<Correlation> correlations;
    std::vector<Stance> stances;  ///< empty: one nameless stance of weight 1
};

}  // namespace eigenkracht::uncertainty
