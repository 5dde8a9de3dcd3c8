using System.IO.Compression;

namespace Workflow.Packaging.Tests;

/// <summary>What users get: packages, made from what was just built, in a project that knows nothing of this repository.</summary>
[Collection(nameof(Packages))]
public sealed class PackageTests(PackageFeed packages)
{
    [Fact]
    public async Task A_new_project_builds_without_warnings_and_runs_a_workflow_with_nothing_but_the_packages()
    {
        NewProject project = await NewProject.CreateAsync(packages);

        await project.BuildAsync();
        string printed = await project.RunAsync();

        printed.ShouldContain("order-1 2.700 applex3,pearx2 no bundle left");
        File.Exists(project.PathOf("shop.db")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_workflow_that_requires_snapshots_and_cannot_have_them_fails_the_build_whatever_is_suppressed()
    {
        NewProject project = await NewProject.CreateAsync(packages);
        await project.WriteAsync("Endless.cs", """
            #pragma warning disable WFL3001, WFL3002, WFL3013
            using System.Diagnostics.CodeAnalysis;
            using Workflow.Runtime;

            [assembly: SuppressMessage("State", "WFL3001")]

            namespace Shop;

            /// <summary>Resumes by replay.</summary>
            public partial class Endless
            {
                /// <summary>Ships what there is to ship.</summary>
                [Workflow(Snapshots = SnapshotMode.Required)]
                public static async partial Task ShipAll(int[] numbers)
                {
                    foreach (int number in numbers.Where(each => each > 0)) await Push(number);
                }

                [Step]
                private static partial Task Push(int number) => Task.CompletedTask;
            }
            """);
        await project.WriteAsync(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.WFL3001.severity = none\ndotnet_diagnostic.WFL3013.severity = none\n");

        string printed = await project.FailToBuildAsync("-p:NoWarn=WFL3001%3BWFL3013%3BCA1515%3BCA1303%3BCA1062%3BCA1024");

        printed.ShouldContain("error WFL3013: Workflow 'Endless.ShipAll' resumes by replaying its whole log", customMessage: printed);
    }

    [Fact]
    public async Task A_locked_project_builds_until_a_change_would_break_runs_in_flight_and_again_when_the_change_is_accepted()
    {
        NewProject project = await NewProject.CreateAsync(packages);
        const string reserve = """await Reserve(order.Id, order.Lines.Count > 1 ? "bundle" : "single");""";

        await project.BuildAsync("-t:UpdateWorkflowLock");
        await project.BuildAsync();
        await project.ReplaceAsync("OrderWorkflows.cs", reserve, $"""await Notify(order.Id, "Soon."); {reserve}""");
        string refused = await project.FailToBuildAsync();
        // It never writes what would break runs in flight, unless it is told that there are none.
        string kept = await project.FailToBuildAsync("-t:UpdateWorkflowLock");
        string refusedAgain = await project.FailToBuildAsync();
        await project.BuildAsync("-t:UpdateWorkflowLock", "-p:WorkflowLockAccept=true");
        await project.BuildAsync();

        refused.ShouldContain("error WFL4001");
        refused.ShouldContain("'Notify'");
        kept.ShouldContain("-p:WorkflowLockAccept=true");
        refusedAgain.ShouldContain("error WFL4001");
    }

    [Fact]
    public void Packages_carry_the_compiler_a_readme_documentation_and_symbols()
    {
        Missing("Workflow.Runtime", "nupkg", [
            "README.md", "lib/net10.0/Workflow.Runtime.dll", "lib/net10.0/Workflow.Runtime.xml",
            "analyzers/dotnet/cs/Workflow.Generators.dll", "analyzers/dotnet/cs/Workflow.Analyzers.dll", "analyzers/dotnet/cs/Workflow.CodeFixes.dll",
        ]).ShouldBeEmpty();
        foreach (string package in Repository.Packages)
        {
            Missing(package, "nupkg", ["README.md", $"lib/net10.0/{package}.dll", $"lib/net10.0/{package}.xml"]).ShouldBeEmpty();
            Entries(package, "snupkg").ShouldContain($"lib/net10.0/{package}.pdb");
        }
    }

    private string[] Missing(string package, string extension, string[] wanted) => [.. wanted.Except(Entries(package, extension))];

    private string[] Entries(string package, string extension)
    {
        using ZipArchive archive = ZipFile.OpenRead(Path.Combine(packages.Folder, $"{package}.{packages.Version}.{extension}"));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }
}
