# Figures of R's package survey that the estimators are compared with. Run here: Rscript reference.R
# Writes the data sets (rows and columns of the package's api data that are used, and a made-up design) and the figures beside them.
suppressMessages(library(survey))
f <- function(x) sprintf("%.17g", as.numeric(x))
data(api)
columns <- c("cds", "stype", "dnum", "snum", "sch.wide", "awards", "api99", "api00", "enroll", "api.stu", "pw", "fpc", "fpc1", "fpc2")
save <- function(d, file) write.csv(d[, intersect(columns, names(d))], file, row.names = FALSE, quote = FALSE, na = "")
save(apistrat, "apistrat.csv"); save(apiclus1, "apiclus1.csv"); save(apiclus2, "apiclus2.csv")

# Made up: three stages, strata at the first two, lone clusters at both, population sizes, zero weights, missing answers.
set.seed(20261122)
rows <- list()
for (s in 1:6) {
  districts <- c(3, 2, 4, 1, 3, 2)[s]
  for (d in seq_len(districts)) for (u in 1:2) {
    communes <- if (s == 2 && d == 1 && u == 1) 1 else if (s == 5 && u == 2) 1 else 2 + (s + d + u) %% 2
    for (k in seq_len(communes)) for (i in seq_len(2 + (s * d + k) %% 4)) rows[[length(rows) + 1]] <- data.frame(
      region = paste0("R", s), district = s * 100 + d, area = c("urban", "rural")[u], commune = s * 1000 + d * 100 + u * 10 + k,
      f1 = districts * 3 + s, f2 = communes * (2 + u), f3 = 40 + k)
  }
}
made <- do.call(rbind, rows)
n <- nrow(made)
made$person <- seq_len(n)
made$w <- round(runif(n, 2, 60), 3)
made$w[c(5, 17, 60)] <- 0
made$y <- round(50 + 3 * (made$district %% 7) + rnorm(n, 0, 8), 2)
made$z <- round(20 + made$y / 4 + rnorm(n, 0, 2), 2)
made$s <- as.numeric(made$y + rnorm(n, 0, 6) > 52)
made$g <- sample(c("a", "b", "c"), n, TRUE)
made$h <- sample(c("x", "y"), n, TRUE, c(.65, .35))
made$y[c(3, 40, 41, 77)] <- NA
made$one <- 1
write.csv(made, "made.csv", row.names = FALSE, quote = FALSE, na = "")

designs <- list(
  strat = quote(svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat)),
  clus1 = quote(svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = apiclus1)),
  clus2 = quote(svydesign(~dnum + snum, fpc = ~fpc1 + fpc2, data = apiclus2)),
  clus2wr = quote(svydesign(~dnum + snum, weights = ~pw, data = apiclus2)),
  made3 = quote(svydesign(~district + commune + person, strata = ~region + area + one, weights = ~w, fpc = ~f1 + f2 + f3, data = made)),
  made1 = quote(svydesign(~district, strata = ~region, weights = ~w, data = made)))
asked <- list(
  strat = list(y = c("api00", "enroll"), ratio = c("api.stu", "enroll"), by = "sch.wide"),
  clus1 = list(y = c("api00", "enroll"), ratio = c("api.stu", "enroll"), by = "stype"),
  clus2 = list(y = c("api00", "enroll"), ratio = c("api00", "api99"), by = "stype"),
  clus2wr = list(y = c("api00", "enroll"), ratio = c("api00", "api99"), by = "stype"),
  made3 = list(y = c("y", "s"), ratio = c("y", "z"), by = "g"),
  made1 = list(y = c("y", "s"), ratio = c("y", "z"), by = "g"))
