using Microsoft.Extensions.Logging;
using Workflow.Runtime.Storage;

namespace Workflow.Testing;

/// <summary>How a <see cref="WorkflowTestHost"/> behaves.</summary>
public sealed record TestHostOptions
{
    /// <summary>How often runs are dropped from memory and brought back. Default <see cref="ResumeMode.Live"/>.</summary>
    public ResumeMode Resume { get; init; } = ResumeMode.Live;

    /// <summary>Makes identifiers, random numbers of runs and <see cref="ResumeMode.Random"/> the same in every test run. Default 0.</summary>
    public int Seed { get; init; }

    /// <summary>When virtual time begins. Default 2025-01-01 00:00 UTC.</summary>
    public DateTimeOffset StartTime { get; init; } = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Makes the store; the host disposes it. Null, the default, keeps runs in memory.</summary>
    public Func<IWorkflowStore>? Store { get; init; }

    /// <summary>Where log lines go. Null, the default, drops them.</summary>
    public ILoggerFactory? Loggers { get; init; }
}
