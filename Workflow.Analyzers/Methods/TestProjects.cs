using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workflow.Analyzers.Methods;

/// <summary>Tells projects of tests from others by what they reference: tests call plain bodies, and make workflows that do next to nothing.</summary>
internal static class TestProjects
{
    private static readonly ImmutableHashSet<string> Frameworks = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Workflow.Testing",
        "xunit.core", "xunit.assert", "xunit.v3.core", "xunit.v3.assert",
        "nunit.framework",
        "MSTest.TestFramework", "Microsoft.VisualStudio.TestPlatform.TestFramework",
        "TUnit.Core",
        // What Microsoft.NET.Test.Sdk brings along.
        "Microsoft.VisualStudio.TestPlatform.ObjectModel", "Microsoft.TestPlatform.CoreUtilities");

    public static bool Contain(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(static each => Frameworks.Contains(each.Name));
}
