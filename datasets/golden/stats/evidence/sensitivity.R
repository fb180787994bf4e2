# Expected values of shared/stats/sensitivity.ts, from lm and the definitions of Cinelli and Hazlett (2020): a partial R squared is what leaving
# regressors out adds to the residual sum of squares. Writes sensitivity.json:  Rscript sensitivity.R
# Format the JSON with prettier afterwards.
library(jsonlite)
set.seed(31)
n <- 600
title <- factor(sample(25, n, TRUE))
density <- rnorm(n); position <- runif(n) - 0.5
speed <- 0.8 * density - 0.3 * position + rnorm(25)[title] + rnorm(n, 0, 1.5)
hinge <- pmax(speed - 1, 0)
d <- data.frame(title, speed, hinge, density, position, square = position^2, w = rpois(n, 80) + 1)
d$y <- with(d, 0.02 + 0.001 * speed + 0.004 * hinge + 0.006 * density - 0.004 * position + rnorm(n, 0, 0.02))
D <- "hinge"; covariates <- c("speed", "density", "position", "square")
rss <- function(y, x) sum(with(list(r = residuals(lm(reformulate(c(x, "title"), y), d, weights = w)), w = d$w), w * r^2))
r2 <- function(y, of, given) { less <- rss(y, given); (less - rss(y, c(given, of))) / less }
estimate <- coef(lm(reformulate(c(D, covariates, "title"), "y"), d, weights = w))[[D]]
rYD <- r2("y", D, covariates)
f <- sqrt(rYD / (1 - rYD))
scale <- sqrt(rss("y", c(D, covariates)) / rss(D, covariates))

bound <- function(name, group, k) {
  rest <- setdiff(covariates, group)
  a <- r2(D, group, rest); b <- r2("y", group, c(D, rest))
  withD <- k * a / (1 - a)
  rho <- sqrt(k * a^2 / ((1 - k * a) * (1 - a)))
  withY <- ((sqrt(k) + rho) / sqrt(1 - rho^2))^2 * b / (1 - b)
  bias <- sqrt(withY * withD / (1 - withD)) * scale
  list(covariate = name, strength = k, withSpeed = withD, withOutcome = withY, bias = bias, adjusted = sign(estimate) * (abs(estimate) - bias))
}
# A confounder that attains its bound: orthogonal to all regressors, with exactly these partial R squared, it moves the estimate by the bias.
attained <- {
  b <- bound("density", "density", 1)
  m <- model.matrix(~ title + speed + density + position + square, d) * sqrt(d$w)
  out <- function(v, x) v - x %*% qr.coef(qr(x), v)
  dd <- c(out(d$hinge * sqrt(d$w), m)); yy <- c(out(out(d$y * sqrt(d$w), m), cbind(dd)))
  noise <- c(out(rnorm(n), cbind(m, dd, yy)))
  unit <- function(v) v / sqrt(sum(v^2))
  z <- sqrt(b$withSpeed) * unit(dd) + sqrt(1 - b$withSpeed) * (sqrt(b$withOutcome) * unit(yy) + sqrt(1 - b$withOutcome) * unit(noise))
  abs(estimate - coef(lm(I(y * sqrt(w)) ~ m + I(hinge * sqrt(w)) + z - 1, d))[["I(hinge * sqrt(w))"]])
}
x <- as.matrix(d[c(D, covariates, "y")])
within <- do.call(rbind, lapply(split(seq_len(n), title), function(i) sweep(x[i, ], 2, colSums(x[i, ] * d$w[i]) / sum(d$w[i])) * sqrt(d$w[i])))
groups <- list(density = "density", position = c("position", "square"))
writeLines(toJSON(list(source = paste("R", getRversion()), names = c(D, covariates), products = crossprod(within), estimate = estimate,
  partialR2 = rYD, robustness = (sqrt(f^4 + 4 * f^2) - f^2) / 2, attained = attained,
  benchmarks = unlist(lapply(names(groups), function(g) lapply(1:3, function(k) bound(g, groups[[g]], k))), FALSE)),
  digits = I(17), auto_unbox = TRUE), "sensitivity.json")
