using System.Globalization;
using System.Text.Json;
using Workflow.Cli.Sources;
using Workflow.Runtime;

namespace Workflow.Cli.Showing;

/// <summary>The bodies under way, each with the line where it waits, what for, and its variables.</summary>
internal static class StackRows
{
    private const int LongestValue = 200;

    public static void Write(Screen screen, RunDescription run, RunStackTrace stack)
    {
        CellRows.Write(screen, [[run.RunId, Cell.Status(run.Status.ToText()), string.Create(CultureInfo.InvariantCulture, $"step {stack.Sequence}")]]);
        foreach (RunStackFrame frame in stack.Frames)
        {
            screen.Output.WriteLine();
            CellRows.Write(screen, [[frame.Method, Cell.Quiet(new ViewFrame(frame.Method, frame.File, frame.Line, 0).Place)]]);
            screen.Output.WriteLine($"  waits for {VisibleText.Of(frame.Awaits)}");
            CellRows.Write(screen, [.. frame.Locals.OrderBy(static local => local.Key, StringComparer.Ordinal).Select(static local => new Cell[] { $"  {local.Key}", $"= {Short(local.Value)}" })]);
        }
    }

    private static string Short(JsonElement value)
    {
        string text = JsonText.OneLine(value);
        return text.Length <= LongestValue ? text : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, LongestValue)}… ({text.Length} characters; --json shows all)");
    }
}
