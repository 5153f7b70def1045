namespace ParIndex.TestKit;

/// <summary>A clock that goes only when told.</summary>
public sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset now = now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan by) => now += by;

    /// <summary>Nine in the morning of a day in Vietnam.</summary>
    public void MoveTo(DateOnly day) => now = new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.FromHours(7)).ToUniversalTime();

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.UtcTicks;
}
