using Workflow.Testing.Conformance.Cases;

namespace Workflow.Testing.Conformance;

/// <summary>
/// What every <see cref="Workflow.Runtime.Storage.IWorkflowStore"/> must do, as cases that any test framework can run. With xunit, a store's
/// test class is:
/// <code>
/// public static TheoryData&lt;string&gt; Cases => [.. StoreConformance.Cases.Select(each => each.Name)];
///
/// [Theory, MemberData(nameof(Cases))]
/// public async Task The_store_conforms(string name)
/// {
///     await using MyFixture fixture = new();
///     await StoreConformance.RunAsync(name, fixture);
/// }
/// </code>
/// </summary>
public static class StoreConformance
{
    /// <summary>All cases. They depend neither on each other nor on their order.</summary>
    public static IReadOnlyList<StoreConformanceCase> Cases { get; } =
    [
        .. CreationCases.All, .. CommitCases.All, .. BatchCases.All, .. FencingCases.All, .. AcquisitionCases.All, .. BlockedRunCases.All, .. PausedRunCases.All, .. FamilyCases.All, .. NewBeginningCases.All,
        .. LeaseCases.All, .. InboxCases.All, .. HookCases.All, .. StepTaskCases.All, .. StepTaskFenceCases.All, .. SnapshotCases.All,
        .. StepCacheCases.All, .. StepReportCases.All, .. DeletionCases.All, .. PublishedWorkflowCases.All, .. ImportCases.All, .. QueryCases.All, .. DataCases.All, .. TraceCases.All, .. SubscriptionCases.All, .. ConcurrencyCases.All,
    ];

    /// <summary>Runs one case.</summary>
    /// <param name="name">The case's name.</param>
    /// <param name="fixture">The store under test, empty; of use to one case only.</param>
    /// <exception cref="StoreConformanceException">The store does not do what the case says.</exception>
    public static Task RunAsync(string name, StoreFixture fixture) =>
        (Cases.FirstOrDefault(each => each.Name == name) ?? throw new ArgumentException($"There is no case '{name}'.", nameof(name))).RunAsync(fixture);
}
