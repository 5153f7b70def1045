using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Points.Errors;

/// <summary>Where points of a survey criterion come from. There are three sources and no other.</summary>
public abstract record PointSource
{
    private protected PointSource()
    {
    }

    /// <summary>The source in words.</summary>
    public abstract Message Name { get; }

    /// <summary>Whether the points may count in an official result.</summary>
    public abstract bool Counts { get; }
}

/// <summary>The Ministry's published aggregate: no answers, so no drill-down, and an error only as far as sizes are published.</summary>
/// <param name="Document">Number and date of the decision or report.</param>
public sealed record MinistryAggregate(string Document) : PointSource
{
    public override Message Name => new($"Kết quả Bộ Nội vụ công bố ({Document})", $"Published by the Ministry ({Document})");

    public override bool Counts => true;
}

/// <summary>A survey of our own: answers, design and errors are at hand.</summary>
/// <param name="Wave">Name of the wave.</param>
public sealed record OwnSurvey(string Wave) : PointSource
{
    public override Message Name => new($"Điều tra của đơn vị ({Wave})", $"Own survey ({Wave})");

    public override bool Counts => true;
}

/// <summary>A rehearsal before the Ministry's survey: estimated like an own survey, never counted in an official result.</summary>
/// <param name="Wave">Name of the wave.</param>
public sealed record Rehearsal(string Wave) : PointSource
{
    public override Message Name => new($"Khảo sát thử ({Wave}), không tính vào kết quả chính thức", $"Rehearsal ({Wave}), not counted in the official result");

    public override bool Counts => false;
}
