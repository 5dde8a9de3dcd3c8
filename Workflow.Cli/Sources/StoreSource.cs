using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Cli.Sources;

/// <summary>Runs in a store, reached as a mere client: nothing is executed here.</summary>
internal sealed class StoreSource : IRunSource
{
    private readonly ServiceProvider _services;
    private readonly PublishedLines _lines;

    private StoreSource(StoreAddress address, ServiceProvider services)
    {
        Name = address.ToString();
        _services = services;
        Client = services.GetRequiredService<WorkflowClient>();
        _lines = new PublishedLines(Client);
    }

    public string Name { get; }

    public WorkflowClient Client { get; }

    /// <summary>Opens a store, which has to be there unless it may be made.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="use">What is to be done with it.</param>
    /// <param name="configure">Adds workflows whose code is at hand; null for none.</param>
    /// <exception cref="CommandException">There is no store.</exception>
    public static StoreSource Open(StoreAddress address, StoreUse use, Action<WorkflowsBuilder>? configure = null)
    {
        if (use != StoreUse.Make) address.CheckExists();
        ServiceCollection services = new();
        services.AddWorkflows(workflows =>
        {
            address.Use(workflows, use);
            workflows.ConfigureWorker(static worker => worker.Queues = []);
            configure?.Invoke(workflows);
        });
        return new StoreSource(address, services.BuildServiceProvider());
    }

    public async IAsyncEnumerable<RunView> ListAsync(RunFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (RunDescription run in DescribeAsync(filter, cancellationToken)) yield return StoreWatch.Outline(run);
    }

    /// <summary>The runs that match, newest first, with all that the store says of them.</summary>
    public async IAsyncEnumerable<RunDescription> DescribeAsync(RunFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RunQuery query = new()
        {
            IdPrefix = filter.Id.Prefix is { Length: > 0 } prefix ? prefix : null,
            Statuses = filter.Statuses.Count == 0 ? null : [.. filter.Statuses.Select(RunStatusText.Parse)],
            Workflow = filter.Workflow,
            Version = filter.Version,
            Tags = filter.Tags.Count == 0 ? null : filter.Tags,
            CreatedFrom = filter.CreatedFrom,
        };
        await foreach (RunDescription run in Client.ListRunsAsync(query, cancellationToken))
            if (filter.Id.Matches(run.RunId)) yield return run;
    }

    public IRunWatch Watch(string runId) => new StoreWatch(Client.GetHandle(runId), _lines);

    public CommandException NotFound(string runId) => new(ExitCodes.NotFound, $"There is no run '{runId}' in {Name}.", "'workflow ps' lists the runs that there are.");

    public async IAsyncEnumerable<HistoryEntry> HistoryAsync(string runId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string status = "running";
        await foreach (RunEvent next in Client.GetHandle(runId).GetEventsAsync(0, cancellationToken))
        {
            status = EventText.StatusAfter(next) ?? status;
            yield return new HistoryEntry(next.Sequence, status, EventText.Of(next), next.Time) { Type = next.Type, Data = next.Data };
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
