# Makes survey200.csv (answers) and survey200-r.csv (figures of R's survey package): Rscript survey200.R
# 3 provinces x 2 areas = 6 strata, 5 communes drawn of N in each, 200 people, 5 questions with gaps and "no opinion" (9).
suppressMessages(library(survey))
set.seed(200)
n <- 200
commune <- c(1:30, sample(1:30, n - 30, TRUE))
stratum <- (commune - 1) %/% 5 + 1
d <- data.frame(id = 1:n, province = c("Hà Giang", "Đắk Lắk", "Cà Mau")[(stratum + 1) %/% 2], stratum = sprintf("T%02d", stratum), commune = commune,
  sex = sample(c("nam", "nữ"), n, TRUE), age = sample(1:3, n, TRUE), N = c(12, 20, 9, 31, 15, 40)[stratum], w = round(runif(n, 5, 90), 4))
for (q in 1:5) {
  mark <- pmin(5, pmax(1, round(3.6 + (commune %% 5 - 2) * 0.3 + rnorm(n))))
  mark[runif(n) < 0.05] <- 9
  mark[runif(n) < 0.04] <- NA
  d[[paste0("q", q)]] <- mark
}
write.csv(d, "survey200.csv", row.names = FALSE, quote = FALSE, na = "")

for (q in 1:5) {
  mark <- d[[paste0("q", q)]]
  mark[mark == 9] <- NA
  d[[paste0("q", q)]] <- mark
  d[[paste0("s", q)]] <- as.numeric(mark >= 4)
  d[[paste0("z", q)]] <- ifelse(is.na(mark), 0, d[[paste0("s", q)]])
  d[[paste0("a", q)]] <- as.numeric(!is.na(mark))
}
design <- svydesign(ids = ~commune, strata = ~stratum, weights = ~w, fpc = ~N, data = d)
df <- degf(design)
out <- data.frame()
add <- function(table, key, question, figure, value)
  out <<- rbind(out, data.frame(table = table, key = key, question = question, figure = figure, value = sprintf("%.17g", value)))
for (p in unique(d$province)) for (q in 1:5) {
  part <- subset(design, province == p)
  name <- paste0("q", q)
  mean <- svymean(reformulate(name), part, na.rm = TRUE)
  share <- svymean(reformulate(paste0("s", q)), part, na.rm = TRUE)
  ends <- log(coef(share) / (1 - coef(share))) + c(-1, 1) * qt(0.975, df) * SE(share) / (coef(share) * (1 - coef(share)))
  mine <- d[d$province == p & !is.na(d[[name]]), ]
  values <- c(nrow(mine), coef(mean), SE(mean), coef(share), SE(share), plogis(ends), mean(mine[[name]]), mean(mine[[paste0("s", q)]]))
  names <- c("n", "mean", "mean_se", "share", "share_se", "lo", "hi", "plain_mean", "plain_share")
  for (i in seq_along(values)) add("questions", p, name, names[i], values[i])
}
# The index is the mean of the shares; its error is that of the total of what each person adds to it, nothing outside the domain.
index <- function(table, key, within) {
  adds <- sapply(1:5, function(q) {
    answered <- within * d[[paste0("a", q)]]
    share <- sum(d$w * answered * d[[paste0("z", q)]]) / sum(d$w * answered)
    c(share, answered * (d[[paste0("z", q)]] - share) / sum(d$w * answered))
  })
  value <- 100 * mean(adds[1, ])
  se <- as.numeric(SE(svytotal(~u, update(design, u = 100 * rowMeans(adds[-1, ])))))
  add(table, key, "", "index", value)
  add(table, key, "", "se", se)
  if (table == "index") {
    add(table, key, "", "lo", max(0, value - qt(0.975, df) * se))
    add(table, key, "", "hi", min(100, value + qt(0.975, df) * se))
  }
}
for (p in unique(d$province)) index("index", p, d$province == p)
for (s in unique(d$sex)) for (a in 1:3) index("crosstab", paste(s, a, sep = "/"), d$sex == s & d$age == a)
add("design", "", "", "df", df)
write.csv(out, "survey200-r.csv", row.names = FALSE, quote = FALSE)
