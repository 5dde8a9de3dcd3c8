namespace Workflow.Cli;

/// <summary>What the program tells its caller. Documented in docs/cli.md; a code never changes its meaning.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The run failed, or a check found problems.</summary>
    public const int Failed = 1;

    /// <summary>The command line, or what it names, makes no sense.</summary>
    public const int Usage = 2;

    /// <summary>No such run, workflow, token or file.</summary>
    public const int NotFound = 3;

    /// <summary>The state of things does not allow it: the run has ended, the id is taken, the hook was answered.</summary>
    public const int Refused = 4;

    /// <summary>The store or the traces cannot be used.</summary>
    public const int Unusable = 5;

    /// <summary>Stopped by Ctrl-C: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
