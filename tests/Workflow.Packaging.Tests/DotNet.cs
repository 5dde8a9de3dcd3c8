using System.Diagnostics;

namespace Workflow.Packaging.Tests;

/// <summary>Runs the SDK's command line in a folder.</summary>
internal sealed class DotNet(string folder, string packageCache)
{
    /// <summary>The test run's own package cache: what the build restored is there.</summary>
    public static string SharedPackageCache { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Runs a command, and returns what it printed.</summary>
    public Task<string> RunAsync(params string[] arguments) => Command.RunAsync(StartOf(arguments));

    /// <summary>Runs a command that is to fail, and returns what it printed.</summary>
    public Task<string> FailAsync(params string[] arguments) => Command.FailAsync(StartOf(arguments));

    private ProcessStartInfo StartOf(string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments) { WorkingDirectory = folder };
        start.Environment["NUGET_PACKAGES"] = packageCache;
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        // Variables of the test run must not leak into the build under test.
        foreach (string name in (string[])["MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "VSTEST_CONNECTION_TIMEOUT"]) start.Environment.Remove(name);
        return start;
    }
}
