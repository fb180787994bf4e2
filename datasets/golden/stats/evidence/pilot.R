# Expected values of shared/stats/pilot.ts, by power.t.test. Writes pilot.json beside it:  Rscript pilot.R
# Format the JSON with prettier afterwards.
library(jsonlite)
grid <- expand.grid(difference = c(0.02, 0.05, 0.3), deviation = c(0.1, 0.35), power = c(0.8, 0.95), level = c(0.05, 0.01))
grid$n <- mapply(function(d, s, p, l) ceiling(power.t.test(delta = d, sd = s, power = p, sig.level = l, type = "two.sample", tol = 1e-10)$n),
                 grid$difference, grid$deviation, grid$power, grid$level)
known <- expand.grid(n = c(2, 3, 8, 40, 900), ratio = c(0.05, 0.4, 2))
known$power <- mapply(function(n, r) power.t.test(n = n, delta = r, sd = 1, type = "two.sample")$power, known$n, known$ratio)
writeLines(toJSON(list(source = paste("R", getRversion()), needed = grid, powers = known), digits = I(17), auto_unbox = TRUE), "pilot.json")
