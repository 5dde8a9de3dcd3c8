using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;

namespace Workflow.Benchmarks.Compiler;

/// <summary>A project in a folder of its own, built by the SDK's command line as a user's is, by a compiler server that serves nobody else.</summary>
internal sealed class ProjectOnDisk
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private readonly string _folder;
    private readonly string _server;
    private int _builds;

    private ProjectOnDisk(string folder, string server) => (_folder, _server) = (folder, server);

    /// <summary>Writes the project down and restores it.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="files">Its source.</param>
    /// <param name="parts">What takes part in its build.</param>
    /// <param name="server">The name of the compiler server.</param>
    public static async Task<ProjectOnDisk> CreateAsync(string folder, IReadOnlyList<SourceFile> files, PackageParts parts, string server)
    {
        // Nothing of the repository around it may take part.
        foreach (string name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            await File.WriteAllTextAsync(Path.Combine(folder, name), "<Project />");
        foreach (SourceFile file in files) await File.WriteAllTextAsync(Path.Combine(folder, file.Name), file.Text);
        string binaries = AppContext.BaseDirectory;
        XElement project = new("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement("PropertyGroup",
                new XElement("TargetFramework", "net10.0"), new XElement("LangVersion", "preview"), new XElement("Nullable", "enable"),
                new XElement("ImplicitUsings", "enable"), new XElement("NuGetAudit", false), new XElement("NoWarn", "$(NoWarn);CS1066"),
                new XElement("UseSharedCompilation", true), new XElement("SharedCompilationId", server)),
            new XElement("ItemGroup",
                new XElement("Reference", new XAttribute("Include", Path.Combine(binaries, "Workflow.Runtime.dll"))),
                new XElement("Reference", new XAttribute("Include", Path.Combine(binaries, "Microsoft.Extensions.*.Abstractions.dll"))),
                Analyzer("Workflow.Generators.dll", PackageParts.Generator),
                Analyzer("Workflow.Analyzers.dll", PackageParts.All)),
            // What the package brings along besides.
            parts >= PackageParts.Generator ? new XElement("Import", new XAttribute("Project", Path.Combine(binaries, "Workflow.Runtime.targets"))) : null);
        await File.WriteAllTextAsync(Path.Combine(folder, "Shop.Orders.csproj"), project.ToString());
        ProjectOnDisk made = new(folder, server);
        await made.RunAsync("restore", "--nologo");
        return made;

        XElement? Analyzer(string file, PackageParts since) =>
            parts >= since ? new XElement("Analyzer", new XAttribute("Include", Path.Combine(binaries, file))) : null;
    }

    /// <summary>Builds it after an edit, and returns how long that took.</summary>
    public async Task<TimeSpan> BuildAsync()
    {
        _builds++;
        string text = WorkflowProject.Other.Text.Replace("return 0;", $"return {_builds.ToString(CultureInfo.InvariantCulture)};", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(_folder, WorkflowProject.Other.Name), text);
        long begun = Stopwatch.GetTimestamp();
        await RunAsync("build", "--nologo", "--no-restore", "-clp:NoSummary");
        return Stopwatch.GetElapsedTime(begun);
    }

    /// <summary>The bytes of the assembly that the last build made.</summary>
    public long AssemblySize => new FileInfo(Path.Combine(_folder, "bin", "Debug", "net10.0", "Shop.Orders.dll")).Length;

    /// <summary>Ends the compiler server.</summary>
    public async Task StopServerAsync()
    {
        string sdk = (await RunAsync("msbuild", "Shop.Orders.csproj", "-getProperty:RoslynTargetsPath")).Trim();
        await RunAsync("exec", Path.Combine(sdk, "bincore", "VBCSCompiler.dll"), $"-pipename:{_server}", "-shutdown");
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        // What "dotnet run" sets for this program is not for the builds that it starts, and the compiler server is to be used.
        foreach (string name in (string[])["UseSharedCompilation", "MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly"]) start.Environment.Remove(name);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new BenchmarkException($"'dotnet {string.Join(' ', arguments)}' took longer than {Limit}.");
        }

        string text = await output + await errors;
        return process.ExitCode == 0 ? text : throw new BenchmarkException($"'dotnet {string.Join(' ', arguments)}' failed: {text}");
    }
}
