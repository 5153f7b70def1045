# Rscript estimate.R [OUT.csv]: mean mark and share satisfied with Taylor standard errors; needs package survey.
suppressPackageStartupMessages(library(survey))
options(survey.lonely.psu = "fail")
kinds <- c(gioi = "character", tuoi = "character", q1 = "numeric", q_2_1 = "numeric", vung = "character", d_stratum_1 = "character", d_cluster_1 = "character", d_n_1 = "numeric", d_weight = "numeric")
data <- read.csv("microdata.csv", fileEncoding = "UTF-8-BOM", colClasses = kinds, na.strings = "")
data$.one <- 1
questions <- c("q1", "q_2_1")
domains <- c("vung")
no_answer <- c(239, 240, 241, 242, 243, 244, 245, 246, 247, 248, 249, 250, 251, 252, 253, 254)
for (q in questions) {
  data[[q]][data[[q]] %in% no_answer] <- NA
  data[[paste0(q, ".s")]] <- as.numeric(data[[q]] >= 4 & data[[q]] <= 5)
}
design <- svydesign(ids = ~d_cluster_1, strata = ~d_stratum_1, weights = ~d_weight, fpc = ~d_n_1, data = data, nest = FALSE)
one <- function(q, design) {
  if (!any(!is.na(design$variables[[q]]))) return(NULL)
  mean <- svymean(as.formula(paste0("~", q)), design, na.rm = TRUE)
  share <- svymean(as.formula(paste0("~", q, ".s")), design, na.rm = TRUE)
  data.frame(question = q, n = sum(!is.na(design$variables[[q]])), mean = as.numeric(coef(mean)), mean_se = as.numeric(SE(mean)),
             share = as.numeric(coef(share)), share_se = as.numeric(SE(share)))
}
each <- function(design, labels) do.call(rbind, lapply(questions, function(q) { row <- one(q, design); if (is.null(row)) NULL else cbind(labels, row) }))
if (length(domains) == 0) {
  result <- do.call(rbind, lapply(questions, one, design = design))
} else {
  key <- do.call(paste, c(lapply(domains, function(d) data[[d]]), sep = "\u001f"))
  complete <- rowSums(is.na(data[domains])) == 0
  result <- do.call(rbind, lapply(sort(unique(key[complete])), function(k) {
    rows <- which(key == k & complete)
    each(subset(design, key == k & complete), data[rows[1], domains, drop = FALSE])
  }))
}
result[] <- lapply(result, function(x) if (is.numeric(x)) sprintf("%.17g", x) else x)
out <- commandArgs(trailingOnly = TRUE)
write.csv(result, if (length(out) > 0) out[1] else stdout(), row.names = FALSE)
