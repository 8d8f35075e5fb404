# The reference budget model in R: Rscript reference.R individual|table|aggregated DRAWS REGIONS SEED.
#
# The same work as scenarios/reference-budget.toml, written as somebody would who knows R well, without packages. Prints one line of
# JSON, as peers.py reads it.
#   individual  each child by itself, a stay by inversion
#   table       each child by itself, a stay by sample.int from its table
#   aggregated  a Poisson number of children for each month of start and length of stay
#
# What was tried (one core; nanoseconds for a stay of 3,000): rexp to a power 64, rweibull 42, findInterval in the table 41, the same with a guide to where to
# look 43, sample.int 27. Other generators of R's are at best a tenth faster, and worse. rmultinom takes five times as long as a Poisson number for each cell.

years <- 10L
months <- 12L * years
discount <- 1.04^-(0:(years - 1))
asked_year <- 6L
asked_eur <- 4e6
starts <- seq_len(months) + 1L # a conference acts from the month after it
halves <- (0:(2 * months + 2)) / 2
whole <- seq.int(1L, 2L * months + 1L, by = 2L)

beliefs <- function(draws) {
    lognormal <- function(mean, cv) rlnorm(draws, log(mean) - log1p(cv^2) / 2, sqrt(log1p(cv^2)))
    list(
        placements = rgamma(draws, 44.5, 100) + rgamma(draws, 14.5, 100),
        orders = rgamma(draws, 29.5, 100),
        placement_year_eur = lognormal(40000, 0.25),
        order_year_eur = lognormal(8500, 0.2),
        conference_eur = rgamma(draws, 100, scale = 42),
        stay_months = 12 * lognormal(1.2, 0.3),
        stay_shape = exp(rnorm(draws, 0.2, 0.1)),
        attribution = rbeta(draws, 8, 4),
        cashable = rbeta(draws, 5, 5)
    )
}

# Chance that a stay is longer than d whole months, d = 0, 1, ...: the integral of the Weibull survival from d to d + 1, which keeps the
# mean; what would be no month counts as one, and all others are a little rarer for it.
longer_than <- function(mean, shape) {
    survival <- exp(-(halves * (gamma(1 + 1 / shape) / mean))^shape)
    longer <- (survival[whole] + 4 * survival[whole + 1L] + survival[whole + 2L]) / 6
    longer <- longer * ((mean - 1) / (mean - longer[1]))
    longer[1] <- 1
    longer
}

by_year <- function(change) colSums(matrix(cumsum(change[seq_len(months)]), 12L))

# Months of care by calendar year, each child by itself: a stay by inversion, split at random between the whole months around it.
months_of_children <- function(children, mean, shape) {
    count <- sum(children)
    scale <- mean / gamma(1 + 1 / shape)
    below_one <- (1 + 4 * exp(-(0.5 / scale)^shape) + exp(-(1 / scale)^shape)) / 6
    stay <- as.integer(rweibull(count, shape, scale) + runif(count))
    short <- rbinom(1L, count, 1 - (mean - 1) / (mean - below_one))
    if (short > 0) stay[sample.int(count, short)] <- 1L
    stay[stay < 1L] <- 1L
    end <- rep.int(starts, children) + stay
    end <- end[end <= months]
    change <- -tabulate(end, months)
    change[-1L] <- change[-1L] + children[-months]
    by_year(change)
}

# The same, stays from their table.
months_by_table <- function(children, mean, shape) {
    end <- rep.int(starts, children) + sample.int(months + 1L, sum(children), TRUE, -diff(c(longer_than(mean, shape)[1:(months + 1L)], 0)))
    change <- -tabulate(end[end <= months], months)
    change[-1L] <- change[-1L] + children[-months]
    by_year(change)
}

# The same, with a Poisson number of children for each month of start and length of stay; stays that outlast the horizon are one.
cell <- which(outer(starts, seq_len(months), "<"), arr.ind = TRUE) # month of the conference, month in which the stay has ended
cell_month <- cell[, 1L]
cell_stay <- cell[, 2L] - starts[cell_month]
beyond_stay <- pmax(months - starts, 0L) + 1L
aggregated <- function(expected, mean, shape) {
    longer <- longer_than(mean, shape)
    share <- longer[-length(longer)] - longer[-1L]
    counts <- matrix(0L, months, months)
    counts[cell] <- rpois(length(cell_month), expected[cell_month] * share[cell_stay])
    begun <- rowSums(counts) + rpois(months, expected * longer[beyond_stay])
    list(months = by_year(c(0, begun[-months]) - colSums(counts)), children = sum(begun))
}

run <- function(how, draws, regions) {
    of <- beliefs(draws)
    held <- rep(regions * (550 + 250 * (0:(years - 1)) / (years - 1)) / 12, each = 12L)
    net <- matrix(0, draws, years)
    children <- 0
    each <- if (how == "table") months_by_table else months_of_children
    for (d in seq_len(draws)) {
        conferences <- rpois(months, held)
        saved <- numeric(years)
        for (kind in 1:2) {
            rate <- if (kind == 1L) of$placements[d] else of$orders[d]
            year_eur <- if (kind == 1L) of$placement_year_eur[d] else of$order_year_eur[d]
            if (how == "aggregated") {
                found <- aggregated(conferences * rate, of$stay_months[d], of$stay_shape[d])
                children <- children + found$children
                saved <- saved + year_eur / 12 * found$months
            } else {
                counts <- rpois(months, conferences * rate)
                children <- children + sum(counts)
                saved <- saved + year_eur / 12 * each(counts, of$stay_months[d], of$stay_shape[d])
            }
        }
        gross <- of$attribution[d] * saved
        net[d, ] <- discount * (of$cashable[d] * gross - of$conference_eur[d] * colSums(matrix(conferences, 12L)))
    }
    list(net = net, children = children)
}

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) != 4 || !arguments[1] %in% c("individual", "table", "aggregated")) {
    stop("reference.R individual|table|aggregated DRAWS REGIONS SEED", call. = FALSE)
}
draws <- as.integer(arguments[2])
regions <- as.numeric(arguments[3])
set.seed(as.integer(arguments[4]))
before <- proc.time()
found <- run(arguments[1], draws, regions)
used <- proc.time() - before
list_of <- function(x) paste0("[", paste(sprintf("%.10g", x), collapse = ", "), "]")
cat(sprintf(
    '{"draws": %d, "mean": %s, "sd": %s, "chance": %.10g, "children": %.0f, "cpu_seconds": %.3f}\n',
    draws, list_of(colMeans(found$net)), list_of(apply(found$net, 2, sd)),
    mean(found$net[, asked_year] >= asked_eur * regions), found$children, used[["user.self"]] + used[["sys.self"]]
))
