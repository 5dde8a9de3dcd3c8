using System.CommandLine;
using Workflow.Cli.Sources;
using Workflow.Runtime;

namespace Workflow.Cli.Commands;

/// <summary>Takes in a run that was exported.</summary>
internal sealed class ImportCommand : Verb
{
    private readonly Argument<string> _file = new("FILE") { Description = "The file that export wrote, or - for standard input." };

    public ImportCommand() : base(
        "import", "Takes in a run that was exported; one that had not ended goes on here.",
        "workflow import order-17.jsonl",
        "workflow export order-17 | workflow import - --store sqlite:copy.db")
    {
        Add(_file);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string file = parsed.GetRequiredValue(_file);
        if (file != "-" && !File.Exists(file)) throw new CommandException(ExitCodes.NotFound, $"There is no file '{file}'.");
        await using StoreSource source = SourceOptions.OpenOrMakeStore(parsed);
        await using Stream text = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
        try
        {
            Console.WriteLine(await source.Client.ImportAsync(text, cancellationToken));
        }
        catch (RunAlreadyExistsException error)
        {
            throw new CommandException(ExitCodes.Refused, error.Message, "Nothing was written. Import it into another store with --store.");
        }
        catch (RunImportException error)
        {
            throw new CommandException(ExitCodes.Usage, error.Message, "Nothing was written. 'workflow export RUN --output FILE' writes what can be imported.");
        }

        return ExitCodes.Done;
    }
}
