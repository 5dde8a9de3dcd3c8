using System.Diagnostics;
using System.Globalization;
using OrderProcessing.CommandLine;
using OrderProcessing.Processing;
using Workflow.Sqlite.Writing;

namespace Workflow.Recovery.Processes;

/// <summary>The sample in a process of its own, which kills itself in the middle of a commit.</summary>
internal static class DyingSample
{
    public const string Verb = "die";

    /// <summary>The command line of a process that dies when so many commits have reached a phase.</summary>
    public static string[] Arguments(CommitPhase phase, int commit, IEnumerable<string> sample) =>
        [Verb, phase.ToString(), commit.ToString(CultureInfo.InvariantCulture), .. sample];

    /// <summary>What the process does.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        CommitPhase phase = Enum.Parse<CommitPhase>(args[1]);
        int left = int.Parse(args[2], CultureInfo.InvariantCulture);
        return OrderProcess.RunAsync(CommandLineParser.Parse(args[3..]) with
        {
            // Called on one thread: the writer's.
            ConfigureStore = options => options.OnPhase = reached =>
            {
                if (reached == phase && --left == 0) Process.GetCurrentProcess().Kill();
            },
        });
    }
}
