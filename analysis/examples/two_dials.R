# %% [markdown]
# # What do two policies do, each alone and both together?
#
#     ./dev linli study run first_look -o results/first_look        # unless `./dev run` has made it
#     LINLI_PROGRAM=build/release/bin/linli Rscript analysis/examples/two_dials.R [DIR] [FOLDER OF PICTURES]
#
# As two_dials.py, in R: differences from the reference and their interaction with intervals of Student's t, held against what
# `linli compare` tells.  Run it in the checkout, or set LINLI_SOURCE_DIR.

# %%
source(file.path(Sys.getenv("LINLI_SOURCE_DIR", "."), "analysis", "r", "linli.R"))
given <- if (interactive()) character() else commandArgs(trailingOnly = TRUE)
directory <- if (length(given) > 0) given[1] else "results/first_look"
pictures <- if (length(given) > 1) given[2] else "results/examples"
first <- "capable"; second <- "relieved"; both <- "both"  # arms; of `dials`: "training", "relief", "training_and_relief"

told <- linli_compare(directory)
outcome <- told$differences$outcome[1]  # the study's first
runs <- linli_study(directory)
tidy <- runs[runs$outcome == outcome & runs$group == "district", ]
wide <- tapply(tidy$value, list(tidy$replicate, tidy$arm), mean)  # a row a replicate, which has one run an arm
stopifnot(told$differences$unit[1] == "share", table(tidy$replicate, tidy$arm) == 1)
interval <- function(x) mean(x) + c(0, -1, 1) * qt(0.975, length(x) - 1) * sd(x) / sqrt(length(x))  # mean, and 95 %
points <- function(x) sprintf("%+.3f percentage points (%+.3f to %+.3f)", 100 * x[1], 100 * x[2], 100 * x[3])

# %% [markdown]
# ## Differences
#
# The runs of a replicate share their people and their luck, so differences are taken within each.

# %%
said <- told$differences[told$differences$outcome == outcome & told$differences$group == "district", ]
estimates <- list()
for (arm in c(first, second, both)) {
  own <- interval(wide[, arm] - wide[, told$reference])
  program <- said[said$candidate == arm, c("difference", "difference_low", "difference_high")]
  stopifnot(all.equal(own, as.numeric(program), tolerance = 1e-6))
  estimates[[arm]] <- own
  cat(sprintf("%s: %s, %d pairs; the program says the same.\n", arm, points(own), nrow(wide)))
}

# %% [markdown]
# ## Interaction
#
# What both together do beyond what each does alone.

# %%
estimates$interaction <- interval(wide[, both] - wide[, first] - wide[, second] + wide[, told$reference])
cat(sprintf("Interaction: %s.\n", points(estimates$interaction)))

# %%
dir.create(pictures, recursive = TRUE, showWarnings = FALSE)
path <- file.path(pictures, "two_dials_R.png")
shown <- 100 * do.call(rbind, estimates)
places <- rev(seq_along(estimates))
if (!interactive()) png(path, width = 1050, height = 450, res = 150)
par(mar = c(4.2, 6.5, 1, 1), las = 1)
plot(shown[, 1], places, xlim = range(0, shown), ylim = c(0.5, length(places) + 0.5), pch = 19, col = "#0072B2", bty = "l", yaxt = "n",
     xlab = "difference from the reference, percentage points; 95 % intervals", ylab = "")
axis(2, places, names(estimates))
abline(v = 0, col = "#7f7f7f")
segments(shown[, 2], places, shown[, 3], places, lwd = 2, col = "#0072B2")
if (!interactive()) {
  invisible(dev.off())
  cat(sprintf("Picture: %s\n", path))
}
