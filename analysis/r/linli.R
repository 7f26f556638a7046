# Results and studies of linli in R:
#
#   source("analysis/r/linli.R")
#   run <- linli_open("results/baseline.h5")
#   linli_series(run, "participation_any_year")                      # a data frame: date, week, value
#   linli_series(run, "participation_any_year", group = "age_band")  # and a column age_band
#   study <- linli_study("results/dials")                            # a row for each run and number
#   told <- linli_compare("results/dials")                           # told$differences, told$factors, told$sentences
#   linli_close(run)
#
# Needs ncdf4; linli_compare needs jsonlite, and both of studies need the program (LINLI_PROGRAM, or `linli` on the PATH).

# Opens a result.  Weeks before the study are left out of series unless `burn_in` is TRUE.
linli_open <- function(path, burn_in = FALSE) {
  if (!file.exists(path)) stop("there is no file ", path)
  file <- ncdf4::nc_open(path)
  type <- linli_attribute(file, 0, "file_type")
  version <- linli_attribute(file, 0, "format_version")
  if (!identical(type, "linli_result") || version != 2) {
    ncdf4::nc_close(file)
    stop(path, if (identical(type, "linli_result")) paste(" has format version", version, "and version 2 is known here")
               else " is no result of linli")
  }
  list(path = path, file = file, burn_in = burn_in)
}

linli_close <- function(result) invisible(ncdf4::nc_close(result$file))

# Names of the series of a group.
linli_names <- function(result, group = "district") {
  all <- names(result$file$var)
  prefix <- paste0(group, "/")
  setdiff(substring(all[startsWith(all, prefix)], nchar(prefix) + 1), c("week", "phase"))
}

# A series as a data frame with a row for each week (and member of the group): date, week, the member, value.
linli_series <- function(result, name, group = "district") {
  path <- paste0(group, "/", name)
  if (!path %in% names(result$file$var)) {
    stop("there is no series ", path, "; linli_names(result, \"", group, "\") tells which there are")
  }
  variable <- result$file$var[[path]]
  axes <- vapply(variable$dim, function(axis) axis$name, "")  # R reverses them: the time is last
  at <- function(axis) paste0(group, "/", axis)
  week <- ncdf4::ncvar_get(result$file, at("week"))
  phase <- ncdf4::ncvar_get(result$file, at("phase"))
  time <- result$file$dim[[at("time")]]
  date <- as.Date(sub("days since ", "", time$units)) + time$vals
  values <- ncdf4::ncvar_get(result$file, path, collapse_degen = FALSE)
  short <- basename(axes)
  members <- setdiff(short, "time")
  if (!"time" %in% short) stop(path, " does not run over time")
  out <- data.frame(date = date, week = week)
  if (length(members) == 1) {
    member <- result$file$dim[[at(members)]]$vals
    if (is.character(member)) Encoding(member) <- "UTF-8"
    out <- out[rep(seq_along(week), each = length(member)), ]
    out[[members]] <- rep(member, times = length(week))
  }
  out$value <- as.vector(values)
  if (!result$burn_in) out <- out[out$week %in% week[phase == 1], ]
  rownames(out) <- NULL
  attr(out$value, "unit") <- linli_attribute(result$file, path, "unit_label")
  out
}

# An attribute; ncdf4 prints a warning at each number of eight bytes, as R has none.
linli_attribute <- function(file, where, name) {
  utils::capture.output(found <- ncdf4::ncatt_get(file, where, name)$value)
  found
}

# A row for each run and number: arm, replicate, world, outcome, group, member, window, value, total, run, and each factor.
linli_study <- function(directory, window = NULL, by = NULL) {
  table <- tempfile(fileext = ".csv")
  on.exit(unlink(table))
  linli_program(c("compare", directory, "--csv", table), window, by)
  utils::read.csv(table, na.strings = "", encoding = "UTF-8", stringsAsFactors = FALSE, check.names = FALSE,
                  colClasses = c(run = "character"))
}

# What `linli compare` tells: data frames of differences, ratios, standings and factors; sentences; and all else.
linli_compare <- function(directory, window = NULL, by = NULL) {
  file <- tempfile(fileext = ".json")
  on.exit(unlink(file))
  linli_program(c("compare", directory, "--json", file), window, by)
  jsonlite::fromJSON(file)
}

linli_program <- function(arguments, window, by) {
  program <- Sys.getenv("LINLI_PROGRAM", Sys.which("linli"))
  if (!nzchar(program)) stop("the program `linli` is not on the PATH; LINLI_PROGRAM may say where it is")
  if (!is.null(window)) arguments <- c(arguments, "--window", window)
  if (!is.null(by)) arguments <- c(arguments, "--by", by)
  said <- suppressWarnings(system2(program, shQuote(arguments), stdout = TRUE, stderr = TRUE))
  if (!is.null(attr(said, "status"))) stop(paste(said, collapse = "\n"))
}
