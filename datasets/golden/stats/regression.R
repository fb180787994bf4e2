# Makes regression.json: lines of 12 titles in up to three languages, and what R says of linear and Poisson models with a dummy a title and
# language. Title 1 dominates; title 2 has no events in one language; no event falls on a line of `never`; only title 3 has `lonely`;
# `sum` is a combination of two regressors and a number a group.
source("common.R")
set.seed(20260501)

lines <- do.call(rbind, lapply(1:12, function(title) {
  do.call(rbind, lapply(seq_len(ifelse(title %% 4 == 0, 2, 3)), function(language) {
    count <- if (title == 1) 34 else sample(4:9, 1)
    data.frame(title = title, language = language, x = round(rnorm(count, 0.4 * title / 12, 3), 3), z = round(rnorm(count, 0, 0.5), 3))
  }))
}))
count <- nrow(lines)
lines$group <- 10 * lines$title + lines$language
lines$hinge <- pmax(lines$x - 1.5, 0)
lines$never <- as.numeric(runif(count) < 0.08)
lines$lonely <- ifelse(lines$title == 3, round(rnorm(count), 3), 0)
lines$sum <- 2 * lines$x - lines$z + lines$group
lines$n <- sample(40:900, count, replace = TRUE)
shock <- rnorm(12, 0, 0.4)
slope <- rnorm(12, 0.05, 0.05)
rate <- exp(log(0.03) + shock[lines$title] + slope[lines$title] * lines$x + 0.12 * lines$hinge + 0.6 * lines$z)
lines$y <- rpois(count, lines$n * rate * rgamma(count, 4, 4))
lines$y[lines$never == 1] <- 0
lines$y[lines$group == 22] <- 0
lines$u <- lines$y / lines$n

slopes <- c("x", "hinge", "z")
titles <- 1:12
weights_of <- c(x = 1, hinge = 2, z = 0)

## Linear probability model
linear <- function(data, extra = c()) {
  lm(reformulate(c(slopes, extra, "factor(group)"), "u"), data = data, weights = n)
}
model <- linear(lines)
full <- coef(model)[slopes]
groups <- length(unique(lines$group))
left_out <- jackknife(full, titles, function(left) coef(linear(lines[lines$title != left, ]))[slopes])
estimate <- sum(weights_of * full)
se <- sqrt(c(weights_of %*% left_out$v %*% weights_of))
reach <- qt(0.975, 11) * se
residual <- sapply(slopes, function(name) resid(lm(lines[[name]] ~ factor(lines$group), weights = lines$n)))
whole <- crossprod(residual * sqrt(lines$n))
direction <- solve(whole, weights_of)
shares <- sapply(titles, function(title) {
  rows <- lines$title == title
  c(t(direction) %*% crossprod(residual[rows, ] * sqrt(lines$n[rows])) %*% direction)
})
linear_expected <- list(
  names = slopes,
  beta = full,
  rss = deviance(model),
  cv1 = errors(cv1(model, lines$title, slopes, length(slopes) + 1)),
  cv1Dummies = errors(sandwich::vcovCL(model, cluster = lines$title, type = "HC1")[slopes, slopes]),
  cv3 = left_out$v,
  changes = left_out$changes,
  contrast = list(a = weights_of, estimate = estimate, se = se, low = estimate - reach, high = estimate + reach,
    p = 2 * pt(-abs(estimate / se), 11), df = 11),
  effectiveClusters = length(shares) / (1 + mean((shares / mean(shares) - 1)^2)),
  fixedEffects = groups
)

## A regressor that is a combination of others: R leaves it out too.
stopifnot(is.na(coef(lm(u ~ x + hinge + z + factor(group) + sum, data = lines, weights = n))["sum"]))

## One that only one title has
lonely <- linear(lines, "lonely")
lonely_names <- c(slopes, "lonely")
lonely_out <- jackknife(coef(lonely)[lonely_names], titles, function(left) {
  coef(linear(lines[lines$title != left, ], "lonely"))[lonely_names]
})
lonely_expected <- list(beta = coef(lonely)[lonely_names], cv1 = errors(cv1(lonely, lines$title, lonely_names, 5)),
  cv3 = errors(lonely_out$v[1:3, 1:3]))

## Poisson: groups without events, and lines that separate, are what R must be kept from.
control <- glm.control(epsilon = 1e-15, maxit = 100)
poisson_model <- function(data) {
  glm(reformulate(c(slopes, "factor(group)"), "y"), data = data, family = poisson, offset = log(n), control = control)
}
poisson_expected <- function(data) {
  data <- data[ave(data$y, data$group, FUN = sum) > 0, ]
  model <- poisson_model(data)
  full <- coef(model)
  # One Newton step from the full estimate with each title left out.
  one_step <- function(left) {
    rest <- data$title != left
    design <- model.matrix(reformulate(c("factor(group)", slopes), intercept = FALSE), data)[rest, ]
    design <- design[, colSums(abs(design)) > 0]
    mu <- fitted(model)[rest]
    step <- solve(crossprod(design * sqrt(mu)), crossprod(design, data$y[rest] - mu))
    full[slopes] + step[slopes, 1]
  }
  stepped <- jackknife(full[slopes], unique(data$title), one_step)
  list(beta = full[slopes], cv1 = errors(cv1(model, data$title, slopes, length(slopes) + 1)),
    cv1Plain = errors(cv1(model, data$title, slopes, 1)),
    cv1Dummies = errors(sandwich::vcovCL(model, cluster = data$title, type = "HC1")[slopes, slopes]),
    cv3 = errors(stepped$v), observations = nobs(model), fixedEffects = length(unique(data$group)))
}

columns <- c("title", "group", "x", "hinge", "z", "never", "lonely", "sum", "n", "y")
writeLines(json(list(
  rows = lapply(lines[columns], identity),
  linear = linear_expected,
  lonely = lonely_expected,
  poisson = poisson_expected(lines),
  separated = poisson_expected(lines[lines$never == 0, ]),
  withoutThree = poisson_expected(lines[lines$title != 3, ])
)), "regression.json")
