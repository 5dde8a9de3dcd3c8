using System.Globalization;
using System.Text;

namespace Workflow.Generators.Versioning;

/// <summary>
/// Writes a lock file: always in the same order, one fact a line, so that the difference of two commits reads as what changed.
/// <code>
/// { "name": "process_order", "version": "1", "shape": "…", "skeleton": ["step charge_card", "loop", "  step ship"], "checkpoints": […], "steps": […] }
/// </code>
/// </summary>
internal static class LockFileWriter
{
    public static string Write(LockFile file)
    {
        StringBuilder text = new();
        text.Append("{\n  \"format\": ").Append(LockFile.Format).Append(",\n  \"workflows\": ");
        List(text, "  ", InOrder(file), static (text, each) => Entry(text, each));
        return text.Append("\n}\n").ToString();
    }

    /// <summary>By name and version, each once.</summary>
    private static IEnumerable<LockEntry> InOrder(LockFile file) => file.Entries.Items
        .GroupBy(static each => (each.Name, each.Version)).Select(static each => each.First())
        .OrderBy(static each => each.Name, StringComparer.Ordinal).ThenBy(static each => each.Version, StringComparer.Ordinal);

    private static void Entry(StringBuilder text, LockEntry entry)
    {
        const string Margin = "      ";
        text.Append("{\n").Append(Margin).Append("\"name\": ");
        Quote(text, entry.Name);
        text.Append(",\n").Append(Margin).Append("\"version\": ");
        Quote(text, entry.Version);
        if (entry.IsRetired) text.Append(",\n").Append(Margin).Append("\"retired\": true");
        text.Append(",\n").Append(Margin).Append("\"shape\": ");
        Quote(text, entry.ShapeHash);
        if (entry.Patches.Count > 0) Member(text, "patches", entry.Patches.Items.OrderBy(static each => each, StringComparer.Ordinal), Quote);
        Member(text, "skeleton", entry.Skeleton, static (text, each) => Quote(text, each.ToString()));
        Member(text, "checkpoints", entry.Checkpoints, Checkpoint);
        Member(text, "steps", entry.Steps.Items.OrderBy(static each => each.Name, StringComparer.Ordinal), Step);
        text.Append("\n    }");

        static void Member<T>(StringBuilder text, string name, IEnumerable<T> items, Action<StringBuilder, T> write)
        {
            text.Append(",\n").Append(Margin).Append('"').Append(name).Append("\": ");
            List(text, Margin, items, write);
        }
    }

    private static void Checkpoint(StringBuilder text, LockedCheckpoint checkpoint)
    {
        text.Append("{ \"key\": ");
        Quote(text, checkpoint.Key);
        text.Append(", \"live\": {");
        string separator = " ";
        foreach (LiveVariable variable in checkpoint.Live.Items)
        {
            text.Append(separator);
            Quote(text, variable.Name);
            text.Append(": ");
            Quote(text, variable.Type);
            separator = ", ";
        }

        text.Append(checkpoint.Live.Count == 0 ? "} }" : " } }");
    }

    private static void Step(StringBuilder text, StepSignature step)
    {
        text.Append("{ \"name\": ");
        Quote(text, step.Name);
        text.Append(", \"parameters\": [");
        string separator = "";
        foreach (string parameter in step.Parameters.Items)
        {
            text.Append(separator);
            Quote(text, parameter);
            separator = ", ";
        }

        text.Append("], \"result\": ");
        Quote(text, step.Result);
        text.Append(" }");
    }

    private static void List<T>(StringBuilder text, string margin, IEnumerable<T> items, Action<StringBuilder, T> write)
    {
        string separator = "[";
        foreach (T item in items)
        {
            text.Append(separator).Append('\n').Append(margin).Append("  ");
            write(text, item);
            separator = ",";
        }

        text.Append(separator == "[" ? "[]" : $"\n{margin}]");
    }

    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char each in value)
        {
            if (each is '"' or '\\') text.Append('\\').Append(each);
            else if (each < ' ') text.Append("\\u").Append(((int)each).ToString("x4", CultureInfo.InvariantCulture));
            else text.Append(each);
        }

        text.Append('"');
    }
}
