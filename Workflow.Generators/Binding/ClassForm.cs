using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Binding;

/// <summary>
/// Workflows and steps that are classes: <c>ShipOrder : Workflow&lt;Order, Receipt&gt;</c>. To the compiler such a class is a durable method like any other, its override of
/// what the runtime's base class marks with the attribute; only its name is the class's, and so is the place of its options.
/// </summary>
internal static class ClassForm
{
    /// <summary>What the class of a workflow overrides; protected.</summary>
    public const string Body = "RunAsync";

    /// <summary>What the class of a step overrides, and what the class of a workflow is called by.</summary>
    public const string Entry = "ExecuteAsync";

    /// <summary>Whether a method is the override in the class of a workflow or step, or the abstract method itself.</summary>
    public static bool Is(IMethodSymbol method) => MarkOf(method) is not null;

    /// <summary>The name that the user gave: that of the class, or of the method.</summary>
    public static string NameOf(IMethodSymbol method) => Is(method) ? method.ContainingType.Name : method.Name;

    /// <summary>The method of the runtime that a method overrides, or is; null for methods that have nothing to do with classes of workflows and steps.</summary>
    public static IMethodSymbol? MarkOf(IMethodSymbol method)
    {
        if (method.Name is not (Body or Entry) || !(method.IsOverride || method.IsAbstract)) return null;
        IMethodSymbol root = method;
        while (root.OverriddenMethod is { } overridden) root = overridden;
        return IsBase(root.ContainingType) ? root.OriginalDefinition : null;
    }

    /// <summary>
    /// What a name or call in code means: for <c>shipOrder.ExecuteAsync</c> the body of that very class. Where only the base class is known, it is what that
    /// class declares.
    /// </summary>
    public static ISymbol? CalledBy(ExpressionSyntax code, SemanticModel model, CancellationToken cancellationToken)
    {
        ISymbol? symbol = model.GetSymbolInfo(code, cancellationToken).Symbol;
        return symbol is IMethodSymbol method && IsEntry(method) ? CalledOn(ReceiverOf(code, model, cancellationToken), method) : symbol;
    }

    /// <summary>What calling a method on an object of a type means: see <see cref="CalledBy"/>.</summary>
    public static IMethodSymbol CalledOn(ITypeSymbol? receiver, IMethodSymbol method)
    {
        if (!IsEntry(method)) return method;
        if (receiver is ITypeParameterSymbol parameter) receiver = parameter.ConstraintTypes.FirstOrDefault(static each => each.TypeKind == TypeKind.Class);
        for (ITypeSymbol? type = receiver; type is not null; type = type.BaseType)
        {
            foreach (ISymbol member in type.GetMembers(Body))
                if (member is IMethodSymbol { IsAbstract: false } body && Is(body)) return body;
        }

        return method;
    }

    /// <summary>Whether a method says that a workflow or step is called, and not which.</summary>
    public static bool IsOpen(IMethodSymbol method) => IsEntry(method) || (method.IsAbstract && Is(method));

    /// <summary>The call by which the class of a workflow is called.</summary>
    private static bool IsEntry(IMethodSymbol method) =>
        method.Name == Entry && method is { IsAbstract: false, IsOverride: false, IsStatic: false } && method.ContainingType?.Name == "Workflow" && IsBase(method.ContainingType);

    /// <summary>Whether a declaration looks like the override in such a class. Which class it is, only symbols tell.</summary>
    public static bool MayBe(MethodDeclarationSyntax method) => method.Identifier.ValueText is Body or Entry && method.Modifiers.Any(SyntaxKind.OverrideKeyword);

    /// <summary>The class's own override of what makes it a workflow or step; null where it has none.</summary>
    public static IMethodSymbol? In(INamedTypeSymbol type) =>
        type.GetMembers(Body).Concat(type.GetMembers(Entry)).OfType<IMethodSymbol>().FirstOrDefault(static each => each is { IsOverride: true, IsAbstract: false } && Is(each));

    /// <summary>Whether a class has one of the runtime's base classes for workflows and steps.</summary>
    public static bool IsDerived(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? each = type.BaseType; each is not null; each = each.BaseType)
            if (IsBase(each)) return true;
        return false;
    }

    private static bool IsBase(INamedTypeSymbol? type) =>
        type is { Name: "Workflow" or "Step", TypeParameters.Length: 1 or 2, ContainingNamespace: { Name: "Runtime", ContainingNamespace: { Name: "Workflow", ContainingNamespace.IsGlobalNamespace: true } } };

    private static ITypeSymbol? ReceiverOf(ExpressionSyntax code, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax named = code is InvocationExpressionSyntax call ? call.Expression : code;
        if (named.Parent is MemberAccessExpressionSyntax access && access.Name == named) named = access;
        if (named.Parent is MemberBindingExpressionSyntax behind && behind.Name == named) named = behind;
        ExpressionSyntax? receiver = named switch
        {
            MemberAccessExpressionSyntax member => member.Expression,
            MemberBindingExpressionSyntax => named.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault(each => each.WhenNotNull.Span.Contains(named.Span))?.Expression,
            _ => null,
        };
        return receiver is null
            ? model.GetEnclosingSymbol(code.SpanStart, cancellationToken)?.ContainingType
            : model.GetTypeInfo(receiver, cancellationToken).Type;
    }
}
