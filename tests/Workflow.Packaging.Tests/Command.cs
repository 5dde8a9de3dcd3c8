using System.Diagnostics;

namespace Workflow.Packaging.Tests;

/// <summary>Runs a program to its end, which must be a success.</summary>
internal static class Command
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Returns what it printed.</summary>
    public static async Task<string> RunAsync(ProcessStartInfo start)
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

        string text = await output + await errors;
        process.ExitCode.ShouldBe(0, $"{start.FileName} {string.Join(' ', start.ArgumentList)}\n{text}");
        return text;
    }
}
