using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;
using Workflow.Generators.Values;

namespace Workflow.Generators.Finding;

/// <summary>
/// The exceptions that an assembly declares and others can see: whatever a step throws, they come back as what they were, also where no
/// workflow names them.
/// </summary>
internal sealed record AssemblyExceptions(EquatableArray<string> Codecs, EquatableArray<CodecSource> Sources)
{
    /// <summary>Makes what finds them, and computes again only when a declaration has changed.</summary>
    public static Func<Compilation, CancellationToken, AssemblyExceptions> Finder()
    {
        (DeclarationShape Shape, AssemblyExceptions Found)? last = null;
        return (compilation, cancellationToken) =>
        {
            DeclarationShape shape = DeclarationShape.Of(compilation);
            if (last is { } known && known.Shape.Equals(shape)) return known.Found;
            AssemblyExceptions found = Find(compilation, cancellationToken);
            last = (shape, found);
            return found;
        };
    }

    private static AssemblyExceptions Find(Compilation compilation, CancellationToken cancellationToken)
    {
        // A project without workflows pays nothing.
        if (KnownSymbols.Of(compilation).WorkflowAttribute is null) return new(default, default);
        CodecBinder codecs = new(compilation, null, cancellationToken);
        foreach (INamedTypeSymbol exception in CodecBinder.PublicExceptions(compilation)) codecs.AddException(exception);
        return new(codecs.ExceptionCodecs.ToEquatableArray(), codecs.Sources.ToEquatableArray());
    }
}
