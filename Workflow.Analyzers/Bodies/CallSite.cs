using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Generators.Binding;
using Workflow.Generators.Determinism;

namespace Workflow.Analyzers.Bodies;

/// <summary>A place where a method is called, or named to be called later.</summary>
internal sealed class CallSite
{
    private CallSite(MemberUse use, IMethodSymbol method)
    {
        Method = ClassForm.CalledOn(use.Receiver?.Type, method.ReducedFrom ?? method);
        // What an extension method is called on is an argument.
        Receiver = Method.IsStatic || Method.ContainingType?.TypeKind == TypeKind.Extension ? null : use.Receiver;
        // The durable form of a class is not virtual, though its body is.
        IsCertain = use.IsCertain || ClassForm.Is(Method);
        Syntax = NameIn(use.Operation.Syntax);
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
        IMethodSymbol? method = operation switch
        {
            IInvocationOperation call => call.TargetMethod,
            IMethodReferenceOperation group => group.Method,
            IPropertyReferenceOperation property => property.Property.GetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            _ => null,
        };
        if (method is null || !IsDeclared(method)) return null;
        // A property that is only written is no call here.
        IMethodSymbol declared = (method.ReducedFrom ?? method).OriginalDefinition;
        foreach (MemberUse use in MemberUse.Of(operation))
            if (SymbolEqualityComparer.Default.Equals(use.Member, declared)) return new(use, method);
        return null;
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
}
