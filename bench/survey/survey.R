# R survey, task (b) alone: 80 means of 63 domains with Taylor errors. Rscript survey.R ANSWERS.csv FOLDER
suppressMessages({ library(data.table); library(survey) })
arguments <- commandArgs(TRUE)
answers <- as.data.frame(fread(arguments[1]))
questions <- paste0("q", 1:40)
for (q in questions) answers[[sub("q", "s", q)]] <- as.numeric(answers[[q]] >= 4)
design <- svydesign(ids = ~commune, strata = ~district, weights = ~w, data = answers)
found <- svyby(reformulate(c(questions, sub("q", "s", questions))), ~province, design, svymean)
errors <- SE(found)
long <- function(from, kind) as.vector(t(as.matrix(from[, match(sub("q", kind, questions), names(found)[2:81]) + (ncol(from) > 160)])))
fwrite(data.table(province = rep(found$province, each = 40), question = questions, mean = long(found, "q"), mean_se = long(errors, "q"),
  share = long(found, "s"), share_se = long(errors, "s")), file.path(arguments[2], "questions.csv"))
