# Expected values of shared/stats/multiple.ts, by p.adjust. Writes multiple.json beside it:  Rscript multiple.R
# Format the JSON with prettier afterwards.
library(jsonlite)
set.seed(11)
families <- list(
  c(0.01, 0.02, 0.03, 0.04, 0.05), c(0.04, 0.001, 0.04, NA, 0.2, 0.001, NA), c(0, 1, 0.5, 0, 1), c(0.044), NA_real_,
  c(0.5, NA, 0.03), runif(12)^3, runif(40)^2, round(runif(30), 1), rbeta(257, 0.3, 1), 10^-(1:25))
exact <- function(x) ifelse(is.na(x), NA, sprintf("%.17g", x))   # JSON's own digits would lose the last bit
cases <- lapply(families, function(p) list(p = I(exact(p)), BH = I(exact(p.adjust(p, "BH"))), BY = I(exact(p.adjust(p, "BY")))))
writeLines(toJSON(list(source = paste("R", getRversion()), families = cases), auto_unbox = TRUE, na = "null"), "multiple.json")
