using Spectre.Console;

namespace Workflow.Cli.Showing;

/// <summary>Where output goes: a terminal, with colours and panels that change, or a pipe or file, with plain lines.</summary>
internal sealed class Screen
{
    private Screen(bool isTerminal, IAnsiConsole ansi, TextWriter output) => (IsTerminal, Ansi, Output) = (isTerminal, ansi, output);

    /// <summary>Whether a person looks at a terminal.</summary>
    public bool IsTerminal { get; }

    /// <summary>The terminal.</summary>
    public IAnsiConsole Ansi { get; }

    /// <summary>For plain text: nothing is wrapped or coloured.</summary>
    public TextWriter Output { get; }

    /// <summary>The process's own. Colours are left out where NO_COLOR is set to anything.</summary>
    public static Screen Open()
    {
        bool isTerminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        bool hasColors = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        IAnsiConsole ansi = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = hasColors ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        return new Screen(isTerminal, ansi, Console.Out);
    }
}
