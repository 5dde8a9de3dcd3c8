using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Finding;

/// <summary>
/// Everything in a compilation that a method body can bind against, apart from the body itself: the declarations of all files, the
/// references, the options. Two compilations with equal shapes give an unchanged file the same meaning.
/// </summary>
internal sealed class DeclarationShape : IEquatable<DeclarationShape>
{
    private static readonly ConditionalWeakTable<Compilation, DeclarationShape> Cache = new();

    private readonly string _assembly;
    private readonly string _declarations;
    private readonly CompilationOptions _options;
    private readonly ImmutableArray<object> _references;

    private DeclarationShape(Compilation compilation)
    {
        _assembly = compilation.AssemblyName ?? "";
        _options = Relevant(compilation.Options);
        _references = [.. compilation.References.Select(IdentityOf)];
        StringBuilder hashes = new();
        foreach (SyntaxTree tree in compilation.SyntaxTrees) hashes.Append(DeclarationText.HashOf(tree)).Append(' ');
        using SHA256 sha = SHA256.Create();
        _declarations = Convert.ToBase64String(sha.ComputeHash(Encoding.ASCII.GetBytes(hashes.ToString())));
    }

    public static DeclarationShape Of(Compilation compilation) => Cache.GetValue(compilation, static each => new DeclarationShape(each));

    public bool Equals(DeclarationShape? other) =>
        other is not null
        && _declarations == other._declarations
        && _assembly == other._assembly
        && _options.Equals(other._options)
        && _references.SequenceEqual(other._references);

    // What remains compares by value; these are made anew for each build and only load what the references stand for.
    private static CompilationOptions Relevant(CompilationOptions options) => options
        .WithMetadataReferenceResolver(null)
        .WithXmlReferenceResolver(null)
        .WithStrongNameProvider(null)
        .WithSyntaxTreeOptionsProvider(null);

    // The identity of what was read from a file: a compiler server makes new references of it, and reads it again when it has changed.
    private static object IdentityOf(MetadataReference reference)
    {
        if (reference is not PortableExecutableReference file) return reference;
        try
        {
            return (file.GetMetadataId(), file.Properties);
        }
        catch (Exception problem) when (problem is IOException or BadImageFormatException)
        {
            // The compiler reports it.
            return reference;
        }
    }

    public override bool Equals(object? obj) => Equals(obj as DeclarationShape);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_declarations);
}
