#!/usr/bin/env Rscript
# Shows what a results file holds: chances by stance, and mean care avoided by year and policy.
#
#     scripts/examples/read_results.R output/asscher-cut.h5
#
# Needs hdf5r (Debian: r-cran-hdf5r). Nothing of eigenkracht is needed: a results file is HDF5 that follows
# netCDF-4. output/README.md says what is in it. R counts dimensions from the other end: what is
# [stance, draw, question] there is [question, draw, stance] here.

library(hdf5r)

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) != 1) stop("name a results file")
results <- H5File$new(arguments[1], mode = "r")
read <- function(name) results[[name]]$read(drop = FALSE)
labels <- function(name) as.vector(read(name))
cat(h5attr(results, "title"), "\n", sep = "")
cat(length(labels("draw")), " draws of each stance, seed ", as.character(h5attr(results, "seed")), "\n", sep = "")

# The chance that the threshold is reached: as the program answered it, with its Monte Carlo error.
answers <- labels("answer")
scopes <- labels("scope")
chance <- read("answer_chance")        # [scope, answer]
error <- read("answer_chance_error")
threshold <- labels("answer_threshold")
for (a in seq_along(answers)) {
    cat("\nChance of at least ", format(threshold[a], big.mark = ",", scientific = FALSE), ": ", answers[a], "\n", sep = "")
    cat(sprintf("  %-28s %6.3f +- %.3f\n", scopes, chance[, a], error[, a]), sep = "")
}

# Draws count alike, unless published numbers weigh those of a stance.
stances <- labels("stance")
counts <- matrix(1, length(stances), length(labels("draw")))  # [stance, draw]
if (results$exists("draw_weight")) counts <- read("draw_weight")

# The same chance, from the draws themselves. With other weights it would be another overall chance.
weight <- labels("weight")
q <- match(answers[1], labels("question"))
if (!is.na(q)) {
    if (results$exists("question_chance")) {  # worked out over a price; 1 or 0 where there is none
        reached <- read("question_chance")[q, , , drop = FALSE]
    } else {
        reached <- read("questions")[q, , , drop = FALSE] >= threshold[1]
    }
    by_stance <- sapply(seq_along(stances), function(s) mean(reached[1, , s] * counts[s, ]))
    cat("\nFrom the draws: ", answers[1], "\n", sep = "")
    cat(sprintf("  %-28s %6.3f\n", c(stances, "overall"), c(by_stance, sum(by_stance * weight))), sep = "")
}

# Care avoided, all payers, against no conferences at all: the mean over draws, then over stances by weight.
totals <- read("totals")               # [payer, year, region, policy, draw, stance]
care <- apply(totals, c(2, 4, 5, 6), sum)
care <- apply(sweep(care, c(3, 4), t(counts), `*`), c(1, 2, 4), mean)  # [year, policy, stance]
care <- apply(care, c(1, 2), function(by_stance) sum(by_stance * weight))
dimnames(care) <- list(year = labels("year"), policy = labels("policy"))
cat("\nMean care avoided less conferences held, EUR million a year:\n")
print(round(care / 1e6, 2))
results$close_all()
