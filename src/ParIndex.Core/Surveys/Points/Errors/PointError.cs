using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Points.Errors;

/// <summary>What is known of the sampling error of points.</summary>
public abstract record PointError
{
    private protected PointError()
    {
    }

    /// <summary>How it is known, in words.</summary>
    public abstract Message Basis { get; }
}

/// <summary>From answers and their design.</summary>
/// <param name="StandardError">In points, 0 or more.</param>
public sealed record EstimatedError(double StandardError) : PointError
{
    public override Message Basis => new("Ước lượng từ phiếu và thiết kế mẫu", "Estimated from answers and design");
}

/// <summary>From published sizes under an assumption the user made; never shown without it.</summary>
/// <param name="StandardError">In points, 0 or more.</param>
/// <param name="Assumption">The assumption.</param>
public sealed record AssumedError(double StandardError, Message Assumption) : PointError
{
    public override Message Basis => Assumption;
}

/// <summary>"Không xác định": nothing published tells.</summary>
/// <param name="Why">What is missing.</param>
public sealed record UnknownError(Message Why) : PointError
{
    public override Message Basis => new($"Không xác định: {Why.Vietnamese}", $"Undetermined: {Why.English}");
}
