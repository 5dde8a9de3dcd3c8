namespace Workflow.Generators.Versioning;

/// <summary>One durable call, or one loop, branch or handler around calls, as the lock file has it: indented by two blanks for each level.</summary>
/// <param name="Depth">How many structures it stands in.</param>
/// <param name="Text"><c>step charge_card</c>, <c>Durable.Delay</c>, <c>loop</c>, <c>catch Shop.MailException</c>.</param>
internal readonly record struct SkeletonLine(int Depth, string Text)
{
    private const string Guard = "patched ";
    private const string Question = "Durable.Patched ";

    /// <summary>Whether it is no call, but stands around calls.</summary>
    public bool IsStructure => IsGuard || Text is "loop" or "branch" or "case" or "try" or "catch" or "finally" or "lambda" or "query" or "new" or "old"
        || Text.StartsWith("catch ", StringComparison.Ordinal);

    /// <summary>Whether it stands around the two branches of <c>if (Durable.Patched("id"))</c>.</summary>
    public bool IsGuard => Text.StartsWith(Guard, StringComparison.Ordinal);

    /// <summary>The id that it asks for; null where it asks for none.</summary>
    public string? PatchId => IsGuard ? Text.Substring(Guard.Length)
        : Text.StartsWith(Question, StringComparison.Ordinal) ? Text.Substring(Question.Length) : null;

    public static string GuardOf(string id) => Guard + id;

    public static string QuestionOf(string id) => Question + id;

    public static SkeletonLine Parse(string line)
    {
        string text = line.TrimStart(' ');
        return new((line.Length - text.Length) / 2, text);
    }

    public override string ToString() => new string(' ', 2 * Depth) + Text;
}