out <- list(); quant <- list(); inter <- list()
for (name in names(designs)) for (policy in if (grepl("made", name)) c("remove", "adjust", "average", "certainty") else "fail") {
  options(survey.lonely.psu = policy)
  whole <- eval(designs[[name]]); a <- asked[[name]]
  add <- function(statistic, variable, label, x, d1 = NA, d2 = NA) out[[length(out) + 1]] <<- data.frame(design = name, policy = policy,
    statistic = statistic, variable = variable, by = if (label == "") "" else a$by, label = label, value = f(coef(x)), se = f(SE(x)), deff = f(d1), deff_replace = f(d2))
  for (label in c("", sort(unique(as.character(whole$variables[[a$by]]))))) {
    d <- if (label == "") whole else whole[which(as.character(whole$variables[[a$by]]) == label), ]
    for (y in a$y) {
      fo <- as.formula(paste0("~", y))
      for (st in c("mean", "total")) {
        fun <- if (st == "mean") svymean else svytotal
        m <- suppressWarnings(fun(fo, d, na.rm = TRUE, deff = TRUE)); r <- fun(fo, d, na.rm = TRUE, deff = "replace")
        add(st, y, label, m, deff(m), deff(r))
      }
      for (rule in c("math", "school", "hf4", "hf5", "hf6", "hf7", "hf8", "hf9")) if (policy %in% c("fail", "adjust")) for (p in c(0.25, 0.5, 0.9)) {
        if (y == "s") next
        q <- svyquantile(fo, d, p, na.rm = TRUE, qrule = rule, df = degf(whole))[[1]]
        quant[[length(quant) + 1]] <- data.frame(design = name, policy = policy, variable = y, by = if (label == "") "" else a$by, label = label,
          rule = rule, p = p, value = f(q[1]), lo = f(q[2]), hi = f(q[3]), se = f(q[4]))
      }
    }
    nd <- svyratio(as.formula(paste0("~", a$ratio[1])), as.formula(paste0("~", a$ratio[2])), d, na.rm = TRUE)
    add("ratio", paste(a$ratio, collapse = "/"), label, nd)
    limit <- if (grepl("made", name)) 50 else 650
    if (policy %in% c("fail", "adjust")) for (method in c("logit", "xlogit", "asin", "beta", "mean")) {
      y <- a$y[1]; dd <- d[which(!is.na(d$variables[[y]])), ]; dd$variables$share <- as.numeric(dd$variables[[y]] >= limit)
      ci <- attr(svyciprop(~share, dd, method = method, df = degf(dd)), "ci")
      inter[[length(inter) + 1]] <- data.frame(design = name, policy = policy, variable = y, limit = limit, by = if (label == "") "" else a$by,
        label = label, method = method, df = degf(dd), lo = f(ci[1]), hi = f(ci[2]))
    }
  }
}
write.csv(do.call(rbind, out), "figures-r.csv", row.names = FALSE, quote = FALSE, na = "")
write.csv(do.call(rbind, quant), "quantiles-r.csv", row.names = FALSE, quote = FALSE, na = "")
write.csv(do.call(rbind, inter), "intervals-r.csv", row.names = FALSE, quote = FALSE, na = "")

# Covariance between domains: svyby with covmat, and a contrast.
options(survey.lonely.psu = "adjust")
cov <- list()
for (name in names(designs)) {
  d <- eval(designs[[name]]); a <- asked[[name]]
  y <- if (grepl("made", name)) "s" else "api00"
  m <- svyby(as.formula(paste0("~", y)), as.formula(paste0("~", a$by)), d, svymean, covmat = TRUE)
  v <- vcov(m)
  for (i in 1:nrow(v)) for (j in 1:nrow(v)) cov[[length(cov) + 1]] <- data.frame(design = name, variable = y, by = a$by,
    one = as.character(m[[1]])[i], other = as.character(m[[1]])[j], covariance = f(v[i, j]))
}
write.csv(do.call(rbind, cov), "covariances-r.csv", row.names = FALSE, quote = FALSE)

# Replicates: jackknives made anew by us; bootstrap and Fay weights handed over as columns; balanced replicates of the package's scd.
reps <- list()
addrep <- function(design, kind, statistic, variable, by, label, mse, x) reps[[length(reps) + 1]] <<- data.frame(design = design, kind = kind,
  statistic = statistic, variable = variable, by = by, label = label, mse = mse, value = f(coef(x)), se = f(SE(x)))
