using System.CommandLine;
using Workflow.Cli.Sources;
using Workflow.Runtime;

namespace Workflow.Cli.Commands;

/// <summary>Writes a run with all that belongs to it.</summary>
internal sealed class ExportCommand : Verb
{
    private readonly Argument<string> _run = RunArgument.One();
    private readonly Option<string?> _output = Filled.Of(new Option<string?>("--output", "-o") { Description = "The file; it must not exist. Default: standard output.", HelpName = "FILE" });

    public ExportCommand() : base(
        "export", "Writes a run with its whole log to a file, in the clear.",
        "workflow export order-17 --output order-17.jsonl",
        "workflow export order-17 | workflow import - --store sqlite:copy.db")
    {
        Add(_run);
        Add(_output);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using StoreSource source = SourceOptions.OpenStore(parsed);
        WorkflowHandle run = source.Client.GetHandle(parsed.GetRequiredValue(_run));
        // Whether there is such a run is found out before a file is made for it.
        await run.DescribeAsync(cancellationToken);
        if (parsed.GetValue(_output) is { } file) await WholeFile.WriteAsync(file, stream => run.ExportAsync(stream, cancellationToken));
        else await ToStandardOutputAsync(run, cancellationToken);
        return ExitCodes.Done;
    }

    private static async Task ToStandardOutputAsync(WorkflowHandle run, CancellationToken cancellationToken)
    {
        await using Stream destination = Console.OpenStandardOutput();
        await run.ExportAsync(destination, cancellationToken);
    }
}
