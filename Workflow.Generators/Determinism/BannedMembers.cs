using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Determinism;

/// <summary>The tables, to ask about a symbol. Safe for concurrent use.</summary>
internal sealed class BannedMembers
{
    private static readonly TypeLines Nothing = new(null, []);

    private readonly Dictionary<string, BannedLine> _namespaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BannedLine> _types = new(StringComparer.Ordinal);
    private readonly ILookup<string, BannedLine> _members;
    private readonly ConcurrentDictionary<INamedTypeSymbol, TypeLines> _known = new(SymbolEqualityComparer.Default);

    /// <param name="usersLines">Lines of the user's, which win over ours about the same thing.</param>
    public BannedMembers(ImmutableArray<BannedLine> usersLines)
    {
        Lines = BannedMembersFile.Own.AddRange(usersLines);
        foreach (BannedLine line in Lines)
        {
            if (line.Kind == 'N') _namespaces[line.Name] = line;
            if (line.Kind == 'T') _types[line.Name] = line;
        }

        // The user's lines come first.
        _members = Lines.Reverse().Where(static each => each.Kind is not ('N' or 'T')).ToLookup(static each => TypeOf(each.Name), StringComparer.Ordinal);
    }

    public ImmutableArray<BannedLine> Lines { get; }

    /// <summary>The line that judges a symbol, be it an exception; null where there is none.</summary>
    public BannedLine? LineOf(ISymbol symbol)
    {
        for (ISymbol? each = symbol.OriginalDefinition; each is not null; each = OverriddenBy(each))
            if (DeclaredLineOf(each) is { } line) return line;
        return null;
    }

    /// <summary>The type that the id of a member names, with its namespace.</summary>
    public static string TypeOf(string member)
    {
        int end = member.IndexOf('(');
        return member.Substring(0, member.LastIndexOf('.', end < 0 ? member.Length - 1 : end) is > 0 and var dot ? dot : 0);
    }

    /// <summary>The name of a member in its id, without parameters and arity.</summary>
    public static string SimpleNameOf(string member)
    {
        int end = member.IndexOf('(');
        string name = end < 0 ? member : member.Substring(0, end);
        name = name.Substring(name.LastIndexOf('.') + 1);
        int arity = name.IndexOf('`');
        return arity < 0 ? name : name.Substring(0, arity);
    }

    private BannedLine? DeclaredLineOf(ISymbol symbol)
    {
        if (symbol.ContainingType is not { } type) return null;
        TypeLines lines = _known.GetOrAdd(type.OriginalDefinition, LinesOf);
        if (lines == Nothing) return null;
        // An accessor is judged by its property.
        ISymbol judged = symbol is IMethodSymbol { AssociatedSymbol: { } associated } ? associated : symbol;
        if (lines.Members.Length > 0 && judged.GetDocumentationCommentId() is { Length: > 2 } id)
        {
            foreach (BannedLine line in lines.Members)
                if (line.Kind == id[0] && Covers(line, id)) return line;
        }

        return lines.Whole;
    }

    private static bool Covers(BannedLine line, string id)
    {
        if (string.CompareOrdinal(id, 2, line.Name, 0, line.Name.Length) != 0) return false;
        int end = line.Name.Length + 2;
        return id.Length == end || (line.CoversOverloads && (id[end] == '(' || string.CompareOrdinal(id, end, "``", 0, 2) == 0));
    }

    private TypeLines LinesOf(INamedTypeSymbol type)
    {
        ImmutableArray<BannedLine> members = [];
        string name = IdOf(type);
        if (_members.Contains(name)) members = [.. _members[name]];
        BannedLine? whole = _types.TryGetValue(name, out BannedLine line) ? line : NamespaceLineOf(type);
        // What derives from a banned class of the framework is as bad, unless it is the user's own, whose code can be read.
        if (whole is null && type.DeclaringSyntaxReferences.IsEmpty && type.BaseType is { SpecialType: not SpecialType.System_Object } parent)
            whole = _known.GetOrAdd(parent.OriginalDefinition, LinesOf).Whole;
        return whole is null && members.IsEmpty ? Nothing : new(whole, members);
    }

    private BannedLine? NamespaceLineOf(INamedTypeSymbol type)
    {
        if (_types.TryGetValue(IdOf(Outermost(type)), out BannedLine outer)) return outer;
        for (INamespaceSymbol? space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
            if (_namespaces.TryGetValue(space.ToDisplayString(), out BannedLine line)) return line;
        return null;
    }

    private static INamedTypeSymbol Outermost(INamedTypeSymbol type)
    {
        while (type.ContainingType is { } outer) type = outer;
        return type;
    }

    private static string IdOf(INamedTypeSymbol type) => type.GetDocumentationCommentId() is { Length: > 2 } id ? id.Substring(2) : "";

    private static ISymbol? OverriddenBy(ISymbol symbol) => (symbol switch
    {
        IMethodSymbol method => (ISymbol?)method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    })?.OriginalDefinition;

    private sealed record TypeLines(BannedLine? Whole, ImmutableArray<BannedLine> Members);
}
