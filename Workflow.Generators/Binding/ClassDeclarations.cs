using System.Collections.Immutable;
using Workflow.Generators.Emitting;

namespace Workflow.Generators.Binding;

/// <summary>The declarations of all durable methods of one class, in an order that does not depend on the order of files.</summary>
/// <param name="Class">The class.</param>
/// <param name="Methods">Its methods, each once.</param>
/// <param name="FileNames">The files to write, one for each way in which the text of a method can be meant.</param>
internal sealed record ClassDeclarations(ClassIdentity Class, EquatableArray<MethodDeclaration> Methods, EquatableArray<string> FileNames)
{
    /// <summary>Whether the class has anything to register.</summary>
    public bool IsRegistered => Methods.Any(each => each.RegisterName is not null);

    public static ImmutableArray<ClassDeclarations> Group(IEnumerable<DeclarationResult> methods)
    {
        HashSet<string> taken = HintNames.Taken([]);
        return
        [
            .. methods
                .Where(each => each.Declaration is not null)
                .Select(each => each.Declaration!)
                .GroupBy(each => each.Class.HintName, StringComparer.Ordinal)
                .OrderBy(each => each.Key, StringComparer.Ordinal)
                .Select(each => Of(each.First().Class, InOrder(each), taken)),
        ];
    }

    private static ClassDeclarations Of(ClassIdentity type, EquatableArray<MethodDeclaration> methods, HashSet<string> taken)
    {
        int files = methods.Select(each => each.Surroundings).Distinct().Count();
        return new(type, methods, Enumerable.Range(0, files).Select(_ => HintNames.Take(taken, $"{type.HintName}.g.cs")).ToEquatableArray());
    }

    // A method that the user has twice, by mistake, is declared once: the compiler reports it where the user wrote it.
    private static EquatableArray<MethodDeclaration> InOrder(IEnumerable<MethodDeclaration> methods) =>
        methods
            .OrderBy(each => each.RegisterName, StringComparer.Ordinal)
            .ThenBy(each => each.DefiningPart, StringComparer.Ordinal)
            .GroupBy(each => each.RegisterName ?? each.DefiningPart, StringComparer.Ordinal)
            .Select(each => each.First())
            .ToEquatableArray();
}
