using Workflow.Runtime.Engine.Runs;

namespace Workflow.Testing.Resuming;

/// <summary>Keeps or drops runs as the test wants.</summary>
internal sealed class TestResumePolicy : ResumePolicy
{
    private readonly ResumeMode _mode;
    private readonly Random _random;

    public TestResumePolicy(ResumeMode mode, int seed)
    {
        if (mode == ResumeMode.FromSnapshot)
            throw new NotSupportedException("ResumeMode.FromSnapshot needs compiled state machines, which do not exist yet. Use ResumeMode.FromReplay.");
        if (!Enum.IsDefined(mode)) throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a resume mode.");
        _mode = mode;
        _random = new Random(seed);
    }

    public override bool ParksWaitingRuns => _mode switch
    {
        ResumeMode.Live => false,
        ResumeMode.FromReplay => true,
        _ => Draw(),
    };

    public override bool FlushesEveryEvent => _mode != ResumeMode.Live;

    public override bool DropsAtCheckpoint() => _mode switch
    {
        ResumeMode.Live => false,
        ResumeMode.FromReplay => true,
        _ => Draw(),
    };

    private bool Draw()
    {
        lock (_random) return _random.Next(2) == 0;
    }
}
