using System.CommandLine;
using Microsoft.Win32.SafeHandles;
using Workflow.Cli.Showing;

namespace Workflow.Cli.Commands;

/// <summary>Asks before something that cannot be taken back: whoever sits at a terminal is asked there, a script says <c>--yes</c>.</summary>
internal sealed class Confirmation
{
    public Option<bool> Yes { get; } = new("--yes", "-y") { Description = "Do not ask." };

    /// <exception cref="CommandException">The answer was no, or there is nobody to ask.</exception>
    public async Task AskAsync(ParseResult parsed, string question, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Yes)) return;
        // Standard output may well be piped: it is not needed to ask.
        if (Console.IsInputRedirected || Console.IsErrorRedirected)
            throw new CommandException(ExitCodes.Usage, $"There is no terminal to ask on: {question}", "--yes answers beforehand. Nothing was done.");
        await Console.Error.WriteAsync($"{VisibleText.Of(question)} [y/n] (n): ");
        // What waits for a line cannot be cancelled, so it is left behind.
        string? answer = await Task.Run(ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
        if (answer?.Trim().ToUpperInvariant() is not ("Y" or "YES")) throw new CommandException(ExitCodes.Refused, "Nothing was done.");
    }

    /// <summary>A line as the terminal itself edits it: what .NET makes of a terminal needs standard output to be one, too.</summary>
    private static string? ReadLine()
    {
        if (OperatingSystem.IsWindows()) return Console.In.ReadLine();
        using SafeFileHandle standardInput = new(0, ownsHandle: false);
        using StreamReader lines = new(new FileStream(standardInput, FileAccess.Read, bufferSize: 0));
        return lines.ReadLine();
    }
}
