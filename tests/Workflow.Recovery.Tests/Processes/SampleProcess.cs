using System.Diagnostics;
using System.Globalization;
using System.Text;
using Workflow.Sqlite.Writing;

namespace Workflow.Recovery.Processes;

/// <summary>One incarnation of the sample: a real process, that may be killed.</summary>
internal static class SampleProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string Program = InThisFolder("OrderProcessing");
    private static readonly string ThisProgram = InThisFolder("Workflow.Recovery.Tests");

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
        return RunAsync(Program, [.. workspace.Arguments(incarnation), .. crash], killAfter);
    }

    /// <summary>Runs it with any arguments to its end.</summary>
    public static Task<Incarnation> RunAsync(IEnumerable<string> arguments) => RunAsync(Program, arguments, null);

    /// <summary>Runs it on a workspace until it kills itself in the middle of a commit, or to its end where there are not so many.</summary>
    public static Task<Incarnation> RunAsync(Workspace workspace, int incarnation, CommitPhase phase, int commit) =>
        RunAsync(ThisProgram, DyingSample.Arguments(phase, commit, workspace.Arguments(incarnation)), null);

    /// <summary>Runs it until it has printed something, then sends it a signal, and waits for its end.</summary>
    public static async Task<Incarnation> SignalAsync(IEnumerable<string> arguments, string signal, string whenPrinted)
    {
        ProcessStartInfo start = new(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using CancellationTokenSource patience = new(Patience);
        long begun = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{Program} does not start.");
        try
        {
            Task<string> complaints = process.StandardError.ReadToEndAsync(patience.Token);
            StringBuilder printed = new();
            while (!printed.ToString().Contains(whenPrinted, StringComparison.Ordinal))
            {
                string line = await process.StandardOutput.ReadLineAsync(patience.Token)
                    ?? throw new InvalidOperationException($"It ended before it printed '{whenPrinted}'. It had printed:\n{printed}");
                printed.Append(line).Append('\n');
            }

            using Process kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
            printed.Append(await process.StandardOutput.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return new Incarnation(process.ExitCode, Stopwatch.GetElapsedTime(begun), printed.ToString(), await complaints);
        }
        finally
        {
            process.Kill();
        }
    }

    private static string InThisFolder(string program) => Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? program + ".exe" : program);

    private static async Task<Incarnation> RunAsync(string program, IEnumerable<string> arguments, TimeSpan? killAfter)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        long begun = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
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
