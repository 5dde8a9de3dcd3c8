using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Tests.Kit;

/// <summary>What a user's project in memory has in common with one on disk: the SDK's usings, and references to the framework that runs here and to Workflow.Runtime.</summary>
internal static class UserProject
{
    public const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <param name="others">File names of further assemblies.</param>
    public static ImmutableArray<MetadataReference> References(params string[] others) =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(each => IsReferenced(Path.GetFileName(each), others))
            .Select(static each => MetadataReference.CreateFromFile(each)),
    ];

    private static bool IsReferenced(string file, string[] others) =>
        file.StartsWith("System.", StringComparison.Ordinal) || file is "mscorlib.dll" or "netstandard.dll" or "Workflow.Runtime.dll"
        || file.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || others.Contains(file, StringComparer.Ordinal);
}
