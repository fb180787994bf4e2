# Expected values of shared/stats/ladder.ts: weighted lm on the rows, refitted without each title. Writes ladder.json:  Rscript ladder.R
# Format the JSON with prettier afterwards.
library(jsonlite)
set.seed(23)

world <- function(titles, pull) {
  hidden <- rnorm(titles)
  d <- do.call(rbind, lapply(seq_len(titles), function(c) do.call(rbind, lapply(seq_len(1 + c %% 2), function(g) {
    n <- 5 + rpois(1, 12)
    x <- 1.6 * hidden[c] + rnorm(n, 0, 2)
    data.frame(cluster = c, group = 10 * c + g, x = x, w = rpois(n, 200) + 1, y = 0.01 + pull * hidden[c] + 0.0004 * x + rnorm(n, 0, 0.003))
  }))))
}
slopes <- function(d) {
  means <- do.call(rbind, lapply(split(d, d$group), function(g) data.frame(x = weighted.mean(g$x, g$w), y = weighted.mean(g$y, g$w), w = sum(g$w))))
  within <- if (length(unique(d$group)) > 1) lm(y ~ x + factor(group), d, weights = w) else lm(y ~ x, d, weights = w)
  c(pooled = coef(lm(y ~ x, d, weights = w))[["x"]], within = coef(within)[["x"]], between = coef(lm(y ~ x, means, weights = w))[["x"]])
}
case <- function(name, d) {
  all <- slopes(d); all["difference"] <- all["within"] - all["pooled"]
  clusters <- unique(d$cluster); C <- length(clusters)
  rest <- sapply(clusters, function(c) { s <- slopes(d[d$cluster != c, ]); c(s, difference = s[["within"]] - s[["pooled"]]) })
  se <- sqrt((C - 1) / C * rowSums((rest - all)^2))
  sums <- do.call(rbind, lapply(split(d, d$group), function(g) with(g, data.frame(cluster = cluster[1], w = sum(w), wx = sum(w * x),
            wy = sum(w * y), wxx = sum(w * x * x), wxy = sum(w * x * y)))))
  estimate <- function(k) list(estimate = all[[k]], se = se[[k]], low = all[[k]] - qt(.975, C - 1) * se[[k]],
            high = all[[k]] + qt(.975, C - 1) * se[[k]], p = 2 * pt(-abs(all[[k]] / se[[k]]), C - 1), df = C - 1)
  list(name = name, groups = sums, pooled = estimate("pooled"), within = estimate("within"), between = estimate("between"),
       difference = estimate("difference"), lambda = (all[["pooled"]] - all[["between"]]) / (all[["within"]] - all[["between"]]))
}
writeLines(toJSON(list(source = paste("R", getRversion()), cases = list(case("a reversal", world(24, -0.004)), case("no reversal", world(30, 0)),
  case("three titles", world(3, -0.002)))), digits = I(17), auto_unbox = TRUE), "ladder.json")
