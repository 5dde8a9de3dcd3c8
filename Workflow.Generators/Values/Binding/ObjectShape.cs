using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Values.Binding;

/// <summary>How objects of one type are taken apart and made again.</summary>
internal sealed class ObjectShape(INamedTypeSymbol type, IMethodSymbol constructor, ImmutableArray<MemberShape> members)
{
    public INamedTypeSymbol Type => type;

    public IMethodSymbol Constructor => constructor;

    /// <summary>The members: those that the constructor takes first, in the order of its parameters.</summary>
    public ImmutableArray<MemberShape> Members => members;

    public IEnumerable<MemberShape> Arguments => members.Where(static member => member.Parameter is not null).OrderBy(static member => member.Parameter!.Ordinal);

    public IEnumerable<MemberShape> Others => members.Where(static member => member.Parameter is null);

    /// <summary>Whether C# would demand an object initializer, which the codec replaces by its own check.</summary>
    public bool HasUnsetRequiredMembers =>
        members.Any(static member => member.IsRequired) && !constructor.GetAttributes().Any(static attribute =>
            attribute.AttributeClass?.ToDisplayString() == "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute");
}
