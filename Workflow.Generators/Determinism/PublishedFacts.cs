using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Determinism;

/// <summary>
/// What an assembly tells others of its members, in one attribute with one line for each member and rule:
/// <code>
/// WFL2001 M:Shop.Pricing.PriceOf(System.Int32) Pricing.PriceOf → Clock.Read → DateTime.Now
/// </code>
/// </summary>
internal static class PublishedFacts
{
    public const string AttributeName = "DeterminismFactsAttribute";

    public const string AttributeNamespace = "Workflow.Runtime.Compiled";

    private const string Advice = "call it in a [Step]";

    // State of an object is its own class's affair.
    private static readonly HashSet<string> Published = new(StringComparer.Ordinal)
    {
        DeterminismRules.Clock, DeterminismRules.NewGuid, DeterminismRules.Randomness, DeterminismRules.Waiting, DeterminismRules.Threads,
        DeterminismRules.OutsideWorld, DeterminismRules.StaticState, DeterminismRules.Blocking, DeterminismRules.Order, DeterminismRules.Surroundings,
        DeterminismRules.UsersTable,
    };

    /// <summary>The lines of a compilation, in a fixed order; empty where there is nothing to tell.</summary>
    public static string Of(Compilation compilation, ImmutableArray<BannedLine> usersLines, CancellationToken cancellationToken)
    {
        Judge judge = new(compilation, new(usersLines), forBodies: false, cancellationToken);
        if (judge.Suspects.IsEmpty) return "";
        bool hasFriends = compilation.Assembly.GetAttributes().Any(static each => each.AttributeClass?.Name == "InternalsVisibleToAttribute");
        List<string> lines = [];
        foreach (INamedTypeSymbol type in AssemblyTypes.Of(compilation.Assembly))
        {
            if (!SourceBodies.IsUsers(type)) continue;
            foreach (ISymbol member in type.GetMembers())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!judge.Suspects.Contain(member) || !IsVisible(member, hasFriends)) continue;
                lines.AddRange(FindingsOf(member, judge).Where(static each => Published.Contains(each.Rule)).Select(each => LineOf(member, each)));
            }
        }

        lines.Sort(StringComparer.Ordinal);
        return string.Join("\n", lines);
    }

    /// <summary>What an assembly has published, by the documentation ids of its members.</summary>
    public static ImmutableDictionary<string, ImmutableArray<Finding>> Read(IAssemblySymbol assembly)
    {
        ImmutableDictionary<string, ImmutableArray<Finding>> nothing = ImmutableDictionary<string, ImmutableArray<Finding>>.Empty;
        if (!assembly.Modules.Any(static each => each.ReferencedAssemblies.Any(static one => one.Name == "Workflow.Runtime"))) return nothing;
        AttributeData? facts = assembly.GetAttributes().FirstOrDefault(static each =>
            each.AttributeClass?.Name == AttributeName && each.AttributeClass.ContainingNamespace.ToDisplayString() == AttributeNamespace);
        if (facts is null || facts.ConstructorArguments.FirstOrDefault().Value is not string text) return nothing;
        return text.Split('\n')
            .Select(static each => each.Split([' '], 3))
            .Where(static each => each.Length == 3)
            .GroupBy(static each => each[1], StringComparer.Ordinal)
            .ToImmutableDictionary(
                static each => each.Key,
                // The chain begins with the member itself, which whoever calls it puts in front.
                static each => each.Select(static line => new Finding(line[0], Link.Parse(line[2]).RemoveAt(0), Advice)).ToImmutableArray(),
                StringComparer.Ordinal);
    }

    private static string LineOf(ISymbol member, Finding finding) =>
        $"{finding.Rule} {member.GetDocumentationCommentId()} {Link.Draw(finding.Through(member).Chain)}";

    private static ImmutableArray<Finding> FindingsOf(ISymbol member, Judge judge)
    {
        ISymbol? state = member is IFieldSymbol ? member : MutableState.BehindAccessor(member);
        if (state is { IsStatic: true })
            return judge.Changes(state) ? [new(DeterminismRules.StaticState, [], Advice), .. judge.FindingsOfStatic(state)] : judge.FindingsOfStatic(state);
        return member is IMethodSymbol { MethodKind: not MethodKind.StaticConstructor } method ? judge.FindingsOf(method) : [];
    }

    private static bool IsVisible(ISymbol member, bool hasFriends)
    {
        for (ISymbol? each = member; each is not null and not INamespaceSymbol; each = each.ContainingSymbol)
        {
            if (each.DeclaredAccessibility is Accessibility.Private or Accessibility.ProtectedAndInternal) return false;
            if (each.DeclaredAccessibility is Accessibility.Internal && !hasFriends) return false;
        }

        return true;
    }
}
