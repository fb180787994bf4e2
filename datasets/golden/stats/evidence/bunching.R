# Worlds with a bunch at the limit, and R's own glm on them, for shared/stats/bunching.ts. Writes bunching.json:  Rscript bunching.R
# Format the JSON with prettier afterwards.
library(jsonlite)
world <- function(seed, n, limit, mean, planted) {
  set.seed(seed)
  duration <- round(pmin(pmax(rlnorm(n, log(2.4), .42), .834), 7) * 24) / 24
  intended <- mean + rnorm(200)[sample(200, n, TRUE)] - 2.2 * log(duration / 2.4) + 2.5 * rnorm(n)
  condensed <- intended > limit & runif(n) < planted
  v <- ifelse(condensed, limit - runif(n, 0, .8), intended)
  v <- pmax(1, round(v * duration)) / duration
  bin <- ceiling(v / .1 - 1e-9) - 1
  k <- table(factor(bin, levels = min(bin):max(bin)))
  d <- data.frame(bin = as.integer(names(k)), k = as.integer(k))
  d$z <- (d$bin + .5) * .1 - limit
  keep <- cumsum(d$k) > n / 1000 & rev(cumsum(rev(d$k))) > n / 1000
  d$J <- as.numeric(d$z >= 0)
  fit <- glm(k ~ z + I(z^2) + I(z^3) + J, quasipoisson, d[keep & (d$z < -1.6 | d$z >= .8), ], control = list(epsilon = 1e-15, maxit = 100))
  J <- coef(fit)[["J"]]
  list(seed = seed, limit = limit, planted = planted, wasCondensed = sum(condensed), stayedOver = sum(intended > limit & !condensed),
       compliance = 1 - exp(J), se = exp(J) * sqrt(vcov(fit)["J", "J"]), first = d$bin[1], counts = d$k)
}
worlds <- c(lapply(1:4, world, 3e4, 17, 14, .65), list(world(5, 3e4, 20, 15, .65), world(6, 3e4, 17, 14, .3), world(7, 3e4, 17, 14, 0)))
writeLines(toJSON(list(source = paste("R", getRversion()), worlds = worlds), digits = I(17), auto_unbox = TRUE), "bunching.json")
for (w in worlds) cat(w$planted, w$compliance, w$se, w$wasCondensed, w$stayedOver, length(w$counts), "\n")
