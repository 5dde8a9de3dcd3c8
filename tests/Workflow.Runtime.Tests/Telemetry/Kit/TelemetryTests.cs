namespace Workflow.Runtime.Tests.Telemetry.Kit;

/// <summary>Listeners hear the whole process: while these tests run no others do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TelemetryTests
{
    public const string Name = "telemetry";
}
