# Makes shared/stats/distributions.corners.json: values of R 4 where the reference of the facts has none. Seven rows of it, where R loses
# digits, are then replaced by those of distributions.py.
options(digits = 17)
row <- function(kind, args, value) sprintf('["%s", [%s], %s]', kind, paste(sprintf("%.17g", args), collapse = ", "), sprintf("%.17g", value))
rows <- c()
for (df in c(1, 2.5, 4, 30, 1e6)) {
  for (p in c(1e-300, 1e-100, 1e-30, 0.2499, 0.2501, 0.499999, 0.6)) rows <- c(rows, row("tq", c(p, df), qt(p, df)))
  for (t in c(-1e10, -37, -12, -1, -1e-8, 1e-3, 2, 9)) {
    if (pt(t, df) > 1e-305) rows <- c(rows, row("tc", c(t, df), pt(t, df)))
    if (pt(t, df, lower.tail = FALSE) > 1e-305) rows <- c(rows, row("ts", c(t, df), pt(t, df, lower.tail = FALSE)))
  }
}
for (p in c(1e-307, 1e-200, 1e-50, 1e-9, 0.05, 0.2499, 0.2501, 0.4999999, 0.5000001, 0.8)) rows <- c(rows, row("nq", p, qnorm(p)))
for (z in c(-37, -30, -12.5, -1, -1e-9, 0, 1e-9, 3, 8)) {
  rows <- c(rows, row("nc", z, pnorm(z)))
  rows <- c(rows, row("ns", z, pnorm(z, lower.tail = FALSE)))
}
for (df in c(0.5, 1, 2.5, 7, 1000, 1e6)) {
  for (x in c(1e-12, 0.1, 1, 7, 60, 900, 1100, 998000, 1e6, 1003000)) {
    if (pchisq(x, df) > 1e-305) rows <- c(rows, row("cc", c(x, df), pchisq(x, df)))
    if (pchisq(x, df, lower.tail = FALSE) > 1e-305) rows <- c(rows, row("cs", c(x, df), pchisq(x, df, lower.tail = FALSE)))
  }
  for (p in c(1e-12, 0.001, 0.4, 0.6, 0.999)) rows <- c(rows, row("cq", c(p, df), qchisq(p, df)))
}
for (shape in c(0.3, 2, 55.5)) for (x in c(0.01, 1.5, 40, 80)) {
  rows <- c(rows, row("gc", c(x, shape, 1.7), pgamma(x, shape, 1.7)))
  rows <- c(rows, row("gs", c(x, shape, 1.7), pgamma(x, shape, 1.7, lower.tail = FALSE)))
}
for (d in list(c(1, 1), c(2.5, 2.5), c(5, 1e6), c(40, 3), c(1e4, 1e4))) for (f in c(1e-9, 0.3, 1, 1.1, 4, 300)) {
  if (pf(f, d[1], d[2]) > 1e-305) rows <- c(rows, row("fc", c(f, d), pf(f, d[1], d[2])))
  if (pf(f, d[1], d[2], lower.tail = FALSE) > 1e-305) rows <- c(rows, row("fs", c(f, d), pf(f, d[1], d[2], lower.tail = FALSE)))
}
cat("[\n  ", paste(rows, collapse = ",\n  "), "\n]\n", sep = "")
