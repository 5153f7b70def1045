# data.table and matrices, by hand: Rscript datatable.R ANSWERS.csv FOLDER THREADS
suppressMessages(library(data.table))
arguments <- commandArgs(TRUE)
setDTthreads(as.integer(arguments[3]))
answers <- fread(arguments[1])
questions <- paste0("q", 1:40)

# Sums of every cluster, ten questions at a time so that the products of weight and mark do not fill the memory.
setkey(answers, district, commune)
place <- answers[, .(province = province[1], n = .N, weight = sum(w)), by = .(district, commune)]
sums <- list()
for (block in split(questions, rep(1:4, each = 10))) {
  part <- answers[, .(district, commune)]
  for (q in block) {
    mark <- answers[[q]]
    satisfied <- as.integer(mark >= 4L)
    set(part, j = paste0(q, c(".p", ".r", ".m", ".s")), value = list(mark, satisfied, answers$w * mark, answers$w * satisfied))
  }
  sums[[length(sums) + 1]] <- part[, lapply(.SD, sum), by = .(district, commune), .SDcols = setdiff(names(part), c("district", "commune"))][, -(1:2)]
  rm(part)
}
sums <- as.matrix(do.call(cbind, sums))

by_province <- factor(place$province)
weight <- as.vector(rowsum(place$weight, by_province))
people <- as.vector(rowsum(place$n, by_province))
drawn <- place[, .N, by = district]
province_of_district <- factor(place[, province[1], by = district]$V1)
error <- function(totals, figures) {
  z <- (totals - figures[as.integer(by_province), ] * place$weight) / weight[as.integer(by_province)]
  one <- rowsum(z, place$district)
  two <- rowsum(z^2, place$district)
  sqrt(rowsum(drawn$N / (drawn$N - 1) * (two - one^2 / drawn$N), province_of_district))
}
columns <- function(kind) sums[, paste0(questions, kind)]
mean <- rowsum(columns(".m"), by_province) / weight
share <- rowsum(columns(".s"), by_province) / weight
long <- function(matrix) as.vector(t(matrix))
fwrite(data.table(province = rep(as.integer(levels(by_province)), each = 40), question = questions, n = rep(people, each = 40),
  mean = long(mean), mean_se = long(error(columns(".m"), mean)), share = long(share), share_se = long(error(columns(".s"), share)),
  plain_mean = long(rowsum(columns(".p"), by_province) / people), plain_share = long(rowsum(columns(".r"), by_province) / people)),
  file.path(arguments[2], "questions.csv"))

# Rao-Wu: n - 1 of the n clusters of each stratum, with replacement, times n / (n - 1).
set.seed(1)
points <- 2.5 * rowSums(columns(".s"))
first <- cumsum(c(0, head(drawn$N, -1)))
factor_of <- rep(drawn$N / (drawn$N - 1), drawn$N)
stratum_of_draw <- rep(seq_along(drawn$N), drawn$N - 1)
results <- sapply(1:200, function(replicate) {
  picked <- first[stratum_of_draw] + floor(runif(length(stratum_of_draw)) * drawn$N[stratum_of_draw]) + 1
  times <- tabulate(picked, nrow(place)) * factor_of
  rowsum(points * times, by_province) / rowsum(place$weight * times, by_province)
})
fwrite(data.table(province = levels(by_province), index = as.vector(rowsum(points, by_province)) / weight, replicate_se = apply(results, 1, sd),
  replicate_lo = apply(results, 1, quantile, 0.025), replicate_hi = apply(results, 1, quantile, 0.975)), file.path(arguments[2], "index.csv"))

person <- 2.5 * Reduce(`+`, lapply(questions, function(q) answers[[q]] >= 4L))
answers[, person := person * w]
fwrite(answers[, .(n = .N, index = sum(person) / sum(w)), keyby = .(sex, age, edu, occ)], file.path(arguments[2], "crosstab.csv"))
