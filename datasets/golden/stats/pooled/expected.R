# Makes rows.csv and expected.json: a Poisson slope with all titles thrown together, by R's glm with an offset.
# Run from this folder: Rscript expected.R. The tests need no R.
set.seed(11)
rows <- do.call(rbind, lapply(seq_len(14), function(title) {
  lines <- sample(8:30, 1)
  fast <- rnorm(1)
  cps <- round(13 + 1.5 * fast + 3 * rnorm(lines), 3)
  n <- round(exp(7 + 0.5 * rnorm(lines)))
  data.frame(title, cps, n, y = rpois(lines, n * exp(log(0.004) - 0.35 * fast + 0.02 * (cps - 13))))
}))
write.csv(rows, "rows.csv", row.names = FALSE, quote = FALSE)
pooled <- glm(y ~ cps + offset(log(n)), poisson, rows, control = glm.control(epsilon = 1e-14, maxit = 100))
writeLines(sprintf('{ "pooled": [%.15g, %.15g] }', coef(pooled)[1], coef(pooled)[2]), "expected.json")
