using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;
using Workflow.Generators.Emitting;
using Workflow.Generators.Versioning;

namespace Workflow.Generators.Finding;

/// <summary>
/// A generator does not see what it generates, but bodies call it: <c>StartShipOrderChildAsync</c>, <c>ContinueShipOrderAsNew</c>. For such a body these methods are
/// added to the compilation that it is bound in. Few bodies need it, and all that do share one compilation.
/// </summary>
internal static class GeneratedCalls
{
    private static readonly ConditionalWeakTable<Compilation, Compilation> Completed = new();

    /// <summary>Whether code names such a method.</summary>
    public static bool AreIn(SyntaxNode code) => code.DescendantNodes().OfType<SimpleNameSyntax>()
        .Any(static each => RunMethodNames.IsOfChild(each.Identifier.ValueText) || RunMethodNames.IsOfContinuation(each.Identifier.ValueText));

    /// <summary>A compilation in which the methods are.</summary>
    public static Compilation Complete(Compilation compilation, CancellationToken cancellationToken) => Completed.GetValue(compilation, each => WithMethods(each, cancellationToken));

    private static Compilation WithMethods(Compilation compilation, CancellationToken cancellationToken)
    {
        SourceWriter writer = new();
        writer.Verbatim(SurroundingsEmitter.Head);
        HashSet<INamedTypeSymbol> done = new(SymbolEqualityComparer.Default);
        DurableMethod[] workflows = [.. LockEntryBinder.WorkflowsOf(compilation, cancellationToken).Where(static each => each.IsSupported)];
        foreach (DurableMethod first in workflows)
        {
            if (!done.Add(first.Symbol.ContainingType)) continue;
            Surroundings surroundings = Surroundings.Of(first.Syntax) with { Usings = default };
            StartMethod?[] starts =
            [
                .. workflows.Where(each => SymbolEqualityComparer.Default.Equals(each.Symbol.ContainingType, first.Symbol.ContainingType))
                    .Select(static each => DeclarationBinder.Bind(each).Start),
            ];
            writer.Open(surroundings);
            RunMethodsEmitter.Emit(writer, ClassIdentity.Of(first), starts);
            writer.Close(surroundings);
        }

        CSharpParseOptions? options = compilation.SyntaxTrees.FirstOrDefault()?.Options as CSharpParseOptions;
        return compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(writer.ToString(), options, cancellationToken: cancellationToken));
    }
}
