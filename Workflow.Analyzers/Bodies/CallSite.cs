using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Workflow.Analyzers.Bodies;

/// <summary>A place where a method is called, or named to be called later.</summary>
internal sealed class CallSite
{
    private CallSite(IMethodSymbol method, IOperation? receiver, bool isCertain, SyntaxNode syntax)
    {
        Method = method.ReducedFrom ?? method;
        // What an extension method is called on is an argument.
        Receiver = Method.IsStatic || method.ContainingType?.TypeKind == TypeKind.Extension ? null : receiver;
        IsCertain = isCertain;
        Syntax = syntax;
    }

    public IMethodSymbol Method { get; }

    public IOperation? Receiver { get; }

    /// <summary>Whether it is this very method that will run, and not an override or an implementation of it.</summary>
    public bool IsCertain { get; }

    /// <summary>The name in the call, to be pointed at.</summary>
    public SyntaxNode Syntax { get; }

    /// <summary>The call that an operation makes, or null. Calls of delegates, lambdas and local functions are none.</summary>
    public static CallSite? Of(IOperation operation)
    {
        CallSite? site = operation switch
        {
            IInvocationOperation call => new(
                call.TargetMethod, call.Instance, !call.IsVirtual || IsSealed(call.TargetMethod), NameIn(call.Syntax)),
            IMethodReferenceOperation group => new(
                group.Method, group.Instance, !group.IsVirtual || IsSealed(group.Method), NameIn(group.Syntax)),
            IPropertyReferenceOperation { Property.GetMethod: { } getter } property => new(
                getter, property.Instance, !CanBeOverridden(getter) || property.Instance?.Syntax is BaseExpressionSyntax, NameIn(property.Syntax)),
            IObjectCreationOperation { Constructor: { } constructor } creation => new(constructor, null, true, creation.Syntax),
            _ => null,
        };
        return site is not null && IsDeclared(site.Method) ? site : null;
    }

    /// <summary>Whether an operation calls what the method around it overrides, or a sibling of that.</summary>
    public static bool IsOnBase(IOperation operation) => operation switch
    {
        IInvocationOperation { Instance.Syntax: BaseExpressionSyntax } => true,
        IMemberReferenceOperation { Instance.Syntax: BaseExpressionSyntax } => true,
        _ => false,
    };

    /// <summary>Whether an operation only lends its name to <c>nameof</c>.</summary>
    public static bool IsInNameof(IOperation operation)
    {
        for (IOperation? each = operation.Parent; each is not null and not IBlockOperation; each = each.Parent)
            if (each is INameOfOperation) return true;
        return false;
    }

    /// <summary>The name in a call or in the use of a member, to be pointed at.</summary>
    public static SyntaxNode NameIn(SyntaxNode syntax) => syntax switch
    {
        InvocationExpressionSyntax call => NameIn(call.Expression),
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => syntax,
    };

    private static bool IsDeclared(IMethodSymbol method) => method.MethodKind
        is MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation or MethodKind.PropertyGet or MethodKind.Constructor;

    private static bool CanBeOverridden(IMethodSymbol method) =>
        (method.IsVirtual || method.IsAbstract || method.IsOverride) && !IsSealed(method);

    private static bool IsSealed(IMethodSymbol method) => method.IsSealed || method.ContainingType is { IsSealed: true, TypeKind: not TypeKind.Interface };
}
