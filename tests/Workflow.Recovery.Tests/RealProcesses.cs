namespace Workflow.Recovery;

/// <summary>Tests that start processes take turns, and share one look at the undisturbed run.</summary>
[CollectionDefinition(nameof(RealProcesses))]
public sealed class RealProcesses : ICollectionFixture<UndisturbedRunFixture>;
