namespace Workflow.Runtime.Engine.Snapshots;

/// <summary>Counts how runs came back into memory. Thread-safe.</summary>
internal sealed class Resumes
{
    private int _fromSnapshot;
    private int _fromReplay;

    public int FromSnapshot => Volatile.Read(ref _fromSnapshot);

    public int FromReplay => Volatile.Read(ref _fromReplay);

    public void CountSnapshot() => Interlocked.Increment(ref _fromSnapshot);

    public void CountReplay() => Interlocked.Increment(ref _fromReplay);
}
