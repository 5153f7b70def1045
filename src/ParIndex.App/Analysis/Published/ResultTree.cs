using ParIndex.App.Criteria.Form;
using ParIndex.App.Results.Published;
using ParIndex.Core.Criteria;

namespace ParIndex.App.Analysis.Published;

/// <summary>A criteria set made of the rows of a result whose own set is not known: the same tree, points given outright.</summary>
internal static class ResultTree
{
    /// <param name="result">With its nodes; rows without a maximum do not apply and are left out.</param>
    /// <param name="bands">Bands of the ranking it stands in.</param>
    public static CriteriaSet Of(ResultView result, IReadOnlyList<Band> bands)
    {
        var keys = result.Nodes.Select(node => node.Key).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var children = result.Nodes.ToLookup(node => node.Parent ?? "", StringComparer.Ordinal);
        return new CriteriaSet
        {
            Id = "result",
            Title = result.UnitName,
            Edition = result.Source,
            Level = SetLevel.Province,
            NotApplicable = NotApplicablePolicy.Exclude,
            Bands = bands,
            Criteria = [.. Below("")],
        };

        IEnumerable<Criterion> Below(string parent)
        {
            foreach (var node in children[parent])
            {
                var below = Below(node.Code).ToList();
                if (node.IsLeaf ? node.Max > 0 : below.Count > 0)
                    yield return new Criterion { Code = node.Code, Key = node.Key ?? CriterionKey.Make(node.Title, keys), Title = node.Title, Max = node.IsLeaf ? node.Max!.Value : below.Sum(child => child.Max), Children = below };
            }
        }
    }
}
