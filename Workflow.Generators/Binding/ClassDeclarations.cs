using System.Collections.Immutable;

namespace Workflow.Generators.Binding;

/// <summary>The declarations of all durable methods of one class, in an order that does not depend on the order of files.</summary>
internal sealed record ClassDeclarations(ClassIdentity Class, EquatableArray<MethodDeclaration> Methods)
{
    /// <summary>Whether the class has anything to register.</summary>
    public bool IsRegistered => Methods.Any(each => each.RegisterName is not null);

    public static ImmutableArray<ClassDeclarations> Group(IEnumerable<DeclarationResult> methods) =>
    [
        .. methods
            .Where(each => each.Declaration is not null)
            .Select(each => each.Declaration!)
            .GroupBy(each => each.Class.HintName, StringComparer.Ordinal)
            .OrderBy(each => each.Key, StringComparer.Ordinal)
            .Select(each => new ClassDeclarations(each.First().Class, InOrder(each))),
    ];

    private static EquatableArray<MethodDeclaration> InOrder(IEnumerable<MethodDeclaration> methods) =>
        methods
            .OrderBy(each => each.RegisterName, StringComparer.Ordinal)
            .ThenBy(each => each.DefiningPart, StringComparer.Ordinal)
            .ToEquatableArray();
}
