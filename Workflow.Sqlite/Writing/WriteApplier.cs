using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Writing;

/// <summary>Applies writes, each whole or not at all: what a write depends on is checked before, or by, its first change.</summary>
internal sealed class WriteApplier
{
    private static readonly StoreOutcome[] OneDone = [StoreOutcome.Done];
    private readonly InboxWrites _inbox;
    private readonly StepTaskWrites _stepTasks;
    private readonly RunCreation _creation;
    private readonly RunCommits _commits;
    private readonly RunRestarts _restarts;
    private readonly StepReportWrites _reports;
    private readonly RunImport _import;
    private readonly Statement _putStepCache;

    public WriteApplier(WriteSession session, RunKeys keys)
    {
        EventWrites events = new(session);
        _inbox = new InboxWrites(session);
        _stepTasks = new StepTaskWrites(session, _inbox);
        _creation = new RunCreation(session, keys, events);
        _reports = new StepReportWrites(session);
        _commits = new RunCommits(session, keys, events, _stepTasks, _creation, _inbox, _reports);
        _restarts = new RunRestarts(session, events, _inbox);
        _import = new RunImport(session, _creation, _inbox, _stepTasks);
        _putStepCache = session.Database.Prepare("INSERT OR REPLACE INTO step_cache (key, result, expires_at) VALUES (?1, ?2, ?3)");
    }

    public IReadOnlyList<StoreOutcome> Apply(IReadOnlyList<StoreWrite> writes)
    {
        if (writes.Count == 1 && Apply(writes[0]) is { } only) return only == StoreOutcome.Done ? OneDone : [only];
        StoreOutcome[] outcomes = new StoreOutcome[writes.Count];
        for (int i = 0; i < outcomes.Length; i++) outcomes[i] = Apply(writes[i]);
        return outcomes;
    }

    private StoreOutcome Apply(StoreWrite write) => write switch
    {
        CommitRun commit => _commits.Commit(commit),
        CreateRun create => _creation.Create(create),
        DeliverMessage message => _inbox.Deliver(message),
        AnswerHook answer => _inbox.Answer(answer),
        CompleteStep complete => _stepTasks.Complete(complete),
        RestartRun restart => _restarts.Restart(restart),
        ImportRun import => _import.Import(import),
        PutStepCache put => Put(put),
        ReportStep report => _reports.Report(report),
        _ => throw new ArgumentException($"This store does not know writes of type {write.GetType().Name}.", nameof(write)),
    };

    private StoreOutcome Put(PutStepCache put)
    {
        _putStepCache.Bind(1, put.Key).Bind(2, put.Entry.Result).Bind(3, put.Entry.ExpiresAt).Run();
        return StoreOutcome.Done;
    }
}
