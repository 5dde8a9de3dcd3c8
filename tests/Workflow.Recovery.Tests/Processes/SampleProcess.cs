using System.Diagnostics;
using System.Globalization;

namespace Workflow.Recovery.Processes;

/// <summary>One incarnation of the sample: a real process, that may be killed.</summary>
internal static class SampleProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "OrderProcessing.exe" : "OrderProcessing");

    /// <summary>The exit code of a process that was killed, 128 + SIGKILL where there are signals.</summary>
    public static int KilledCode => OperatingSystem.IsWindows() ? -1 : 137;

    /// <summary>Runs it on a workspace to its end, or kills it after a time.</summary>
    /// <param name="workspace">Its files.</param>
    /// <param name="incarnation">Which one it is for them, from 0.</param>
    /// <param name="killAfter">When it is killed; null for never.</param>
    /// <param name="crashAfter">After how many steps it kills itself; null for never.</param>
    public static Task<Incarnation> RunAsync(Workspace workspace, int incarnation, TimeSpan? killAfter = null, int? crashAfter = null)
    {
        string[] crash = crashAfter is { } steps ? ["--crash-after", steps.ToString(CultureInfo.InvariantCulture)] : [];
        return RunAsync(
            ["--database", workspace.Database, "--output", workspace.Output, "--effects", workspace.EffectsOf(incarnation), .. crash], killAfter);
    }

    /// <summary>Runs it with any arguments to its end, or kills it after a time.</summary>
    public static async Task<Incarnation> RunAsync(IEnumerable<string> arguments, TimeSpan? killAfter = null)
    {
        ProcessStartInfo start = new(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        long begun = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{Program} does not start.");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> complaints = process.StandardError.ReadToEndAsync();
        bool isHanging = !await EndsWithinAsync(process, killAfter ?? Patience) && killAfter is null;
        process.Kill();
        await process.WaitForExitAsync();
        TimeSpan lived = Stopwatch.GetElapsedTime(begun);
        isHanging.ShouldBeFalse($"The sample did not end within {Patience}. It had printed:\n{await output}\n{await complaints}");
        return new Incarnation(process.ExitCode, lived, await output, await complaints);
    }

    private static async Task<bool> EndsWithinAsync(Process process, TimeSpan time)
    {
        using CancellationTokenSource timeout = new(time);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
