using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Workflow.Generators.Determinism;

/// <summary>Tells by syntax where a name stands to be written: assigned, counted, given away by reference, or changed by a method of its collection.</summary>
internal static class Writes
{
    private static readonly HashSet<string> Mutators = new(StringComparer.Ordinal)
    {
        "Add", "AddRange", "AddFirst", "AddLast", "AddOrUpdate", "Append", "AppendLine", "Clear", "Dequeue", "Enqueue", "EnqueueDequeue", "ExceptWith", "Fill",
        "Insert", "InsertRange", "IntersectWith", "Pop", "Push", "Remove", "RemoveAll", "RemoveAt", "RemoveFirst", "RemoveLast", "RemoveRange", "RemoveWhere",
        "Reverse", "SetValue", "Sort", "SymmetricExceptWith", "TryAdd", "TryDequeue", "TryPop", "TryRemove", "TryTake", "TryUpdate", "UnionWith",
    };

    private static readonly ConditionalWeakTable<SyntaxTree, ILookup<string, TextSpan>> Cache = new();

    /// <summary>The places of a file where a name stands that may be written there, by the name; whatever it turns out to be.</summary>
    public static ILookup<string, TextSpan> In(SyntaxTree tree) => Cache.GetValue(tree, static each => each.GetRoot()
        .DescendantNodes().OfType<IdentifierNameSyntax>()
        .Where(static name => MayBeWritten(WholeOf(name)))
        .ToLookup(static name => name.Identifier.ValueText, static name => name.Span, StringComparer.Ordinal));

    private static bool MayBeWritten(ExpressionSyntax whole) =>
        IsTarget(whole) || IsMutated(whole) || (whole.Parent is MemberAccessExpressionSyntax access && access.Expression == whole && IsTarget(access));

    /// <summary>
    /// Whether a name is in the place of something that is written after it was made. <c>x ??= …</c> and <c>GetOrAdd</c> do not count: they keep what
    /// could be computed again.
    /// </summary>
    public static bool IsWritten(IdentifierNameSyntax name, ISymbol state)
    {
        ExpressionSyntax whole = WholeOf(name);
        if (IsTarget(whole)) return !IsConstruction(name, whole, state);
        if (IsOfValue(state) && IsMutated(whole)) return !IsInConstructor(name, whole, state);
        return state.IsStatic && whole.Parent is MemberAccessExpressionSyntax access && access.Expression == whole && IsTarget(access);
    }

    /// <summary>The expression that stands for the member: with what is before the dot.</summary>
    private static ExpressionSyntax WholeOf(ExpressionSyntax name)
    {
        ExpressionSyntax whole = name;
        while (true)
        {
            switch (whole.Parent)
            {
                case MemberAccessExpressionSyntax access when access.Name == whole:
                    whole = access;
                    break;
                case ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }:
                    whole = (ExpressionSyntax)whole.Parent;
                    break;
                default:
                    return whole;
            }
        }
    }

    private static bool IsTarget(ExpressionSyntax expression) => expression.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == expression && !assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } => true,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } => true,
        ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } => true,
        ArgumentSyntax { Parent: TupleExpressionSyntax tuple } => IsTarget(tuple),
        RefExpressionSyntax => true,
        _ => false,
    };

    /// <summary>Whether the thing that the name holds is changed, and not the name's own value.</summary>
    private static bool IsMutated(ExpressionSyntax whole) => whole.Parent switch
    {
        ElementAccessExpressionSyntax element when element.Expression == whole => IsTarget(element) || IsMutated(element),
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access when access.Expression == whole => Mutators.Contains(access.Name.Identifier.ValueText),
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } } access when access.Expression == whole =>
            Mutators.Contains(binding.Name.Identifier.ValueText),
        _ => false,
    };

    /// <summary>Whether the type is a collection of the framework's that can change; on others, methods of these names may well return a copy.</summary>
    private static bool IsOfValue(ISymbol state)
    {
        ITypeSymbol? type = (state as IFieldSymbol)?.Type ?? (state as IPropertySymbol)?.Type ?? (state as IParameterSymbol)?.Type;
        if (type is IArrayTypeSymbol) return true;
        string space = type?.ContainingNamespace?.ToDisplayString() ?? "";
        return space is "System.Collections" or "System.Collections.Generic" or "System.Collections.Concurrent" or "System.Collections.ObjectModel" or "System.Text";
    }

    private static bool IsConstruction(IdentifierNameSyntax name, ExpressionSyntax whole, ISymbol state)
    {
        // new Order { Id = 1 }, with { Id = 1 }
        if (whole.Parent?.Parent is InitializerExpressionSyntax) return true;
        return IsInConstructor(name, whole, state);
    }

    /// <summary>Whether a name stands in a constructor of its own class; in a lambda there it may be written at any time.</summary>
    private static bool IsInConstructor(IdentifierNameSyntax name, ExpressionSyntax whole, ISymbol state)
    {
        if (whole is MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } && !state.IsStatic) return false;
        return name.FirstAncestorOrSelf<SyntaxNode>(static each => each is MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax)
                is ConstructorDeclarationSyntax constructor
            && constructor.Modifiers.Any(SyntaxKind.StaticKeyword) == state.IsStatic
            && constructor.Identifier.ValueText == state.ContainingType?.Name;
    }
}
