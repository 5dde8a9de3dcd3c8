namespace Workflow.Packaging.Tests;

/// <summary>
/// The packages, made once from what was just built, and a package cache that starts empty. The tests that share it run one after the other: whoever packs,
/// publishes or restores in the repository's own folders would disturb the others.
/// </summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("workflow-packages-").FullName;

    /// <summary>Never a version that some cache may know already.</summary>
    public string Version { get; } = $"0.0.0-test.{Guid.NewGuid():N}";

    /// <summary>Where the packages are.</summary>
    public string Folder => Path.Combine(_root, "feed");

    /// <summary>What projects made from the packages restore to.</summary>
    internal string PackageCache => Path.Combine(_root, "cache");

    /// <summary>A folder of its own for one test, gone when the last test has ended.</summary>
    internal string CreateFolder(string name) => Directory.CreateDirectory(Path.Combine(_root, $"{name}-{Guid.NewGuid():N}")).FullName;

    public async Task InitializeAsync()
    {
        foreach (string package in (string[])[.. Repository.Packages, Repository.Tool])
        {
            // Packing restores nothing, but reads what the build restored.
            await new DotNet(Repository.Root, DotNet.SharedPackageCache).RunAsync(
                "pack", Path.Combine(Repository.Root, package), "--no-build", "--nologo", "--configuration", Repository.Configuration,
                "--output", Folder, $"-p:PackageVersion={Version}", "-nodeReuse:false");
        }
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }
}
