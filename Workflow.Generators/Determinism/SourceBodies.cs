using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Workflow.Generators.Determinism;

/// <summary>
/// The code behind the members of a compilation, as operations: bodies, and initializers where a constructor runs them. What generators have
/// written is not the user's to change, and not looked at. Safe for concurrent use.
/// </summary>
internal sealed class SourceBodies
{
    private static readonly ConditionalWeakTable<Compilation, SourceBodies> Cache = new();

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();

    private SourceBodies(Compilation compilation) => _compilation = compilation;

    public static SourceBodies In(Compilation compilation) => Cache.GetValue(compilation, static each => new(each));

    /// <summary>The model of a file, one for all who ask: each keeps what it has bound.</summary>
    public SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, each => _compilation.GetSemanticModel(each));

    /// <summary>Whether a file was written by a generator, ours or another one.</summary>
    public static bool IsGenerated(SyntaxTree tree) => tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether any part of a symbol stands in a file of the user's.</summary>
    public static bool IsUsers(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Any(static each => !IsGenerated(each.SyntaxTree));

    /// <summary>All operations of a method's, field's or property's code, what a <c>nameof</c> mentions aside.</summary>
    public IEnumerable<IOperation> OperationsOf(ISymbol member, CancellationToken cancellationToken) =>
        PartsOf(member, cancellationToken).SelectMany(each => OperationsIn(each, cancellationToken));

    /// <summary>All operations under a root, in the order of the source, what a <c>nameof</c> mentions aside.</summary>
    public static IEnumerable<IOperation> Under(IOperation root)
    {
        Stack<IOperation> open = new([root]);
        while (open.Count > 0)
        {
            IOperation next = open.Pop();
            yield return next;
            if (next is INameOfOperation) continue;
            foreach (IOperation child in next.ChildOperations.Reverse()) open.Push(child);
        }
    }

    private IEnumerable<IOperation> OperationsIn(SyntaxNode syntax, CancellationToken cancellationToken)
    {
        if (IsGenerated(syntax.SyntaxTree) || !_compilation.ContainsSyntaxTree(syntax.SyntaxTree)) return [];
        return ModelOf(syntax.SyntaxTree).GetOperation(syntax, cancellationToken) is { } root ? Under(root) : [];
    }

    private static IEnumerable<SyntaxNode> PartsOf(ISymbol member, CancellationToken cancellationToken)
    {
        ISymbol body = (member as IMethodSymbol)?.PartialImplementationPart ?? (ISymbol?)(member as IPropertySymbol)?.PartialImplementationPart ?? member;
        if (body is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
        {
            // A constructor that calls another one of its class leaves the initializers to it.
            if (!CallsOwn(constructor, cancellationToken))
                foreach (SyntaxNode initializer in InstanceInitializersOf(constructor.ContainingType, cancellationToken)) yield return initializer;
        }

        foreach (SyntaxReference reference in body.DeclaringSyntaxReferences)
        {
            SyntaxNode? part = reference.GetSyntax(cancellationToken) switch
            {
                VariableDeclaratorSyntax field => field.Initializer,
                PropertyDeclarationSyntax property => property.Initializer,
                TypeDeclarationSyntax type => type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault(),
                BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax => reference.GetSyntax(cancellationToken),
                _ => null,
            };
            if (part is not null) yield return part;
        }

        if (body is { IsStatic: false } and (IFieldSymbol or IPropertySymbol))
            foreach (SyntaxNode value in ValuesFromConstructors(body, cancellationToken)) yield return value;
    }

    /// <summary>What the constructors of an object set a field or an automatic property to.</summary>
    private static IEnumerable<SyntaxNode> ValuesFromConstructors(ISymbol state, CancellationToken cancellationToken) =>
        state.ContainingType.InstanceConstructors
            .SelectMany(static each => each.DeclaringSyntaxReferences)
            .Select(each => each.GetSyntax(cancellationToken))
            .OfType<ConstructorDeclarationSyntax>()
            .SelectMany(static each => each.DescendantNodes().OfType<AssignmentExpressionSyntax>())
            .Where(each => each.Left is IdentifierNameSyntax name ? name.Identifier.ValueText == state.Name
                : each.Left is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own && own.Name.Identifier.ValueText == state.Name)
            .Select(static each => each.Right);

    private static bool CallsOwn(IMethodSymbol constructor, CancellationToken cancellationToken) => constructor.DeclaringSyntaxReferences.Any(each =>
        each.GetSyntax(cancellationToken) is ConstructorDeclarationSyntax { Initializer.RawKind: (int)SyntaxKind.ThisConstructorInitializer });

    private static IEnumerable<SyntaxNode> InstanceInitializersOf(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member.IsStatic || member is not (IFieldSymbol or IPropertySymbol)) continue;
            foreach (SyntaxReference reference in member.DeclaringSyntaxReferences)
            {
                EqualsValueClauseSyntax? initializer = reference.GetSyntax(cancellationToken) switch
                {
                    VariableDeclaratorSyntax field => field.Initializer,
                    PropertyDeclarationSyntax property => property.Initializer,
                    _ => null,
                };
                if (initializer is not null) yield return initializer;
            }
        }
    }
}
