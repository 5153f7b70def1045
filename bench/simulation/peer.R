# Weight noise on a composite index in base R matrices: the peer of `parindex simulate`.
# usage: Rscript peer.R FOLDER DRAWS [OUT.csv]; FOLDER holds data.csv (unit, leaves) and weights.csv (code, parent, weight; three levels under one root).
args <- commandArgs(TRUE)
draws <- as.integer(args[2])
data <- read.csv(file.path(args[1], "data.csv"), check.names = FALSE)
nodes <- read.csv(file.path(args[1], "weights.csv"), colClasses = c("character", "character", "numeric"))
scaled <- apply(as.matrix(data[-1]), 2, function(x) (x - min(x)) / (max(x) - min(x)) * 100)

w3 <- nodes[nodes$parent == "", ]
w2 <- nodes[nodes$parent %in% w3$code, ]
w1 <- nodes[nodes$parent %in% w2$code, ]
w1 <- w1[match(colnames(scaled), w1$code), ]
to2 <- match(w1$parent, w2$code)
to3 <- match(w2$parent, w3$code)
score <- function(a, b, c) {
  a <- a / rowsum(a, to2)[to2]
  b <- b / rowsum(b, to3)[to3]
  scaled %*% (a * (b[to2] * (c / sum(c))[to3][to2]))
}

start <- proc.time()[[3]]
nominal <- score(w1$weight, w2$weight, w3$weight)
noise <- function(weights) weights * runif(length(weights), 0.8, 1.2)
set.seed(1)
ranks <- vapply(seq_len(draws), function(i) rank(-score(noise(w1$weight), noise(w2$weight), noise(w3$weight)), ties.method = "min"), integer(nrow(data)))
quantiles <- t(apply(ranks, 1, quantile, c(.05, .5, .95)))
cat(sprintf("seconds %.3f\n", proc.time()[[3]] - start))
if (length(args) > 2) {
  out <- data.frame(unit = data$unit, score = sprintf("%.17g", nominal), rank = rank(-nominal, ties.method = "min"),
                    med = quantiles[, 2], q5 = quantiles[, 1], q95 = quantiles[, 3], mean = rowMeans(ranks))
  write.csv(out, args[3], row.names = FALSE, quote = FALSE)
}
