using Workflow.Cli.Showing;
using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Cli.Commands;

/// <summary>What becomes of an action: its exit code, or the error that it ends with, told on the error stream.</summary>
internal static class Outcome
{
    public static async Task<int> OfAsync(Func<Task<int>> action)
    {
        try
        {
            return await action();
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception error) when (Explain(error) is { } problem)
        {
            await Console.Error.WriteLineAsync($"error: {VisibleText.Of(problem.Message)}");
            if (problem.Hint is not null) await Console.Error.WriteLineAsync($"hint: {VisibleText.Of(problem.Hint)}");
            return problem.ExitCode;
        }
    }

    /// <summary>The error in the words of the command line; null for a defect.</summary>
    private static CommandException? Explain(Exception error) => error switch
    {
        CommandException known => known,
        RunNotFoundException missing => new CommandException(ExitCodes.NotFound, missing.Message, "'workflow ps' lists the runs that there are."),
        HookException { Problem: HookProblem.Unknown } hook => new CommandException(ExitCodes.NotFound, hook.Message, "'workflow describe RUN' shows the tokens that a run waits for."),
        HookException hook => new CommandException(ExitCodes.Refused, hook.Message),
        RunAlreadyExistsException taken => new CommandException(ExitCodes.Refused, taken.Message, "Start it under another id with --id, or see what is there with 'workflow describe'."),
        WorkflowFailedException failed => new CommandException(ExitCodes.Failed, failed.Message, $"'workflow history {failed.RunId}' shows how it came to that."),
        WorkflowValueException value => new CommandException(ExitCodes.Usage, value.Message),
        PayloadException encoded => new CommandException(
            ExitCodes.Unusable, encoded.Message, "The program that executes the runs encodes their data; this one has no keys. What it can see without them: 'workflow ps'."),
        StoreException store => new CommandException(ExitCodes.Unusable, store.Message),
        // Names and ids that do not follow their rules.
        ArgumentException argument => new CommandException(ExitCodes.Usage, argument.Message),
        IOException or UnauthorizedAccessException => new CommandException(ExitCodes.Unusable, error.Message),
        _ => null,
    };
}
