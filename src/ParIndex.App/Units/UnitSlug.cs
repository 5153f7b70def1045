namespace ParIndex.App.Units;

/// <summary>Ids of units in addresses: "vn-68-2025/xa-001" is "vn-68-2025.xa-001", for a path must not gain parts.</summary>
public static class UnitSlug
{
    public static string Of(string unitId) => unitId.Replace('/', '.');

    public static string ToId(string slug) => slug.Replace('.', '/');
}
