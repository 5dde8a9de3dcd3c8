using System.Diagnostics;

namespace Workflow.Cli.Tests.Kit;

/// <summary>Runs the command line to its end, through pipes.</summary>
/// <param name="store">The store that WORKFLOW_STORE names; null for none.</param>
internal sealed class WorkflowCommand(string? store = null)
{
    public Task<Answer> RunAsync(params string[] arguments) => RunWithInputAsync("", arguments);

    public async Task<Answer> RunWithInputAsync(string input, params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(Programs.Patience);
        return new Answer(process.ExitCode, await output, await errors);
    }

    /// <summary>Runs it, expects success, and returns what it printed.</summary>
    public async Task<string> PrintAsync(params string[] arguments)
    {
        Answer answer = await RunAsync(arguments);
        answer.ExitCode.ShouldBe(0, $"{string.Join(' ', arguments)}\n{answer.Output}{answer.Errors}");
        return answer.Output;
    }

    /// <summary>Watches a run until it has printed something, and returns all that it has printed by then.</summary>
    public async Task<string> WatchUntilAsync(string runId, string text)
    {
        using Process process = Start(["watch", runId, "--poll-interval", "0.02"]);
        try
        {
            return await ReadUntilAsync(process, text);
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>Watches a run until it has printed something, then sends SIGINT as Ctrl-C does, and waits for the end.</summary>
    public async Task<Answer> InterruptWatchAsync(string runId, string whenPrinted)
    {
        using Process process = Start(["watch", runId]);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string printed = await ReadUntilAsync(process, whenPrinted);
        using Process kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        printed += await process.StandardOutput.ReadToEndAsync().WaitAsync(Programs.Patience);
        await process.WaitForExitAsync().WaitAsync(Programs.Patience);
        return new Answer(process.ExitCode, printed, await errors);
    }

    /// <summary>Watches a run until it has printed something, reads no more, has something else printed, and waits for the end.</summary>
    public async Task<Answer> StopReadingWatchAsync(string runId, string whenPrinted, Func<Task> change)
    {
        using Process process = Start(["watch", runId]);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string printed = await ReadUntilAsync(process, whenPrinted);
        process.StandardOutput.Close();
        await change();
        await process.WaitForExitAsync().WaitAsync(Programs.Patience);
        return new Answer(process.ExitCode, printed, await errors);
    }

    private static async Task<string> ReadUntilAsync(Process process, string text)
    {
        string printed = "";
        while (!printed.Contains(text, StringComparison.Ordinal))
        {
            string line = await process.StandardOutput.ReadLineAsync().WaitAsync(Programs.Patience)
                ?? throw new InvalidOperationException($"It ended before it printed '{text}'. It had printed:\n{printed}");
            printed += line + "\n";
        }

        return printed;
    }

    private Process Start(string[] arguments)
    {
        ProcessStartInfo start = new(Programs.Cli, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (store is null) start.Environment.Remove("WORKFLOW_STORE");
        else start.Environment["WORKFLOW_STORE"] = store;
        return Process.Start(start)!;
    }
}

/// <summary>What the command line told.</summary>
internal sealed record Answer(int ExitCode, string Output, string Errors);
