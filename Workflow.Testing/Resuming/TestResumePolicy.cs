using System.Text;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Storage;

namespace Workflow.Testing.Resuming;

/// <summary>Keeps or drops runs as the test wants, and holds every snapshot to what it promises.</summary>
internal sealed class TestResumePolicy : ResumePolicy
{
    private readonly ResumeMode _mode;
    private readonly Random _random;

    public TestResumePolicy(ResumeMode mode, int seed)
    {
        if (!Enum.IsDefined(mode)) throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a resume mode.");
        _mode = mode;
        _random = new Random(seed);
    }

    /// <summary>Told when a snapshot does not come back as it was written.</summary>
    public event Action<SnapshotMismatchException>? Mismatched;

    public override bool ParksWaitingRuns => _mode switch
    {
        ResumeMode.Live => false,
        ResumeMode.Random => Draw(),
        _ => true,
    };

    public override bool FlushesEveryEvent => _mode != ResumeMode.Live;

    public override bool DropsFirst => _mode is ResumeMode.FromReplay or ResumeMode.FromSnapshot;

    public override bool SnapshotsEveryCommit => _mode is ResumeMode.FromSnapshot or ResumeMode.Random;

    public override bool DropsAtCheckpoint() => _mode switch
    {
        ResumeMode.Live => false,
        ResumeMode.Random => Draw(),
        _ => true,
    };

    public override bool ResumesFromSnapshot() => _mode switch
    {
        ResumeMode.FromReplay => false,
        ResumeMode.Random => Draw(),
        _ => true,
    };

    public override void Check(string runId, SnapshotRecord snapshot, Func<SnapshotRecord> again)
    {
        string written = Encoding.UTF8.GetString(snapshot.Data.Span);
        string rewritten;
        try
        {
            rewritten = Encoding.UTF8.GetString(again().Data.Span);
        }
        catch (InvalidOperationException error)
        {
            rewritten = error.Message;
        }

        if (written == rewritten) return;
        SnapshotMismatchException mismatch = new(runId, snapshot.Sequence, written, rewritten);
        Mismatched?.Invoke(mismatch);
        throw new BlockedException(mismatch.Message, mismatch);
    }

    private bool Draw()
    {
        lock (_random) return _random.Next(2) == 0;
    }
}
