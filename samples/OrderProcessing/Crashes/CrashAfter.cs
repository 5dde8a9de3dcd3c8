using System.Diagnostics;
using Workflow.Runtime;

namespace OrderProcessing.Crashes;

/// <summary>
/// Kills the process, as hard as the system can, when so many attempts have ended. It is the worst of moments: the last one has done its
/// work, and nobody has recorded it.
/// </summary>
internal sealed class CrashAfter(int steps) : IStepObserver
{
    private int _ended;

    public void Began(StepContext step) { }

    public void Ended(StepContext step)
    {
        if (Interlocked.Increment(ref _ended) != steps) return;
        using Process self = Process.GetCurrentProcess();
        self.Kill();
    }
}
