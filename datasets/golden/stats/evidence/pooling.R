# Expected values of shared/stats/pooling.ts, by metafor. Writes pooling.json beside it:  Rscript pooling.R
# Format the JSON with prettier afterwards.
suppressMessages({ library(metafor); library(jsonlite) })

tight <- list(threshold = 1e-14, maxiter = 10000, stepadj = 0.5)
of <- function(x) list(mean = c(x$beta), se = x$se, low = x$ci.lb, high = x$ci.ub, p = x$pval)

diagonal <- function(name, b, v) {
  hk <- rma(b, v, method = "REML", test = "adhoc", control = tight)
  riley <- predict(hk, pi.type = "riley")
  u <- blup(rma(b, v, method = "REML", test = "t", control = tight))
  list(name = name, estimates = b, covariance = diag(v), mean = of(hk), tau = sqrt(hk$tau2), heterogeneity = hk$I2 / 100,
       prediction = if (length(b) > 2) c(riley$pi.lb, riley$pi.ub) else NULL,
       shrunken = data.frame(estimate = u$pred, se = u$se, low = u$pi.lb, high = u$pi.ub))
}

# metafor has no Hartung-Knapp for rma.mv: the factor is applied to its variance here.
full <- function(name, b, s) {
  m <- length(b)
  x <- rma.mv(b, s, random = ~ 1 | id, data = data.frame(id = seq_len(m)), method = "REML",
              control = list(optimizer = "optim", optmethod = "BFGS", reltol = 1e-16, maxit = 10000))
  w <- solve(s + diag(x$sigma2, m))
  r <- b - c(x$beta)
  q <- c(r %*% w %*% r) / (m - 1)
  se <- sqrt(max(1, q)) * x$se
  u <- ranef(x)[[1]]
  # Henderson's mixed-model equations, whose inverse holds the errors of mean and deviations.
  c11 <- solve(rbind(c(sum(solve(s)), colSums(solve(s))), cbind(rowSums(solve(s)), solve(s) + diag(1 / x$sigma2, m))))
  mse <- c11[1, 1] + 2 * c11[1, -1] + diag(c11)[-1]
  w0 <- solve(s)
  p0 <- w0 - w0 %*% matrix(1, m, m) %*% w0 / sum(w0)
  list(name = name, estimates = b, covariance = s,
       mean = list(mean = c(x$beta), se = se, low = c(x$beta) - qt(.975, m - 1) * se, high = c(x$beta) + qt(.975, m - 1) * se,
                   p = 2 * pt(-abs(c(x$beta) / se), m - 1)),
       tau = sqrt(x$sigma2), heterogeneity = x$sigma2 / (x$sigma2 + (m - 1) / sum(diag(p0))),
       prediction = c(x$beta) + c(-1, 1) * qt(.975, m - 2) * sqrt(x$sigma2 + se^2),
       shrunken = data.frame(estimate = c(x$beta) + u$intrcpt, se = sqrt(mse),
                           low = c(x$beta) + u$intrcpt - qt(.975, m - 1) * sqrt(mse), high = c(x$beta) + u$intrcpt + qt(.975, m - 1) * sqrt(mse)))
}

set.seed(5)
m <- 12
v <- exp(rnorm(m, log(0.0009), 0.8))
b <- 0.08 + rnorm(m, 0, 0.05) + rnorm(m, 0, sqrt(v))
shared <- matrix(rnorm(m * 40), 40) + rnorm(40)
s <- sqrt(outer(v, v)) * cor(shared)
few <- sqrt(outer(v[1:3], v[1:3])) * cor(shared[, 1:3])
cases <- list(
  diagonal("twelve languages", b, v),
  diagonal("no spread between them", c(0.101, 0.1, 0.099, 0.102), c(0.01, 0.02, 0.015, 0.03)),
  diagonal("two languages", c(0.02, 0.2), c(0.001, 0.002)),
  diagonal("three languages of very unequal size", c(0.3, 0.02, 0.1), c(1e-2, 1e-7, 1e-4)))
correlated <- list(
  full("twelve languages that share titles", b, s),
  full("three languages that share titles", c(0.05, 0.15, 0.02), few))
writeLines(toJSON(list(source = paste("R", getRversion(), "metafor", packageVersion("metafor")), diagonal = cases, correlated = correlated),
                  digits = I(17), auto_unbox = TRUE, na = "null", null = "null", pretty = FALSE), "pooling.json")
