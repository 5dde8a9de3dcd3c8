using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Snapshots;
using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>What runs need of their host. Shared by all runs of an engine; thread-safe.</summary>
internal sealed class RunServices(
    TimeProvider time, ExceptionCodecs exceptions, WorkflowRegistry registry, ILogger userLogger, Func<string, bool> servesQueue, Random? seeded)
{
    public TimeProvider Time { get; } = time;

    public ExceptionCodecs Exceptions { get; } = exceptions;

    public SnapshotTypes Types { get; } = new(registry);

    /// <summary>What hooks and signals can carry.</summary>
    public PayloadTypes Payloads => registry.Payloads;

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

    /// <summary>A secret of 160 bits, which nobody can guess.</summary>
    public string NewToken()
    {
        Span<byte> bytes = stackalloc byte[20];
        if (seeded is null) RandomNumberGenerator.Fill(bytes);
        else Fill(bytes);
        return "hook_" + Convert.ToHexStringLower(bytes);
    }

    /// <summary>A workflow that this host knows, as generated code calls it.</summary>
    /// <exception cref="BlockedException">The host does not know it.</exception>
    public WorkflowDescriptor<TArguments, TResult> Workflow<TArguments, TResult>(string name, string version) => registry.Workflow(name, version) switch
    {
        WorkflowDescriptor<TArguments, TResult> workflow => workflow,
        null => throw new BlockedException(
            $"The run starts, or goes on as, workflow '{name}' in version {version}, which is not registered in this host. Registered: {registry.Known}. "
            + "Add it with the generated AddXxx method inside AddWorkflows(…), then resume the run."),
        _ => throw new BlockedException(
            $"The run starts, or goes on as, workflow '{name}' in version {version}, which in this host does not take ({typeof(TArguments)}) and return {typeof(TResult)}. "
            + "Deploy the code of both together, then resume the run."),
    };

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
