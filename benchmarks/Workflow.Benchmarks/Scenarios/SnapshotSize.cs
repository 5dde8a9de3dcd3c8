using System.Text;
using System.Text.Json;
using Workflow.Benchmarks.Engine;
using Workflow.Benchmarks.Report;

namespace Workflow.Benchmarks.Scenarios;

/// <summary>W8: what is kept of a run that waits.</summary>
internal sealed class SnapshotSize : Scenario
{
    // Started, charged, three parcels, and the sleep that begins.
    private const int Events = 1 + 2 + 3 * 2 + 1;

    public override string Name => "W8";

    public override string Description => "the snapshot of a run that waits in the middle of an order of five lines, with six local variables";

    public override async Task RunAsync(ScenarioContext context)
    {
        ParkedRun run = await ParkedRun.MakeAsync(static async client => (await client.StartShipOrderAsync(Order.Typical)).RunId, Events);
        using JsonDocument document = JsonDocument.Parse(run.Snapshots[^1].Data);
        JsonElement root = document.RootElement;
        JsonElement locals = root.GetProperty("locals")[0];
        context.Output.WriteLine($"  Its variables: {string.Join(", ", locals.EnumerateObject().Select(static each => each.Name))}.");
        int ofFrame = SizeOf(root.GetProperty("frames")[0]) + SizeOf(locals);
        Table table = new("", "bytes");
        table.Add("input", $"{run.Run.Input.Length:N0}");
        table.Add("the frame's variables", $"{SizeOf(locals):N0}");
        table.Add("the frame", $"{ofFrame:N0}");
        table.Add("the snapshot", $"{run.Snapshots[^1].Data.Length:N0}");
        context.Output.WriteLine(table);
        context.Output.WriteLine("  " + Verdict.AtMost("KB of the frame", ofFrame / 1024.0, 1));
    }

    private static int SizeOf(JsonElement element) => Encoding.UTF8.GetByteCount(element.GetRawText());
}
