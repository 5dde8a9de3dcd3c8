namespace Workflow.Generators.Versioning;

/// <summary>A line of a skeleton with what stands around it.</summary>
/// <param name="Text">The call or structure.</param>
/// <param name="Path">The structures around it, outermost first: <c>loop/try/</c>.</param>
/// <param name="IsStructure">Whether it is no call.</param>
/// <param name="Index">Its place among the skeleton's lines.</param>
internal sealed record SkeletonItem(string Text, string Path, bool IsStructure, int Index)
{
    public bool IsSameAs(SkeletonItem other) => Text == other.Text && Path == other.Path;

    /// <summary>The call as messages name it: <c>step 'ship'</c>, <c>'Durable.Delay'</c>.</summary>
    public string Title
    {
        get
        {
            if (new SkeletonLine(0, Text).PatchId is { } id) return $"'Durable.Patched(\"{id}\")'";
            return Kind.Length > 0 ? $"{Kind} '{Text.Substring(Kind.Length + 1)}'" : $"'{Text}'";
        }
    }

    /// <summary>The same beside a call of the same kind, which needs no kind.</summary>
    public string TitleBeside(SkeletonItem other) => Kind.Length > 0 && Kind == other.Kind ? Title.Substring(Kind.Length + 1) : Title;

    /// <summary>The structure right around it, as messages name it; null where there is none.</summary>
    public string? Around => Path.Length == 0 ? null : StructureTitle(Path.TrimEnd('/').Split('/').Last());

    /// <summary>A structure as messages name it: <c>a loop</c>.</summary>
    public static string StructureTitle(string structure) => structure switch
    {
        "branch" or "case" => "a branch",
        "try" => "a try block",
        "finally" => "a finally block",
        "lambda" => "a lambda",
        "new" or "old" => "a branch of Durable.Patched",
        _ when structure.StartsWith("catch", StringComparison.Ordinal) => "a catch block",
        _ when structure.StartsWith("workflow ", StringComparison.Ordinal) => $"workflow '{structure.Substring("workflow ".Length)}'",
        _ when structure.StartsWith("patched ", StringComparison.Ordinal) => $"Durable.Patched(\"{structure.Substring("patched ".Length)}\")",
        _ => $"a {structure}",
    };

    private string Kind => Text.StartsWith("step ", StringComparison.Ordinal) ? "step" : Text.StartsWith("workflow ", StringComparison.Ordinal) ? "workflow" : "";
}
