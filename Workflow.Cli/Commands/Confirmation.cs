using System.CommandLine;
using Spectre.Console;
using Workflow.Cli.Showing;

namespace Workflow.Cli.Commands;

/// <summary>Asks before something that cannot be taken back. Only a person at a terminal is asked; a script has decided already.</summary>
internal sealed class Confirmation
{
    public Option<bool> Yes { get; } = new("--yes", "-y") { Description = "Do not ask." };

    /// <exception cref="CommandException">The answer was no.</exception>
    public async Task AskAsync(ParseResult parsed, string question, CancellationToken cancellationToken)
    {
        Screen screen = Screen.Open();
        if (parsed.GetValue(Yes) || !screen.CanAsk) return;
        bool agreed = await new ConfirmationPrompt(Markup.Escape(question)) { DefaultValue = false }.ShowAsync(screen.Ansi, cancellationToken);
        if (!agreed) throw new CommandException(ExitCodes.Refused, "Nothing was done.");
    }
}
