# Makes rows.csv and expected.json: Poisson rates with a level for each title, by R's glm with a dummy for each title and an offset.
# Run from this folder: Rscript expected.R. The tests need no R.
suppressMessages(library(sandwich))
set.seed(11)
titles <- 14
rows <- do.call(rbind, lapply(seq_len(titles), function(title) {
  lines <- sample(8:30, 1)
  fast <- rnorm(1)
  cps <- round(13 + 1.5 * fast + 3 * rnorm(lines), 3)
  z <- round(rnorm(lines), 3)
  n <- round(exp(7 + 0.5 * rnorm(lines)))
  rate <- exp(log(0.004) - 0.35 * fast + 0.01 * (cps - 13) + 0.08 * pmax(cps - 15, 0) + 0.3 * z + 0.2 * rnorm(lines))
  # The last title has exposures and not one event: it tells nothing, and must change nothing.
  data.frame(title, cps, z, n, y = if (title == titles) 0 else rpois(lines, n * rate))
}))
write.csv(rows, "rows.csv", row.names = FALSE, quote = FALSE)

told <- subset(rows, title != titles)
told$above <- pmax(told$cps - 15, 0)
names <- c("cps", "above", "z")
fit <- glm(y ~ cps + above + z + factor(title) + offset(log(n)), poisson, told, control = glm.control(epsilon = 1e-14, maxit = 100))
clusters <- length(unique(told$title))

# The jackknife by title of the concentrated likelihood, one Newton step from the estimate: sum of d d' (C - 1) / C with d = (H - H_c)^-1 s_c.
r <- as.matrix(told[, names])
mu <- fitted(fit)
pieces <- lapply(split(seq_len(nrow(told)), told$title), function(i) {
  w <- mu[i]
  centred <- sweep(r[i, , drop = FALSE], 2, colSums(w * r[i, , drop = FALSE]) / sum(w))
  list(h = t(centred) %*% (w * centred), s = colSums(r[i, , drop = FALSE] * (told$y[i] - w)))
})
information <- Reduce(`+`, lapply(pieces, `[[`, "h"))
cv3 <- Reduce(`+`, lapply(pieces, function(piece) {
  d <- solve(information - piece$h, piece$s)
  d %*% t(d)
})) * (clusters - 1) / clusters

pooled <- glm(y ~ cps + offset(log(n)), poisson, rows, control = glm.control(epsilon = 1e-14, maxit = 100))
number <- function(x) sprintf("%.15g", x)
array <- function(x) paste0("[", paste(number(x), collapse = ", "), "]")
writeLines(c(
  "{",
  sprintf('  "beta": %s,', array(coef(fit)[names])),
  sprintf('  "information_se": %s,', array(sqrt(diag(vcov(fit)))[names])),
  sprintf('  "cv3_se": %s,', array(sqrt(diag(cv3)))),
  sprintf('  "pooled": %s', array(coef(pooled))),
  "}"
), "expected.json")
