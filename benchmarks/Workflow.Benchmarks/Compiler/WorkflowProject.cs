using System.Text.RegularExpressions;

namespace Workflow.Benchmarks.Compiler;

/// <summary>The source of a project of workflows: of thirteen, eight and five awaits in turn, each in a file of its own, with the steps that it calls.</summary>
internal static partial class WorkflowProject
{
    /// <summary>The name of the workflow of thirteen awaits.</summary>
    public const string LongName = "Long";

    private static readonly string[] Names = [LongName, "Middle", "Short"];

    /// <summary>A file that no workflow needs.</summary>
    public static SourceFile Other { get; } = new("Other.cs", Read("Other"));

    /// <summary>The files of a project of so many workflows.</summary>
    public static IReadOnlyList<SourceFile> Files(int workflows) =>
        [new SourceFile("Model.cs", Read("Model")), Other, .. Enumerable.Range(0, workflows).Select(number => File(Names[number % Names.Length], number))];

    /// <summary>The same as ordinary async methods, which is what they are without attributes and <c>partial</c>.</summary>
    public static IReadOnlyList<SourceFile> WithoutWorkflows(IReadOnlyList<SourceFile> files) =>
        [.. files.Select(static each => each with { Text = DurabilityPattern.Replace(each.Text, "") })];

    /// <summary>The file of one workflow: its class, its method, its recorded names and those of its steps are its own.</summary>
    public static SourceFile File(string name, int number)
    {
        string text = Read(name).Replace("_0\"", $"_{number}\"", StringComparison.Ordinal).Replace("Workflows0", $"Workflows{number}", StringComparison.Ordinal);
        return new($"{name}Workflows{number}.cs", number == 0 ? text : WorkflowMethodPattern.Replace(text, $"${{0}}{number}"));
    }

    [GeneratedRegex(@"(?<=\[Workflow\(.*\)\]\r?\n.* )\w+(?=\()")]
    private static partial Regex WorkflowMethodPattern { get; }

    [GeneratedRegex(@"^ *\[(Workflow|Step)\(.*\)\]\r?\n| partial", RegexOptions.Multiline)]
    private static partial Regex DurabilityPattern { get; }

    private static string Read(string name)
    {
        using Stream stream = typeof(WorkflowProject).Assembly.GetManifestResourceStream($"{name}.cs.txt")
            ?? throw new BenchmarkException($"The source '{name}' is not part of this program.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
