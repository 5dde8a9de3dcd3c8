namespace Workflow.Soak.Worker;

/// <summary>A clock that is set now and then, forward and back, as clocks of machines are.</summary>
internal sealed class JumpingClock : TimeProvider, IDisposable
{
    private readonly Random _random;
    private readonly Timer _timer;
    private long _offset;

    public JumpingClock(int seed)
    {
        _random = new Random(seed);
        _timer = new Timer(_ => Interlocked.Exchange(ref _offset, _random.NextInt64(-2 * TimeSpan.TicksPerSecond, 2 * TimeSpan.TicksPerSecond)), null, 300, 700);
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _offset));

    public void Dispose() => _timer.Dispose();
}
