# Makes expected.json from rows.csv with base R: lm and glm with a dummy for each title, and every title left out in turn.
# Run in this folder: Rscript expected.R
library(jsonlite)

rows <- read.csv("rows.csv")
rows$title <- factor(rows$title)
rows$rate <- rows$events / rows$exposures

# Coefficients, residual sum of squares and the standard errors of leaving out one title at a time (CV3).
told <- function(formula, data, kept, contrasts = NULL) {
  fit <- lm(formula, data, weights = w)
  beta <- coef(fit)[kept]
  left <- sapply(levels(data$title), function(title) {
    rest <- droplevels(data[data$title != title, ])
    coef(lm(formula, rest, weights = w))[kept]
  })
  G <- nlevels(data$title)
  V <- (G - 1) / G * tcrossprod(matrix(left - beta, length(beta)))
  out <- list(beta = unname(beta), se = unname(sqrt(diag(V))), rss = sum(data$w * resid(fit)^2))
  if (!is.null(contrasts)) {
    C <- contrasts
    out$contrast <- as.vector(C %*% beta)
    out$contrastSe <- sqrt(diag(C %*% V %*% t(C)))
    R <- cov2cor(C %*% V %*% t(C))
    out$reach <- band(R)
  }
  out
}

# 95 % quantile of max |N(0, R)| over 400,000 draws, by the eigenvectors of R.
band <- function(R) {
  set.seed(1)
  e <- eigen(R, symmetric = TRUE)
  root <- e$vectors %*% diag(sqrt(pmax(e$values, 0)))
  draws <- root %*% matrix(rnorm(nrow(R) * 4e5), nrow(R))
  unname(quantile(apply(abs(draws), 2, max), .95))
}

# The best kink on a grid of half cps, a Gauss-Newton step from there, and the test by random signs of the titles' scores.
threshold <- function(data) {
  grid <- seq(4, 23, .5)
  titlesAbove <- sapply(grid, function(k) length(unique(data$title[data$cps >= k])))
  below <- sapply(grid, function(k) sum(data$w[data$cps < k])) / sum(data$w)
  grid <- grid[below >= .02 & 1 - below >= .005 & titlesAbove >= 8]
  null <- lm(u ~ cps + log_duration + density + title, data, weights = w)
  at <- lapply(grid, function(k) {
    data$h <- pmax(data$cps - k, 0)
    fit <- lm(u ~ cps + h + log_duration + density + title, data, weights = w)
    left <- resid(lm(h ~ cps + log_duration + density + title, data, weights = w))
    list(rss = sum(data$w * resid(fit)^2), scores = as.vector(tapply(data$w * left * resid(null), data$title, sum)))
  })
  rss <- sapply(at, function(a) a$rss)
  best <- which.min(rss)
  data$h <- pmax(data$cps - grid[best], 0)
  data$d <- -(data$cps >= grid[best])
  step <- coef(lm(u ~ cps + h + d + log_duration + density + title, data, weights = w))
  move <- max(-.5, min(.5, step[["d"]] / step[["h"]]))
  scores <- sapply(at, function(a) a$scores / sqrt(sum(a$scores^2)))
  set.seed(2)
  signs <- matrix(sample(c(-1, 1), 20000 * nrow(scores), TRUE), 20000)
  p <- mean(apply((signs %*% scores)^2, 1, max) >= max(colSums(scores)^2))
  kink <- told(u ~ cps + h + log_duration + density + title, data, 3)
  fit <- summary(lm(u ~ cps + h + log_duration + density + title, data, weights = w))
  scale <- (kink$se / fit$coefficients["h", "Std. Error"])^2
  list(grid = grid, speed = max(min(grid), min(max(grid), grid[best] + move)), kink = kink$beta, se = kink$se, p = p,
    ratio = (rss - min(rss)) / fit$sigma^2 / scale)
}

hinge <- function(k) sprintf("I(pmax(cps - %s, 0))", k)
models <- function(data) {
  z <- "log_duration + density + title"
  kink <- lapply(c(10, 13.5, 15, 16.5, 18), function(k) {
    c(list(knot = k), told(as.formula(paste("u ~ cps +", hinge(k), "+", z)), data, 2:5))
  })
  knots <- c(10, 12.5, 15, 17)
  spline <- c(list(knots = knots),
    told(as.formula(paste("u ~ cps +", paste(sapply(knots, hinge), collapse = "+"), "+", z)), data, 2:8))
  # Five quantile bins below 15 and whole cps above; the lines from 19 on, of 12 titles, are left out.
  edges <- c(4, 10, 11.5, 13, 14, 15, 16, 17, 18, 19)
  slow <- data[data$cps < 19, ]
  slow$bin <- cut(slow$cps, edges, right = FALSE)
  share <- as.vector(tapply(slow$w, slow$bin, sum)) / sum(slow$w)
  J <- length(share)
  C <- cbind((diag(J) - matrix(share, J, J, byrow = TRUE))[, -1], 0, 0)
  bins <- c(list(edges = edges), told(as.formula(paste("u ~ bin +", z)), slow, 2:(J + 2), C))
  list(kink = kink, spline = spline, bins = bins, threshold = threshold(data))
}

lpm <- transform(rows, w = exposures, u = rate)

# Poisson at its maximum with a kink at 15: its mean is the weight, and its working response the response.
poisson <- glm(as.formula(paste("events ~ cps +", hinge(15), "+ log_duration + density + title")),
  family = poisson(), data = rows, offset = log(exposures), control = list(epsilon = 1e-14, maxit = 50))
mean <- fitted(poisson)
working <- predict(poisson) - log(rows$exposures) + (rows$events - mean) / mean
at15 <- transform(rows, w = mean, u = working)

# A response that has nothing to do with the speed, for a test that finds nothing.
nothing <- transform(rows, w = exposures, u = ((seq_len(nrow(rows)) * 37) %% 101) / 101)

write_json(list(
  nothing = list(threshold = threshold(nothing)),
  lpm = models(lpm),
  poisson = c(models(at15), list(mean = unname(mean), working = unname(working), beta = unname(coef(poisson)[2:5])))
), "expected.json", digits = 15, auto_unbox = TRUE)
