using System.Xml.Linq;

namespace Workflow.Packaging.Tests;

/// <summary>A new program outside the repository, made by <c>dotnet new console</c>, that has nothing but the packages. Warnings are errors, every analyzer is on.</summary>
internal sealed class NewProject
{
    private readonly DotNet _dotnet;

    private NewProject(string folder, string packageCache) => (Folder, _dotnet) = (folder, new(folder, packageCache));

    public string Folder { get; }

    public static async Task<NewProject> CreateAsync(PackageFeed packages)
    {
        NewProject project = new(Path.Combine(packages.CreateFolder("project"), "Shop"), packages.PackageCache);
        await new DotNet(Path.GetDirectoryName(project.Folder)!, packages.PackageCache).RunAsync("new", "console", "--output", project.Folder, "--no-restore");
        project.Configure(packages);
        foreach (string source in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "NewProject")))
            File.Copy(source, project.PathOf(Path.GetFileNameWithoutExtension(source)), overwrite: true);
        return project;
    }

    public string PathOf(string file) => Path.Combine(Folder, file);

    public Task WriteAsync(string file, string text) => File.WriteAllTextAsync(PathOf(file), text);

    /// <summary>Changes a file, which must have the text.</summary>
    public async Task ReplaceAsync(string file, string text, string replacement)
    {
        string before = await File.ReadAllTextAsync(PathOf(file));
        before.ShouldContain(text);
        await WriteAsync(file, before.Replace(text, replacement, StringComparison.Ordinal));
    }

    /// <summary>Builds, and returns what was printed.</summary>
    public Task<string> BuildAsync(params string[] options) => _dotnet.RunAsync(["build", "--nologo", "-nodeReuse:false", .. options]);

    /// <summary>Builds what must not build, and returns what was printed.</summary>
    public Task<string> FailToBuildAsync(params string[] options) => _dotnet.FailAsync(["build", "--nologo", "-nodeReuse:false", .. options]);

    /// <summary>Runs what was built, and returns what it printed.</summary>
    public Task<string> RunAsync() => _dotnet.RunAsync("run", "--no-build");

    private void Configure(PackageFeed packages)
    {
        string file = PathOf("Shop.csproj");
        XElement xml = XElement.Load(file);
        xml.Add(
            new XElement("PropertyGroup",
                new XElement("TreatWarningsAsErrors", true), new XElement("MSBuildTreatWarningsAsErrors", true),
                new XElement("AnalysisLevel", "latest-all"), new XElement("GenerateDocumentationFile", true),
                new XElement("NuGetAudit", false), new XElement("RestoreAdditionalProjectSources", packages.Folder),
                // The program's own style is not under test.
                new XElement("NoWarn", "$(NoWarn);CA1515;CA1303;CA1062;CA1024")),
            new XElement("ItemGroup",
                Reference("Workflow.Runtime", packages.Version), Reference("Workflow.Sqlite", packages.Version), Reference("Microsoft.Extensions.Hosting", "10.0.14")));
        xml.Save(file);
    }

    private static XElement Reference(string package, string version) =>
        new("PackageReference", new XAttribute("Include", package), new XAttribute("Version", version));
}
