using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Values.Binding;

/// <summary>How codecs override what the runtime declares as <c>protected internal</c>.</summary>
internal static class Overrides
{
    /// <summary>
    /// The accessibility that the language demands of such an override: that of the declaration where the runtime's internals can be seen,
    /// in its friend assemblies; elsewhere <c>protected</c>, the part of it that can be seen there.
    /// </summary>
    public static string OfProtectedInternal(Compilation compilation)
    {
        IAssemblySymbol? runtime = compilation.GetTypeByMetadataName("Workflow.Runtime.Values.ObjectCodec`1")?.ContainingAssembly;
        bool isFriend = runtime is not null
            && (SymbolEqualityComparer.Default.Equals(runtime, compilation.Assembly) || runtime.GivesAccessTo(compilation.Assembly));
        return isFriend ? "protected internal" : "protected";
    }
}
