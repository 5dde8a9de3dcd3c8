namespace Workflow.Cli.Tests.Kit;

/// <summary>The real programs.</summary>
internal static class Programs
{
    /// <summary>How long anything may take before a test gives up; never how long it has to take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The command line.</summary>
    public static string Cli { get; } = InThisFolder("Workflow.Cli");

    /// <summary>The program of this assembly.</summary>
    public static string ThisOne { get; } = InThisFolder("Workflow.Cli.Tests");

    private static string InThisFolder(string program) => Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? program + ".exe" : program);
}
