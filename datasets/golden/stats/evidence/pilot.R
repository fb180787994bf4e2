# Expected values of shared/stats/pilot.ts, by power.t.test. Writes pilot.json beside it:  Rscript pilot.R
# Format the JSON with prettier afterwards.
library(jsonlite)
grid <- expand.grid(design = c("two_arms", "staggered"), difference = c(0.02, 0.05, 0.3), deviation = c(0.1, 0.35), power = c(0.8, 0.95), level = c(0.05, 0.01), stringsAsFactors = FALSE)
of <- function(design) if (design == "two_arms") "two.sample" else "paired"
grid$n <- mapply(function(a, d, s, p, l) ceiling(power.t.test(delta = d, sd = s, power = p, sig.level = l, type = of(a), tol = 1e-10)$n),
                 grid$design, grid$difference, grid$deviation, grid$power, grid$level)
known <- expand.grid(design = c("two_arms", "staggered"), n = c(2, 3, 8, 40, 900), ratio = c(0.05, 0.4, 2), stringsAsFactors = FALSE)
known$power <- mapply(function(a, n, r) power.t.test(n = n, delta = r, sd = 1, type = of(a))$power, known$design, known$n, known$ratio)
writeLines(toJSON(list(source = paste("R", getRversion()), needed = grid, powers = known), digits = I(17), auto_unbox = TRUE), "pilot.json")