each <- function(name, kind, r, a, mse) for (label in c("", sort(unique(as.character(r$variables[[a$by]]))))) {
  by <- if (label == "") "" else a$by
  d <- if (label == "") r else r[which(as.character(r$variables[[a$by]]) == label), ]
  for (y in a$y) {
    ok <- d[which(!is.na(d$variables[[y]])), ]
    addrep(name, kind, "mean", y, by, label, mse, suppressWarnings(svymean(as.formula(paste0("~", y)), ok)))
    addrep(name, kind, "total", y, by, label, mse, suppressWarnings(svytotal(as.formula(paste0("~", y)), ok)))
  }
  ok <- d[which(!is.na(d$variables[[a$ratio[1]]]) & !is.na(d$variables[[a$ratio[2]]])), ]
  addrep(name, kind, "ratio", paste(a$ratio, collapse = "/"), by, label, mse, suppressWarnings(svyratio(as.formula(paste0("~", a$ratio[1])), as.formula(paste0("~", a$ratio[2])), ok)))
}
for (mse in c(FALSE, TRUE)) {
  for (name in c("strat", "clus1", "clus2wr")) each(name, "fail", suppressWarnings(as.svrepdesign(eval(designs[[name]]), mse = mse)), asked[[name]], mse)
  for (policy in c("remove", "certainty", "average", "adjust")) {
    options(survey.lonely.psu = policy)
    each("made1", policy, as.svrepdesign(eval(designs$made1), type = "JKn", mse = mse), asked$made1, mse)
  }
}
set.seed(7)
options(survey.lonely.psu = "adjust")
made$weight <- made$w
boot <- as.svrepdesign(svydesign(~commune, strata = ~region, weights = ~w, data = made), type = "subbootstrap", replicates = 24, compress = FALSE)
given <- round(weights(boot, "analysis"), 6); colnames(given) <- paste0("r", 1:24)
write.csv(given, "made-replicates.csv", row.names = FALSE, quote = FALSE)
rs <- seq(0.5, 1.65, by = 0.05)
for (mse in c(FALSE, TRUE)) {
  each("made1", "given", svrepdesign(data = made, weights = ~w, repweights = given, type = "other", scale = 1 / 23, rscales = rs, combined.weights = TRUE, mse = mse), asked$made1, mse)
}
data(scd)
write.csv(scd, "scd.csv", row.names = FALSE, quote = FALSE)
scdes <- svydesign(~ambulance, strata = ~ESA, data = scd, nest = TRUE, weights = ~rep(1, 6))
for (rho in c(0, 0.3)) {
  r <- as.svrepdesign(scdes, type = if (rho == 0) "BRR" else "Fay", fay.rho = rho)
  addrep("scd", paste0("rho", rho), "total", "alive", "", "", FALSE, svytotal(~alive, r))
}
write.csv(do.call(rbind, reps), "replicates-r.csv", row.names = FALSE, quote = FALSE, na = "")

# Tests: Rao-Scott, adjusted Wald, differences, multiple comparisons.
tests <- list()
addt <- function(design, test, one, other, label, statistic, above, below, p) tests[[length(tests) + 1]] <<- data.frame(design = design, test = test,
  one = one, other = other, label = label, statistic = f(statistic), above = f(above), below = f(below), p = f(p))
