using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Binding;

/// <summary>Which methods can be durable. The analyzers report what is turned down here.</summary>
internal static class SignatureRules
{
    /// <summary>Whether generated code can add a half to the method: all types around it are partial, and none is local to its file.</summary>
    public static bool CanBeExtended(SyntaxNode method, INamedTypeSymbol containingType)
    {
        foreach (SyntaxNode node in method.Ancestors())
            if (node is TypeDeclarationSyntax type && !type.Modifiers.Any(SyntaxKind.PartialKeyword)) return false;
        for (INamedTypeSymbol? type = containingType; type is not null; type = type.ContainingType)
            if (type.IsFileLocal || type.TypeKind == TypeKind.Extension) return false;
        return true;
    }

    /// <summary>Why a method cannot have durable forms, as the end of a sentence; null where it can.</summary>
    public static string? WhyUnsupported(DurableMethod method)
    {
        IMethodSymbol symbol = method.Symbol;
        if (symbol.ContainingType.TypeKind != TypeKind.Class) return "it is not in a class";
        if (symbol.ContainingType.IsGenericType && method.StatedTypes.IsEmpty) return "its class is generic, and no types are stated for it";
        if (TypeParameters.HiddenIn(symbol.ContainingType) is { } hidden) return $"its class hides the type parameter '{hidden.Name}'";
        if (symbol.IsGenericMethod) return "it is generic";
        if (!method.Known.IsTaskLike(symbol.ReturnType) || symbol.ReturnsByRef || symbol.ReturnsByRefReadonly)
            return "it returns none of Task, Task<T>, ValueTask, ValueTask<T>";
        if (symbol.IsVararg) return "it takes __arglist";
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
        if (parameter.RefKind != RefKind.None) return $"its parameter '{parameter.Name}' is passed by reference";
        if (parameter.Type.IsRefLikeType) return $"its parameter '{parameter.Name}' lives on the stack";
        return parameter.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer
            ? $"its parameter '{parameter.Name}' is a pointer"
            : null;
    }
}
