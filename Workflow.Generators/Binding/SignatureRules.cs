using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Binding;

/// <summary>Which methods can be durable. The analyzers report what is turned down here.</summary>
internal static class SignatureRules
{
    /// <summary>The parameter that every durable form has in front of the user's.</summary>
    public const string ContextName = "__context";

    /// <summary>
    /// Whether generated code can add a half to the method: it stands in a type, all types around it are partial, and none is local to its
    /// file. Half-typed code has types and methods without a name, and methods outside any type.
    /// </summary>
    public static bool CanBeExtended(MethodDeclarationSyntax method, INamedTypeSymbol containingType)
    {
        if (method.Parent is not TypeDeclarationSyntax || method.Identifier.ValueText.Length == 0) return false;
        foreach (SyntaxNode node in method.Ancestors())
            if (node is TypeDeclarationSyntax type && !type.Modifiers.Any(SyntaxKind.PartialKeyword)) return false;
        for (INamedTypeSymbol? type = containingType; type is not null; type = type.ContainingType)
            if (type.IsFileLocal || type.TypeKind == TypeKind.Extension || type.Name.Length == 0) return false;
        return true;
    }

    /// <summary>
    /// Whether the compiler would say of the generated half alone what is wrong with the method: another member has its name or signature, or
    /// there is nothing that it overrides. Without that half it is said of the user's.
    /// </summary>
    public static bool IsRefusedByTheLanguage(IMethodSymbol symbol)
    {
        if (symbol.Name == symbol.ContainingType.Name || (symbol.IsOverride && symbol.OverriddenMethod is null)) return true;
        if (ClassForm.MarkOf(symbol) is { } mark && mark.DeclaredAccessibility != symbol.DeclaredAccessibility) return true;
        ImmutableArray<ISymbol> namesakes = symbol.ContainingType.GetMembers(symbol.Name);
        return namesakes.Any(static each => each is not IMethodSymbol) || namesakes.OfType<IMethodSymbol>().Count(other => HaveSameSignature(other, symbol)) > 1;
    }

    private static bool HaveSameSignature(IMethodSymbol one, IMethodSymbol two) =>
        one.Arity == two.Arity
        && one.Parameters.Length == two.Parameters.Length
        && one.Parameters.Zip(two.Parameters, static (left, right) =>
            left.RefKind == right.RefKind && SymbolEqualityComparer.Default.Equals(left.Type, right.Type)).All(static each => each);

    /// <summary>Why a method cannot have durable forms, as the end of a sentence; null where it can.</summary>
    public static string? WhyUnsupported(DurableMethod method)
    {
        IMethodSymbol symbol = method.Symbol;
        if (symbol.ContainingType.TypeKind != TypeKind.Class) return "it is not in a class";
        if (method.IsClass && symbol.ContainingType.IsAbstract) return "its class is abstract";
        if (symbol.ContainingType.IsGenericType && method.StatedTypes.IsEmpty) return "its class is generic, and no types are stated for it";
        if (TypeParameters.HiddenIn(symbol.ContainingType) is { } hidden) return $"its class hides the type parameter '{hidden.Name}'";
        if (symbol.IsGenericMethod) return "it is generic";
        if (!method.Known.IsTaskLike(symbol.ReturnType) || symbol.ReturnsByRef || symbol.ReturnsByRefReadonly)
            return "it returns none of Task, Task<T>, ValueTask, ValueTask<T>";
        if (symbol.IsVararg) return "it takes __arglist";
        if (symbol.Parameters.Select(static each => each.Name).Distinct().Count() < symbol.Parameters.Length) return "two parameters have one name";
        foreach (IParameterSymbol parameter in symbol.Parameters)
            if (WhyUnsupported(parameter) is { } reason) return reason;
        if (method.Key is null) return "it has no valid name";
        if (!NameRules.IsVersion(method.Version)) return "it has no valid version";
        return method.Known.StepAttributeOf(symbol) is not null && method.Known.WorkflowAttributeOf(symbol) is not null
            ? "it is both a step and a workflow"
            : null;
    }

    private static string? WhyUnsupported(IParameterSymbol parameter)
    {
        if (parameter.Name.Length == 0) return "a parameter has no name";
        if (parameter.Name == ContextName) return $"a parameter has the name '{ContextName}', which its durable form needs";
        if (parameter.RefKind != RefKind.None) return $"its parameter '{parameter.Name}' is passed by reference";
        if (parameter.Type.IsRefLikeType) return $"its parameter '{parameter.Name}' lives on the stack";
        return parameter.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer
            ? $"its parameter '{parameter.Name}' is a pointer"
            : null;
    }
}
