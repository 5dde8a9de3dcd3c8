using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Methods;

namespace Workflow.Analyzers.Usage;

/// <summary>WFL1003. <c>async void</c> is left to WFL1009, which says why it can never be awaited.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DurableMethodMustReturnTaskAnalyzer : DurableMethodAnalyzer
{
    public const string Id = "WFL1003";

    /// <summary>The property that is present where the declared type only has to be wrapped in a task.</summary>
    public const string IsWrappable = "IsWrappable";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A workflow or step must return a task",
        "{0} returns '{1}', which the engine cannot wait for; return Task, Task<T>, ValueTask or ValueTask<T>: write '{2}'",
        Category.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A workflow or step takes as long as its work takes, over restarts, so that its caller must be able to await it.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    internal static ImmutableDictionary<string, string?> WrappableFacts { get; } =
        ImmutableDictionary<string, string?>.Empty.Add(IsWrappable, null);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Check(AnnotatedMethod method, SyntaxNodeAnalysisContext context)
    {
        ITypeSymbol result = method.Symbol.ReturnType;
        if (result.TypeKind == TypeKind.Error || IsTask(method) || IsAsyncVoid(method)) return;
        TypeSyntax declared = method.Declaration.ReturnType;
        context.ReportDiagnostic(Diagnostic.Create(
            Rule, declared.GetLocation(), CanBeWrapped(method.Symbol) ? WrappableFacts : null,
            method.Title, declared.ToString(), Replacement(result)));
    }

    private static bool IsTask(AnnotatedMethod method) =>
        method.Symbols.IsTaskLike(method.Symbol.ReturnType) && !method.Symbol.ReturnsByRef && !method.Symbol.ReturnsByRefReadonly;

    private static bool IsAsyncVoid(AnnotatedMethod method) =>
        method.Symbol.ReturnsVoid && method.Declaration.Modifiers.Any(SyntaxKind.AsyncKeyword);

    /// <summary>Whether a task of the type exists, and is what was meant: what can be awaited or enumerated already is not to be wrapped.</summary>
    private static bool CanBeWrapped(IMethodSymbol method) =>
        !method.ReturnsByRef
        && !method.ReturnsByRefReadonly
        && !method.ReturnType.IsRefLikeType
        && method.ReturnType.TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer)
        && method.ReturnType.Name is not ("IAsyncEnumerable" or "IAsyncEnumerator")
        && method.ReturnType.GetMembers("GetAwaiter").IsEmpty;

    private static string Replacement(ITypeSymbol result)
    {
        if (result.SpecialType == SpecialType.System_Void || result.IsRefLikeType || result.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer)
            return "Task";
        return result is INamedTypeSymbol { Name: "IAsyncEnumerable", TypeArguments.Length: 1 } sequence
            ? $"Task<List<{SymbolNames.Of(sequence.TypeArguments[0])}>>"
            : $"Task<{SymbolNames.Of(result)}>";
    }
}
