using System.Globalization;
using System.Text;
using ParIndex.App.Surveys.Estimating;
using ParIndex.Core.Surveys.Estimation.Design;

namespace ParIndex.App.Surveys.Exporting;

/// <summary>A script that makes the same estimates in R with package survey, for whoever wants to check them or go on from there.</summary>
internal static class RScript
{
    /// <summary>The script.</summary>
    /// <param name="export">What is exported.</param>
    /// <param name="spec">The design in exported names.</param>
    public static string Of(AnonymousData export, EstimationSpec spec)
    {
        var design = spec.Design;
        var used = design.Population.Count == 0 ? 1 : design.Stages;
        var text = new StringBuilder();
        text.Append("# Rscript estimate.R [OUT.csv]: mean mark and share satisfied with Taylor standard errors; needs package survey.\n");
        text.Append("suppressPackageStartupMessages(library(survey))\n");
        text.Append(CultureInfo.InvariantCulture, $"options(survey.lonely.psu = \"{Lone(design.Lone)}\")\n");
        text.Append(CultureInfo.InvariantCulture, $"kinds <- c({string.Join(", ", export.Columns.Select(column => $"{column.Name} = \"{(column.Kind == ExportKind.Category ? "character" : "numeric")}\""))})\n");
        text.Append(CultureInfo.InvariantCulture, $"data <- read.csv(\"{MicrodataExport.DataFile}\", fileEncoding = \"UTF-8-BOM\", colClasses = kinds, na.strings = \"\")\n");
        text.Append("data$.one <- 1\n");
        text.Append(CultureInfo.InvariantCulture, $"questions <- c({Quoted(spec.Questions)})\n");
        text.Append(CultureInfo.InvariantCulture, $"domains <- c({Quoted(spec.Domain)})\n");
        text.Append(CultureInfo.InvariantCulture, $"no_answer <- c({string.Join(", ", spec.NoOpinion)})\n");
        text.Append("for (q in questions) {\n  data[[q]][data[[q]] %in% no_answer] <- NA\n");
        text.Append(CultureInfo.InvariantCulture, $"  data[[paste0(q, \".s\")]] <- as.numeric(data[[q]] >= {spec.Satisfied.Least} & data[[q]] <= {spec.Satisfied.Most})\n}}\n");
        text.Append(CultureInfo.InvariantCulture, $"design <- svydesign(ids = {Formula(design.Clusters.Take(used), "1")}");
        if (design.Strata.Take(used).Any(name => name is not null))
            text.Append(CultureInfo.InvariantCulture, $", strata = {Formula(design.Strata.Take(used).Select(name => name ?? ".one"), "1")}");

        if (design.Weight is not null)
            text.Append(CultureInfo.InvariantCulture, $", weights = ~{design.Weight}");
        else if (design.Population.Count == 0)
            text.Append(", weights = ~.one");

        if (design.Population.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $", fpc = {Formula(design.Population.Select(name => name ?? ".one"), "1")}");

        text.Append(CultureInfo.InvariantCulture, $", data = data, nest = {(design.Nested ? "TRUE" : "FALSE")})\n");
        text.Append("""
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

            """.ReplaceLineEndings("\n"));
        return text.ToString();
    }

    /// <summary>The policy by the name both programs give it.</summary>
    public static string Lone(LoneCluster policy) => policy switch
    {
        LoneCluster.Remove => "remove",
        LoneCluster.Adjust => "adjust",
        LoneCluster.Average => "average",
        LoneCluster.Certainty => "certainty",
        _ => "fail",
    };

    private static string Formula(IEnumerable<string> names, string none)
    {
        var all = names.ToList();
        return "~" + (all.Count == 0 ? none : string.Join(" + ", all));
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));
}
