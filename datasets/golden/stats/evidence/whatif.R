# The same worlds under two limits, for shared/stats/whatif.ts: every draw but the limit is the same, so that the change of expected events is
# known. Writes whatif.json:  Rscript whatif.R
# Format the JSON with prettier afterwards.
library(jsonlite)
n <- 60000; planted <- .65; knots <- c(12, 16, 19); beta <- c(.002, .006, .03, .01)
f <- function(x) beta[1] * x + beta[2] * pmax(x - 12, 0) + beta[3] * pmax(x - 16, 0) + beta[4] * pmax(x - 19, 0)
draws <- function(seed, mean) {
  set.seed(seed)
  duration <- round(pmin(pmax(rlnorm(n, log(2.4), .42), .834), 7) * 24) / 24
  intended <- mean + rnorm(200)[sample(200, n, TRUE)] - 2.2 * log(duration / 2.4) + 2.5 * rnorm(n)
  data.frame(duration, intended, complies = runif(n) < planted, off = runif(n, 0, .8), exposures = rpois(n, rlnorm(n, log(80), .9)) + 1,
             genre = sample(c("comedy", "drama"), n, TRUE))
}
under <- function(d, limit) {
  v <- ifelse(d$intended > limit & d$complies, limit - d$off, d$intended)
  d$v <- pmax(1, round(v * d$duration)) / d$duration
  d$expected <- .004 * d$exposures * exp(f(d$v))
  d
}
case <- function(seed, mean, from, to) {
  d <- draws(seed, mean); now <- under(d, from); then <- under(d, to)
  now$bin <- ceiling(now$v / .1 - 1e-9) - 1
  now$class <- ifelse(now$duration < 1.5, "short", ifelse(now$duration < 3, "middle", "long"))
  cells <- aggregate(cbind(lines = 1, speed = v, seconds = duration, exposures, hours = exposures * duration / 3600, expected) ~ bin + genre + class, now, sum)
  names(cells)[3] <- "durationClass"
  cells[4:9] <- lapply(cells[4:9], function(x) signif(x, 7))
  list(seed = seed, from = from, to = to, change = sum(then$expected) / sum(now$expected) - 1,
       characters = sum((then$v - now$v) * d$duration), linesChanged = sum(then$v != now$v), overNow = mean(now$v > from + 1e-9), overNew = mean(now$v > to + 1e-9),
       comedy = with(d, sum(then$expected[genre == "comedy"]) / sum(now$expected[genre == "comedy"]) - 1), genres = I(c("comedy", "drama")), classes = I(c("long", "middle", "short")),
       cells = lapply(transform(cells, genre = match(genre, c("comedy", "drama")) - 1, durationClass = match(durationClass, c("long", "middle", "short")) - 1), as.numeric))
}
out <- list(source = paste("R", getRversion()), planted = planted, knots = knots, beta = beta, worlds = list(case(1, 14, 17, 15), case(2, 14, 17, 20), case(3, 15, 18, 16), case(4, 14, 17, 19)))
writeLines(toJSON(out, digits = I(10), auto_unbox = TRUE), "whatif.json")
for (w in out$worlds) cat(w$from, w$to, w$change, w$characters, w$linesChanged, w$overNow, w$overNew, length(w$cells$bin), "\n")
