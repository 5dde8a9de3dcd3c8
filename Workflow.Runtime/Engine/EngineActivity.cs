namespace Workflow.Runtime.Engine;

/// <summary>
/// Knows whether anything of an engine is still moving by itself. Virtual time may only be advanced when nothing is. Thread-safe.
/// </summary>
internal sealed class EngineActivity
{
    private long _busy;
    private long _stepsInFlight;

    /// <summary>Told, from any thread, whenever the engine comes to rest.</summary>
    public event Action? CameToRest;

    /// <summary>Whether no message, commit or acquisition is under way. Steps in flight do not count.</summary>
    public bool IsAtRest => Interlocked.Read(ref _busy) == 0;

    public long StepsInFlight => Interlocked.Read(ref _stepsInFlight);

    public void Begin() => Interlocked.Increment(ref _busy);

    public void End()
    {
        if (Interlocked.Decrement(ref _busy) == 0) CameToRest?.Invoke();
    }

    public void StepStarted() => Interlocked.Increment(ref _stepsInFlight);

    public void StepEnded()
    {
        Interlocked.Decrement(ref _stepsInFlight);
        if (IsAtRest) CameToRest?.Invoke();
    }
}
