namespace TrimmedWorkflows.Shop;

/// <summary>
/// How often a run was brought into memory, and how often its body began there: a run that comes back from its snapshot goes on in the middle, a replay
/// would begin again.
/// </summary>
public sealed class Incarnations
{
    private int _count;
    private int _bodies;

    public int Count => Volatile.Read(ref _count);

    public int Bodies => Volatile.Read(ref _bodies);

    public void Begin() => Interlocked.Increment(ref _count);

    public void BeginBody() => Interlocked.Increment(ref _bodies);
}
