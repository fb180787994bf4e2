# What the scripts of this folder share. Run each from this folder; they need R 4 with sandwich. Tests read the JSON they wrote.

number <- function(x) ifelse(is.na(x), "null", sprintf("%.17g", x))
json <- function(x) {
  if (is.list(x)) {
    return(paste0("{", paste(sprintf('"%s": %s', names(x), sapply(x, json)), collapse = ", "), "}"))
  }
  if (is.matrix(x)) return(paste0("[", paste(apply(x, 1, json), collapse = ", "), "]"))
  if (is.character(x)) return(paste0('["', paste(x, collapse = '", "'), '"]'))
  values <- number(unname(x))
  if (length(x) == 1 && is.null(attr(x, "many"))) values else paste0("[", paste(values, collapse = ", "), "]")
}
many <- function(x) structure(x, many = TRUE)

# CV1 with the K that is asked for, from sandwich's HC0 sum over clusters.
cv1 <- function(model, cluster, keep, k) {
  n <- nobs(model)
  plain <- sandwich::vcovCL(model, cluster = cluster, type = "HC0", cadjust = TRUE)[keep, keep, drop = FALSE]
  plain * (n - 1) / (n - k)
}

# The square roots of the diagonal.
errors <- function(v) sqrt(diag(v))

# Jackknife the long way: `refit` is called with each cluster left out, and returns the coefficients.
jackknife <- function(full, clusters, refit) {
  changes <- sapply(clusters, function(left) full - refit(left))
  changes <- matrix(changes, nrow = length(full))
  count <- length(clusters)
  list(v = (count - 1) / count * changes %*% t(changes), changes = t(changes))
}
