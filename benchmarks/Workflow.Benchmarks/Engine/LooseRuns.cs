using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Workflow.Runtime;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Engine.Snapshots;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Benchmarks.Engine;

/// <summary>Runs that no engine drives, made of an engine's own parts.</summary>
internal sealed class LooseRuns : IDisposable
{
    private readonly ServiceProvider _provider = new ServiceCollection().BuildServiceProvider();
    private readonly WorkflowRegistry _registry;
    private readonly RunServices _services;

    public LooseRuns()
    {
        WorkflowsBuilder builder = new WorkflowsBuilder(new ServiceCollection()).AddFlows().AddOrderFlows();
        _registry = new WorkflowRegistry(builder.Workflows, builder.Steps, builder.Payloads);
        _services = new RunServices(TimeProvider.System, new ExceptionCodecs([]), _registry, NullLogger.Instance, static _ => true, null);
    }

    /// <summary>Loads a run as the store has it, ends the timer that it waits for, and returns when its body has called the next step.</summary>
    /// <param name="store">The store.</param>
    /// <param name="runId">The run.</param>
    /// <param name="policy">Whether it may come back from its snapshot.</param>
    /// <param name="resumes">Counts how it came back.</param>
    public async Task WakeAsync(IWorkflowStore store, string runId, ResumePolicy policy, Resumes resumes)
    {
        RunLoader loader = new(store, _provider.GetRequiredService<IServiceScopeFactory>(), _services, policy, resumes, NullLogger.Instance);
        RunRecord run = (await store.ReadRunAsync(runId, CancellationToken.None))!;
        await using LoadedRun loaded = await loader.LoadAsync(run, Workflow(run.Workflow), static () => { });
        loaded.Context.NewSteps.Clear();
        loaded.Context.Deliver(new LogEntry { Type = EventTypes.SleepCompleted, Call = loaded.Context.Pending.Keys.Single(), Time = DateTimeOffset.UtcNow });
        if (loaded.Context.Violation is { } violation) throw new BenchmarkException($"Run {runId} cannot go on: {violation.Message}");
        if (loaded.Context.NewSteps.Count != 1) throw new BenchmarkException($"Run {runId} was woken and called {loaded.Context.NewSteps.Count} steps, not 1.");
    }

    /// <summary>What a body is started with. Nothing that happens in it is kept.</summary>
    public WorkflowContext NewContext(string workflow)
    {
        RunInfo run = new("benchmark", workflow, "1.0.0", DateTimeOffset.UnixEpoch, new Dictionary<string, string>());
        return new RunContext(run, Workflow(workflow), _services, new RunLog([], 1), static () => { });
    }

    public void Dispose() => _provider.Dispose();

    private WorkflowDescriptor Workflow(string name) => _registry.Workflows.Single(each => each.Name == name);
}
