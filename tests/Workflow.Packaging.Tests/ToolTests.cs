namespace Workflow.Packaging.Tests;

/// <summary>The command line as users install it.</summary>
[Collection(nameof(Packages))]
public sealed class ToolTests(PackageFeed packages)
{
    private readonly string _folder = packages.CreateFolder("tools");

    [Fact]
    public async Task The_tool_is_installed_from_its_package_and_runs()
    {
        await new DotNet(_folder, packages.PackageCache).RunAsync(
            "tool", "install", Repository.Tool, "--tool-path", _folder, "--version", packages.Version, "--add-source", packages.Folder);

        string help = await Command.RunAsync(new(Path.Combine(_folder, "workflow"), ["watch", "--help"]));
        string refused = await Command.FailAsync(new(Path.Combine(_folder, "workflow"), ["ps", "--store", $"sqlite:{Path.Combine(_folder, "missing.db")}"]));

        help.ShouldContain("workflow watch order-17 --exit-on-complete");
        refused.ShouldContain("hint: ");
    }
}
