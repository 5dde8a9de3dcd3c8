using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Determinism;

/// <summary>
/// What is known of members of other assemblies: from source where a project is at hand as a compilation, as in an IDE, else from the facts that
/// its build has published. Safe for concurrent use.
/// </summary>
internal sealed class OtherAssemblies
{
    private readonly Compilation _compilation;
    private readonly Func<Compilation, Judge> _judgeOf;
    private readonly ConcurrentDictionary<IAssemblySymbol, Lazy<Known>> _known = new(SymbolEqualityComparer.Default);

    public OtherAssemblies(Compilation compilation, Func<Compilation, Judge> judgeOf) => (_compilation, _judgeOf) = (compilation, judgeOf);

    /// <summary>Whether anything can be told of a member of another assembly.</summary>
    public bool Know(ISymbol member) => FindingsOf(member) is { IsEmpty: false }
        || (member.ContainingAssembly is { } assembly && Of(assembly).Judge is not null && member.DeclaringSyntaxReferences.Length > 0);

    /// <summary>The findings of a member; null where it belongs to the compilation itself.</summary>
    public ImmutableArray<Finding>? FindingsOf(ISymbol member)
    {
        if (member.ContainingAssembly is not { } assembly || SymbolEqualityComparer.Default.Equals(assembly, _compilation.Assembly)) return null;
        Known known = Of(assembly);
        if (known.Judge is null && known.Facts.Count == 0) return [];
        if (member.OriginalDefinition.GetDocumentationCommentId() is not { } id) return [];
        if (known.Judge is not { } judge) return known.Facts.TryGetValue(id, out ImmutableArray<Finding> facts) ? facts : [];
        return DocumentationCommentId.GetFirstSymbolForDeclarationId(id, known.Compilation!) switch
        {
            IMethodSymbol method => judge.FindingsOf(method),
            IFieldSymbol or IPropertySymbol => judge.FindingsOfStatic(member),
            _ => [],
        };
    }

    private Known Of(IAssemblySymbol assembly) => _known.GetOrAdd(assembly, each => new(() => Find(each))).Value;

    private Known Find(IAssemblySymbol assembly)
    {
        if (_compilation.GetMetadataReference(assembly) is CompilationReference { Compilation: { Language: LanguageNames.CSharp } source })
            return new(_judgeOf(source), source, ImmutableDictionary<string, ImmutableArray<Finding>>.Empty);
        return new(null, null, PublishedFacts.Read(assembly));
    }

    private sealed record Known(Judge? Judge, Compilation? Compilation, ImmutableDictionary<string, ImmutableArray<Finding>> Facts);
}