apistrat$big <- apistrat$enroll > 500
options(survey.lonely.psu = "adjust")
for (q in list(list("strat", "stype", "awards"), list("clus1", "stype", "sch.wide"), list("clus2wr", "stype", "awards"), list("made3", "g", "h"), list("made1", "area", "g"))) {
  d <- eval(designs[[q[[1]]]]); fo <- as.formula(paste0("~", q[[2]], "+", q[[3]]))
  for (st in c("F", "Chisq", "adjWald")) {
    x <- svychisq(fo, d, statistic = st)
    addt(q[[1]], st, q[[2]], q[[3]], "", x$statistic, x$parameter[[1]], if (length(x$parameter) > 1) x$parameter[2] else Inf, x$p.value)
  }
}
x <- svychisq(~g + h, subset(eval(designs$made1), area == "urban"), statistic = "F")
addt("made1", "F", "g", "h", "urban", x$statistic, x$parameter[1], x$parameter[2], x$p.value)
for (q in list(list("strat", "api00", "stype"), list("clus2wr", "api00", "stype"), list("made1", "z", "g"))) {
  d <- eval(designs[[q[[1]]]])
  # The same adjustment as for tables, on the Wald statistic of the differences of domain means.
  m <- svyby(as.formula(paste0("~", q[[2]])), as.formula(paste0("~", q[[3]])), d, svymean, covmat = TRUE)
  k <- length(coef(m)) - 1; C <- cbind(diag(k), -1); b <- C %*% coef(m)
  W <- as.numeric(t(b) %*% solve(C %*% vcov(m) %*% t(C), b)); nu <- degf(d); F <- W * (nu - k + 1) / (nu * k)
  addt(q[[1]], "alike", q[[2]], q[[3]], "", F, k, nu - k + 1, pf(F, k, nu - k + 1, lower.tail = FALSE))
}
p <- c(0.01, 0.04, 0.03, 0.5, 0.0004, 0.03)
for (m in c("holm", "BH")) for (i in seq_along(p)) addt("", m, f(p[i]), "", i, NA, NA, NA, p.adjust(p, m)[i])
write.csv(do.call(rbind, tests), "tests-r.csv", row.names = FALSE, quote = FALSE, na = "")

# Weights: post-stratification, raking, both one after the other, trimming; the population of the package's apipop.
cal <- list()
types <- xtabs(~stype, apipop); wide <- xtabs(~sch.wide, apipop); hs <- c(a = 2000, b = 2600, c = 2400); xs <- c(x = 4500, y = 2500)
frame <- function(t, name) { d <- data.frame(names(t), as.numeric(t)); names(d) <- c(name, "Freq"); d }
tight <- list(maxit = 500, epsilon = 1e-13)
options(survey.lonely.psu = "adjust")
calibrated <- list(
  `clus1 post` = list(postStratify(eval(designs$clus1), ~stype, frame(types, "stype")), asked$clus1),
  `clus1 rake` = list(rake(eval(designs$clus1), list(~stype, ~sch.wide), list(frame(types, "stype"), frame(wide, "sch.wide")), control = tight), asked$clus1),
  `made3 post` = list(postStratify(subset(eval(designs$made3), w > 0), ~h, frame(xs, "h")), asked$made3),
  `made1 rake` = list(rake(subset(eval(designs$made1), w > 0), list(~g, ~h), list(frame(hs, "g"), frame(xs, "h")), control = tight), asked$made1),
  `clus1 trim` = list(trimWeights(rake(eval(designs$clus1), list(~stype, ~sch.wide), list(frame(types, "stype"), frame(wide, "sch.wide")), control = tight), upper = 40, lower = 20), asked$clus1),
  `made1 trimmed` = list(trimWeights(subset(eval(designs$made1), w > 0), upper = 45, lower = 5, strict = TRUE), asked$made1))
for (name in names(calibrated)) {
  d <- calibrated[[name]][[1]]; a <- calibrated[[name]][[2]]
  for (label in c("", sort(unique(as.character(d$variables[[a$by]]))))) for (y in a$y) for (st in c("mean", "total")) {
    dd <- if (label == "") d else d[which(as.character(d$variables[[a$by]]) == label), ]
    x <- (if (st == "mean") svymean else svytotal)(as.formula(paste0("~", y)), dd, na.rm = TRUE)
    cal[[length(cal) + 1]] <- data.frame(design = name, statistic = st, variable = y, by = if (label == "") "" else a$by, label = label, value = f(coef(x)), se = f(SE(x)))
  }
}
write.csv(do.call(rbind, cal), "calibrated-r.csv", row.names = FALSE, quote = FALSE, na = "")
cat(types, wide, "\n")
