using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Determinism;

/// <summary>One member of a chain of calls, as messages name it.</summary>
/// <param name="Owner">Its type, with the types around that; empty where the name says it all.</param>
/// <param name="Name">Its own name.</param>
internal readonly record struct Link(string Owner, string Name)
{
    private const string Arrow = " → ";

    private static readonly SymbolDisplayFormat Types = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    public static Link To(ISymbol member)
    {
        string owner = member.ContainingType?.ToDisplayString(Types) ?? "";
        return member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } => new("", $"new {owner}"),
            IMethodSymbol { MethodKind: MethodKind.StaticConstructor } => new("", $"static {owner}"),
            IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } => new("", $"an operator of {owner}"),
            IMethodSymbol { AssociatedSymbol: IPropertySymbol { IsIndexer: true } } or IPropertySymbol { IsIndexer: true } => new("", $"the indexer of {owner}"),
            IMethodSymbol { AssociatedSymbol: { } associated } => new(owner, NameOf(associated)),
            _ => new(owner, NameOf(member)),
        };
    }

    /// <summary><c>ProcessOrder → PriceOf → DateTime.Now</c>: the type of a member is said where it is another one than before.</summary>
    public static string Draw(ISymbol start, ImmutableArray<Link> chain)
    {
        Link first = To(start);
        StringBuilder text = new(first.Name);
        string owner = first.Owner;
        for (int i = 0; i < chain.Length; i++)
        {
            text.Append(Arrow).Append(chain[i].Owner == owner && i < chain.Length - 1 ? chain[i].Name : chain[i].ToString());
            owner = chain[i].Owner;
        }

        return text.ToString();
    }

    /// <summary>The chain with every type said.</summary>
    public static string Draw(ImmutableArray<Link> chain) => string.Join(Arrow, chain);

    /// <summary>Reads what <see cref="Draw(ImmutableArray{Link})"/> has written.</summary>
    public static ImmutableArray<Link> Parse(string text) =>
    [
        .. text.Split([Arrow], StringSplitOptions.None).Select(static each =>
            each.LastIndexOf('.') is > 0 and var dot && each.IndexOf(' ') < 0 ? new Link(each.Substring(0, dot), each.Substring(dot + 1)) : new Link("", each)),
    ];

    public override string ToString() => Owner.Length == 0 ? Name : $"{Owner}.{Name}";

    // An explicit implementation is named after its interface, namespace and all.
    private static string NameOf(ISymbol member) => member.Name.Substring(member.Name.LastIndexOf('.') + 1);
}
