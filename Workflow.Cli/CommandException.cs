namespace Workflow.Cli;

/// <summary>A verb cannot do what it was asked: says so on the error stream, with a way out, and ends the program.</summary>
/// <param name="exitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="message">What is wrong.</param>
/// <param name="hint">What to do about it; null where the message says it.</param>
internal sealed class CommandException(int exitCode, string message, string? hint = null) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    public string? Hint { get; } = hint;
}
