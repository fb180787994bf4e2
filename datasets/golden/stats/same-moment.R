# Makes same-moment.json: lines of 9 titles in up to four languages and six scenes, and what R says of models with a dummy a title and
# language and one a title and scene. Some languages lack scenes; in title 4 no scene has all of its languages, which fall into two sets;
# one scene of title 5 has no events.
source("common.R")
set.seed(20260502)

cells <- expand.grid(title = 1:9, language = 1:4, scene = 1:6)
cells <- cells[!(cells$title %% 3 == 0 & cells$language == 4), ]
cells <- cells[!(cells$title == 2 & cells$language == 3 & cells$scene > 2), ]
cells <- cells[!(cells$title == 4 & ((cells$language <= 2) != (cells$scene <= 3))), ]
lines <- cells[rep(seq_len(nrow(cells)), sample(1:2, nrow(cells), replace = TRUE)), ]
count <- nrow(lines)
lines$moment <- 10 * lines$title + lines$scene
lines$group <- 10 * lines$title + lines$language
hidden <- setNames(rnorm(length(unique(lines$moment)), 0, 0.8), unique(lines$moment))[as.character(lines$moment)]
lines$x <- round(rnorm(count, 1.5 * hidden, 2.5), 3)
lines$z <- round(rnorm(count, 0, 0.5), 3)
lines$n <- sample(80:900, count, replace = TRUE)
lines$y <- rpois(count, lines$n * exp(log(0.03) + 0.04 * lines$x + 0.5 * lines$z + hidden))
lines$y[lines$moment == 52] <- 0
lines$u <- lines$y / lines$n

slopes <- c("x", "z")
formula_of <- function(response) reformulate(c(slopes, "factor(group)", "factor(moment)"), response)
linear <- function(data) lm(formula_of("u"), data = data, weights = n)
model <- linear(lines)
left_out <- jackknife(coef(model)[slopes], 1:9, function(left) coef(linear(lines[lines$title != left, ]))[slopes])

# A smaller epsilon would have R's QR take rounding for a rank.
control <- glm.control(epsilon = 1e-10, maxit = 100)
eventful <- lines[ave(lines$y, lines$moment, FUN = sum) > 0 & ave(lines$y, lines$group, FUN = sum) > 0, ]
rates <- glm(formula_of("y"), data = eventful, family = poisson, offset = log(n), control = control)
within <- glm(reformulate(c(slopes, "factor(group)"), "y"), data = lines, family = poisson, offset = log(n),
  control = control)

columns <- c("title", "language", "scene", "x", "z", "n", "y")
writeLines(json(list(
  rows = lapply(lines[columns], identity),
  linear = list(beta = coef(model)[slopes], rss = deviance(model), rank = model$rank,
    cv1 = errors(cv1(model, lines$title, slopes, 3)),
    cv1Dummies = errors(sandwich::vcovCL(model, cluster = lines$title, type = "HC1")[slopes, slopes]),
    cv3 = left_out$v),
  within = list(beta = coef(within)[slopes]),
  poisson = list(beta = coef(rates)[slopes], observations = nobs(rates), rank = rates$rank,
    model = sqrt(diag(vcov(rates))[slopes]), cv1 = errors(cv1(rates, eventful$title, slopes, 3)))
)), "same-moment.json")
