using ParIndex.Core.Criteria;

namespace ParIndex.Core.Tests.TestKit;

/// <summary>Short ways to write criteria sets in tests.</summary>
internal static class Sets
{
    public static CriteriaSet Set(params Criterion[] fields) => new()
    {
        Id = "test", Title = "Bộ tiêu chí thử", Edition = "1", Level = SetLevel.Province, Criteria = fields,
        Bands = [new("A", 90), new("B", 80), new("C", 70)],
    };

    public static Criterion Node(string code, params Criterion[] children) => new()
    {
        Code = code, Key = "k" + code, Title = "Tiêu chí " + code, Max = children.Where(child => child.Kind == CriterionKind.Regular).Sum(child => child.Max),
        Children = children,
    };

    public static Criterion Leaf(string code, decimal max, CriterionKind kind = CriterionKind.Regular) => new()
    {
        Code = code, Key = "k" + code, Title = "Tiêu chí " + code, Max = max, Kind = kind,
    };
}
