using Workflow.Runtime;

namespace Workflow.Sqlite.Tests.Processes;

/// <summary>What the steps of a relay do in one process. It says on its output what it does.</summary>
internal sealed class RelayRunner(string name, string database)
{
    public string Name => name;

    private static StepContext Step => StepContext.Current!;

    /// <summary>Lets the steps that hold a run end.</summary>
    public static void Open(string database, string runId) => File.WriteAllText(GateOf(database, runId), "");

    /// <summary>Stays in the step until the test opens the run's gate, whichever process looks.</summary>
    public async Task<string> HoldAsync()
    {
        Console.WriteLine($"{name} holds {Step.RunId}");
        while (!File.Exists(GateOf(database, Step.RunId))) await Task.Delay(10, Step.CancellationToken);
        Console.WriteLine($"{name} lets go {Step.RunId}");
        return name;
    }

    public string Arrive()
    {
        Console.WriteLine($"{name} arrives {Step.RunId}");
        return name;
    }

    private static string GateOf(string database, string runId) => $"{database}.{runId}.gate";
}
