namespace Workflow.Packaging.Tests;

/// <summary>
/// Programs whose unused code is cut away, in which nothing is found by reflection. Warnings of the trimmer are errors; those of the analyzers for trimming and for
/// compiling ahead of time are errors of every build.
/// </summary>
[Collection(nameof(Packages))]
public sealed class TrimmingTests(PackageFeed packages)
{
    private readonly string _folder = packages.CreateFolder("trimmed");

    public static TheoryData<string> Projects => [.. Repository.Packages];

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task Every_package_is_checked_for_compiling_ahead_of_time(string package) =>
        (await new DotNet(_folder, DotNet.SharedPackageCache).RunAsync("msbuild", Path.Combine(Repository.Root, package), "-getProperty:IsAotCompatible")).Trim().ShouldBe("true");

    [Fact]
    public async Task A_trimmed_program_runs_its_workflows_and_resumes_them_from_their_snapshots()
    {
        string output = Path.Combine(_folder, "program");
        await new DotNet(_folder, DotNet.SharedPackageCache).RunAsync(
            "publish", Path.Combine(Repository.Root, "samples", "TrimmedWorkflows"), "--no-build", "--nologo", "--configuration", Repository.Configuration,
            "--output", output, "-nodeReuse:false");

        string printed = await Command.RunAsync(new(Path.Combine(output, "TrimmedWorkflows")));

        printed.ShouldContain("order-1 costs 6.00 EUR; missing: (unicorn, There are no 101 of them.)");
        printed.ShouldContain("apple: Parcel { Label = apple by van, Kilograms = 6 }");
        printed.ShouldContain("card: Letter { Label = card by bicycle }");
        printed.ShouldContain("Brought back: True; times that its body began: 1");
        printed.ShouldContain("""WaitForReturns waits at Durable.DelayUntil#1 with order = {"Id":"order-1",""");
    }

    [Fact]
    public async Task Nothing_in_the_packages_is_more_than_the_trimmer_can_see()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Trimming", "KeepsEverything.csproj.txt"), Path.Combine(_folder, "KeepsEverything.csproj"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "Program.cs"), "return 0;");

        string printed = await new DotNet(_folder, packages.PackageCache).RunAsync(
            "publish", Path.Combine(_folder, "KeepsEverything.csproj"), "--nologo", "--configuration", Repository.Configuration,
            $"-p:PackagesVersion={packages.Version}", $"-p:RestoreAdditionalProjectSources={packages.Folder}",
            $"-p:RestoreFallbackFolders={DotNet.SharedPackageCache}", "--output", Path.Combine(_folder, "everything"), "-nodeReuse:false");

        printed.ShouldContain("Optimizing assemblies for size");
    }
}
