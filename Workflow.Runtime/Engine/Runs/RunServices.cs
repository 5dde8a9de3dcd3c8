using Microsoft.Extensions.Logging;
using Workflow.Runtime.Engine.Snapshots;
using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>What runs need of their host. Shared by all runs of an engine; thread-safe.</summary>
internal sealed class RunServices(
    TimeProvider time, ExceptionCodecs exceptions, SnapshotTypes types, ILogger userLogger, Func<string, bool> servesQueue, Random? seeded)
{
    public TimeProvider Time { get; } = time;

    public ExceptionCodecs Exceptions { get; } = exceptions;

    public SnapshotTypes Types { get; } = types;

    public ILogger UserLogger { get; } = userLogger;

    /// <summary>How large a value may be; see <see cref="WorkerOptions.MaxPayloadBytes"/>.</summary>
    public int MaxPayloadBytes { get; init; } = int.MaxValue;

    /// <summary>Whether this worker executes the steps of a queue itself.</summary>
    public bool ServesQueue(string queue) => servesQueue(queue);

    public ulong NewSeed()
    {
        Span<byte> bytes = stackalloc byte[8];
        Fill(bytes);
        return BitConverter.ToUInt64(bytes);
    }

    public Guid NewGuid()
    {
        if (seeded is null) return Guid.NewGuid();
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);
        return new Guid(bytes);
    }

    private void Fill(Span<byte> bytes)
    {
        if (seeded is null)
        {
            Random.Shared.NextBytes(bytes);
            return;
        }

        lock (seeded) seeded.NextBytes(bytes);
    }
}
