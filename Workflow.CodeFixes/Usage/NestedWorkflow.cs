using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering;
using Workflow.Generators.Values;

namespace Workflow.CodeFixes.Usage;

/// <summary>Makes an ordinary method a <c>[Workflow]</c>: the attribute, an accessibility, <c>partial</c>, and <c>partial</c> on the types around it.</summary>
internal static class NestedWorkflow
{
    /// <summary>Whether a method can be a workflow as it stands, so that no other rule reports what comes of it.</summary>
    public static bool CanBe(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        KnownSymbols symbols = KnownSymbols.Of(compilation);
        if (DeclarationOf(method, cancellationToken) is not { } declaration || declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) return false;
        if (method is { IsGenericMethod: true } or { IsVararg: true } or { IsAbstract: true } or { IsExtern: true } or { IsVirtual: true } or { IsOverride: true }) return false;
        if (!method.ExplicitInterfaceImplementations.IsEmpty || !symbols.IsTaskLike(method.ReturnType)) return false;
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
            if (type.TypeKind != TypeKind.Class || type.IsGenericType || type.IsFileLocal) return false;
        if (NameRules.DefaultName(method.Name) is not { } name || AnnotatedMethodCatalog.Of(compilation).Named(DurableKind.Workflow, name).Any()) return false;
        if (method.ContainingType.GetMembers(method.Name).Length > 1 || method.Parameters.Any(SignatureProblems.IsRefused)) return false;
        return method.Parameters.All(parameter => symbols.IsCancellationToken(parameter.Type) || CanBeKept(parameter.Type))
            && (KnownSymbols.ResultOf(method.ReturnType) is not { } result || CanBeKept(result))
            && HasDurableForm(declaration, compilation, symbols, cancellationToken);

        bool CanBeKept(ITypeSymbol type)
        {
            var binder = new CodecBinder(compilation, method.ContainingType, cancellationToken);
            binder.CodecFor(type);
            return !binder.Problems.Any();
        }
    }

    /// <summary>Makes the methods workflows, wherever they are declared.</summary>
    public static async Task<Solution> MakeAsync(
        ImmutableArray<IMethodSymbol> methods, Compilation compilation, Solution solution, CancellationToken cancellationToken)
    {
        INamespaceSymbol authoring = KnownSymbols.Of(compilation).WorkflowAttribute!.ContainingNamespace;
        foreach (IGrouping<SyntaxTree, MethodDeclarationSyntax> file in methods
            .Select(method => DeclarationOf(method, cancellationToken)!)
            .GroupBy(static declaration => declaration.SyntaxTree))
        {
            if (solution.GetDocument(file.Key) is not { } document) continue;
            SyntaxNode root = await file.Key.GetRootAsync(cancellationToken).ConfigureAwait(false);
            string endOfLine = LineEnds.In(root);
            bool isImported = Imports.Include(authoring, file.First(), compilation);
            IEnumerable<MemberDeclarationSyntax> types = file.SelectMany(static method => method.Ancestors().OfType<TypeDeclarationSyntax>());
            SyntaxNode changed = root.ReplaceNodes(
                types.Concat(file).Distinct(),
                (original, current) => current is MethodDeclarationSyntax method ? Annotate(method, endOfLine) : WithPartial((TypeDeclarationSyntax)current));
            if (!isImported && changed is CompilationUnitSyntax unit) changed = unit.With(authoring);
            solution = solution.WithDocumentSyntaxRoot(document.Id, changed);
        }

        return solution;
    }

    private static T WithPartial<T>(T declaration)
        where T : MemberDeclarationSyntax =>
        declaration.Modifiers.Any(SyntaxKind.PartialKeyword) ? declaration : declaration.WithModifier(SyntaxKind.PartialKeyword, declaration.Modifiers.Count);

    private static MethodDeclarationSyntax Annotate(MethodDeclarationSyntax method, string endOfLine)
    {
        MethodDeclarationSyntax changed = method.Modifiers.Any(modifier => SyntaxFacts.IsAccessibilityModifier(modifier.Kind()))
            ? method
            : method.WithModifier(SyntaxKind.PrivateKeyword, 0);
        changed = WithPartial(WithAwait(changed));
        // The attribute takes over what stands in front of the method: documentation, blank lines, indentation.
        SyntaxTriviaList leading = changed.GetLeadingTrivia();
        SyntaxTriviaList indentation = leading.Count > 0 && leading.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? [leading.Last()] : [];
        AttributeListSyntax attribute = SyntaxFactory
            .AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(SyntaxFactory.IdentifierName("Workflow"))))
            .WithLeadingTrivia(leading)
            .WithTrailingTrivia(SyntaxFactory.EndOfLine(endOfLine));
        changed = changed.WithLeadingTrivia(indentation);
        return changed.WithAttributeLists(changed.AttributeLists.Insert(0, attribute));
    }

    /// <summary>What only hands a task on is made to wait for it: whoever calls a workflow sees no difference, and its runs can be kept at that await.</summary>
    private static MethodDeclarationSyntax WithAwait(MethodDeclarationSyntax method)
    {
        if (method.Modifiers.Any(SyntaxKind.AsyncKeyword) || method.ExpressionBody is not { Expression: InvocationExpressionSyntax call } body) return method;
        AwaitExpressionSyntax awaited = SyntaxFactory.AwaitExpression(call.WithoutTrivia())
            .WithAwaitKeyword(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space))
            .WithTriviaFrom(call);
        MethodDeclarationSyntax changed = method.WithExpressionBody(body.WithExpression(awaited));
        return changed.WithModifier(SyntaxKind.AsyncKeyword, changed.Modifiers.Count);
    }

    private static MethodDeclarationSyntax? DeclarationOf(IMethodSymbol method, CancellationToken cancellationToken) =>
        method.DeclaringSyntaxReferences.Length == 1 && method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is MethodDeclarationSyntax declaration
            ? declaration
            : null;

    private static bool HasDurableForm(MethodDeclarationSyntax declaration, Compilation compilation, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        if (((SyntaxNode?)declaration.Body ?? declaration.ExpressionBody) is not { } body || BodyLimit.OfNames(body) is not null) return false;
        SemanticModel model = compilation.GetSemanticModel(declaration.SyntaxTree);
        return body.DescendantNodes().OfType<SimpleNameSyntax>().All(name => BodyLimit.At(name, model, symbols, cancellationToken) is null);
    }
}
