using System.Text;
using Workflow.Runtime;

namespace OrderProcessing.Crashes;

/// <summary>
/// A witness outside the store: one line per attempt that begins or ends, <c>begin order-1001:4 reserve_stock 1</c>: the step's idempotency
/// key (run and call), its name, its attempt. Lines are on disk before the step goes on.
/// </summary>
internal sealed class EffectsFile(string path) : IStepObserver, IDisposable
{
    private readonly Lock _lock = new();
    private readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0, FileOptions.WriteThrough);

    public void Began(StepContext step) => Write("begin", step);

    public void Ended(StepContext step) => Write("end", step);

    public void Dispose() => _file.Dispose();

    private void Write(string what, StepContext step)
    {
        byte[] line = Encoding.UTF8.GetBytes($"{what} {step.IdempotencyKey} {step.Step} {step.Attempt}\n");
        lock (_lock)
        {
            _file.Write(line);
            _file.Flush(flushToDisk: true);
        }
    }
}
