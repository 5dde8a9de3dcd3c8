using System.IO.Compression;
using System.Xml.Linq;

namespace Workflow.Packaging.Tests;

/// <summary>What users get: packages, made from what was just built, in a project that knows nothing of this repository.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workflow-packages-").FullName;

    // Never a version that some cache may know already.
    private readonly string _version = $"0.0.0-test.{Guid.NewGuid():N}";

    private string Feed => Path.Combine(_folder, "feed");

    private string PackageCache => Path.Combine(_folder, "cache");

    [Fact]
    public async Task A_new_project_builds_without_warnings_and_runs_a_workflow_with_nothing_but_the_packages()
    {
        await PackAsync();
        string project = await CreateProjectAsync();
        DotNet dotnet = new(project, PackageCache);

        await dotnet.RunAsync("build", "--nologo", "-nodeReuse:false");
        string printed = await dotnet.RunAsync("run", "--no-build");

        printed.ShouldContain("order-1 2.700 applex3,pearx2 no bundle left");
        File.Exists(Path.Combine(project, "shop.db")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_workflow_that_requires_snapshots_and_cannot_have_them_fails_the_build_whatever_is_suppressed()
    {
        await PackAsync();
        string project = await CreateProjectAsync();
        await File.WriteAllTextAsync(Path.Combine(project, "Endless.cs"), """
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
        await File.WriteAllTextAsync(Path.Combine(project, ".editorconfig"), "root = true\n[*.cs]\ndotnet_diagnostic.WFL3001.severity = none\ndotnet_diagnostic.WFL3013.severity = none\n");

        string printed = await new DotNet(project, PackageCache).FailAsync(
            "build", "--nologo", "-nodeReuse:false", "-p:NoWarn=WFL3001%3BWFL3013%3BCA1515%3BCA1303%3BCA1062%3BCA1024");

        printed.ShouldContain("error WFL3013: Workflow 'Endless.ShipAll' resumes by replaying its whole log", customMessage: printed);
    }

    [Fact]
    public async Task Packages_carry_the_compiler_a_readme_documentation_and_symbols()
    {
        await PackAsync();

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

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task PackAsync()
    {
        foreach (string package in Repository.Packages)
        {
            // Packing restores nothing, but reads what the build restored.
            await new DotNet(Repository.Root, DotNet.SharedPackageCache).RunAsync(
                "pack", Path.Combine(Repository.Root, package), "--no-build", "--nologo", "--configuration", Repository.Configuration,
                "--output", Feed, $"-p:PackageVersion={_version}", "-nodeReuse:false");
        }
    }

    private async Task<string> CreateProjectAsync()
    {
        string project = Path.Combine(_folder, "Shop");
        await new DotNet(_folder, PackageCache).RunAsync("new", "console", "--output", project, "--no-restore");
        string file = Path.Combine(project, "Shop.csproj");
        XElement xml = XElement.Load(file);
        xml.Add(
            new XElement("PropertyGroup",
                new XElement("TreatWarningsAsErrors", true), new XElement("MSBuildTreatWarningsAsErrors", true),
                new XElement("AnalysisLevel", "latest-all"), new XElement("GenerateDocumentationFile", true),
                new XElement("NuGetAudit", false), new XElement("RestoreAdditionalProjectSources", Feed),
                // The program's own style is not under test.
                new XElement("NoWarn", "$(NoWarn);CA1515;CA1303;CA1062;CA1024")),
            new XElement("ItemGroup",
                Reference("Workflow.Runtime", _version), Reference("Workflow.Sqlite", _version), Reference("Microsoft.Extensions.Hosting", "10.0.14")));
        xml.Save(file);
        foreach (string source in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "NewProject")))
            File.Copy(source, Path.Combine(project, Path.GetFileNameWithoutExtension(source)), overwrite: true);
        return project;
    }

    private static XElement Reference(string package, string version) =>
        new("PackageReference", new XAttribute("Include", package), new XAttribute("Version", version));

    private string[] Missing(string package, string extension, string[] wanted) => [.. wanted.Except(Entries(package, extension))];

    private string[] Entries(string package, string extension)
    {
        using ZipArchive archive = ZipFile.OpenRead(Path.Combine(Feed, $"{package}.{_version}.{extension}"));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }
}
