namespace Workflow.Recovery.Processes;

/// <summary>A folder of its own for one database and what belongs to it; deleted with everything in it, unless something was wrong.</summary>
internal sealed class Workspace : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("workflow-recovery-").FullName;

    public string Database => Path.Combine(Folder, "orders.db");

    public string Output => Path.Combine(Folder, "outcome.json");

    /// <summary>Keeps the folder, so that what went wrong can be looked at.</summary>
    public bool IsKept { get; set; }

    /// <summary>Each incarnation has its own, so that every line has its place among the kills.</summary>
    public string EffectsOf(int incarnation) => Path.Combine(Folder, $"effects-{incarnation:000}.log");

    /// <summary>What the sample is told of it.</summary>
    public string[] Arguments(int incarnation) => ["--database", Database, "--output", Output, "--effects", EffectsOf(incarnation)];

    public void Dispose()
    {
        if (!IsKept) Directory.Delete(Folder, recursive: true);
    }
}
