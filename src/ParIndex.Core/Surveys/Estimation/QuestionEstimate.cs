namespace ParIndex.Core.Surveys.Estimation;

/// <summary>One question in one domain.</summary>
/// <param name="Answers">People of the domain who answered it.</param>
/// <param name="Units">Units of the last stage of the design (clusters, or people drawn directly) with answers.</param>
/// <param name="PlainMean">Mean mark of the answers, without weights.</param>
/// <param name="PlainShare">Share satisfied of the answers, 0 to 1, without weights.</param>
/// <param name="Mean">Mean mark in the population.</param>
/// <param name="Share">Share satisfied in the population, 0 to 1.</param>
public readonly record struct QuestionEstimate(long Answers, int Units, double PlainMean, double PlainShare, Estimate Mean, Estimate Share);
