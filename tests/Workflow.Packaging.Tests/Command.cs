using System.Diagnostics;

namespace Workflow.Packaging.Tests;

/// <summary>Runs a program to its end.</summary>
internal static class Command
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Returns what it printed; it must succeed.</summary>
    public static async Task<string> RunAsync(ProcessStartInfo start)
    {
        (int exitCode, string text) = await ExecuteAsync(start);
        exitCode.ShouldBe(0, Describe(start, text));
        return text;
    }

    /// <summary>Returns what it printed; it must fail.</summary>
    public static async Task<string> FailAsync(ProcessStartInfo start)
    {
        (int exitCode, string text) = await ExecuteAsync(start);
        exitCode.ShouldNotBe(0, Describe(start, text));
        return text;
    }

    private static string Describe(ProcessStartInfo start, string text) => $"{start.FileName} {string.Join(' ', start.ArgumentList)}\n{text}";

    private static async Task<(int ExitCode, string Text)> ExecuteAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, await output + await errors);
    }
}
