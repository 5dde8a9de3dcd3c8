using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Workflow.CodeFixes.Refactorings;

/// <summary>The variables of the method around some code that the code reads and writes.</summary>
internal sealed class DataOfCode
{
    private DataOfCode(ImmutableArray<ISymbol> parameters, ImmutableArray<ISymbol> results, ImmutableArray<ISymbol> unset, ImmutableHashSet<ISymbol> declared)
    {
        Parameters = parameters;
        Results = results;
        Unset = unset;
        Declared = declared;
    }

    /// <summary>What the code needs the value of, in the order of declaration.</summary>
    public ImmutableArray<ISymbol> Parameters { get; }

    /// <summary>What has a value from the code that is read later, in the order of declaration.</summary>
    public ImmutableArray<ISymbol> Results { get; }

    /// <summary>What the code sets before it reads it, but does not declare.</summary>
    public ImmutableArray<ISymbol> Unset { get; }

    /// <summary>What the code declares itself.</summary>
    public ImmutableHashSet<ISymbol> Declared { get; }

    /// <summary>The data of some code; null where other ways lead into the code or out of it than through its beginning and its end, or where values go other ways.</summary>
    public static DataOfCode? Of(SelectedCode code, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!code.Statements.IsEmpty && !IsStraight(code, model)) return null;
        DataFlowAnalysis? flow = code.Expression is { } expression
            ? model.AnalyzeDataFlow((ExpressionSyntax)OperationLimits.WithoutOrnament(expression))
            : model.AnalyzeDataFlow(code.Statements[0], code.Statements[code.Statements.Length - 1]);
        // The compiler's analysis fails for what stands before a dot.
        if (flow is not { Succeeded: true } && code.Expression is { } receiver) return OfReader(receiver, code, model, cancellationToken);
        if (flow is not { Succeeded: true } || !flow.UnsafeAddressTaken.IsEmpty) return null;
        // Not every variable of a pattern is among what the analysis takes for declared.
        ImmutableHashSet<ISymbol> declared = SetOf([.. flow.VariablesDeclared, .. flow.WrittenInside.Where(variable => IsDeclaredIn(code, variable))]);
        ImmutableHashSet<ISymbol> always = SetOf(flow.AlwaysAssigned);
        ImmutableHashSet<ISymbol> captured = SetOf(flow.Captured);
        List<ISymbol> written = [.. flow.WrittenInside.Where(variable => !declared.Contains(variable))];
        // Who else holds the variable would not see what the step does to it.
        if (written.Any(captured.Contains) || (code.Expression is not null && written.Count > 0)) return null;
        if (declared.Any(variable => flow.WrittenOutside.Contains(variable, SymbolEqualityComparer.Default))) return null;

        // That a variable is disposed of at the end of its block is no reason to give it back.
        HashSet<ISymbol> disposed = new(declared.Where(variable => variable is ILocalSymbol { IsUsing: true } && !IsNamedBeside(code, variable)), SymbolEqualityComparer.Default);
        List<ISymbol> results = [.. flow.DataFlowsOut.Where(variable => !disposed.Contains(variable)).Where(variable => declared.Contains(variable) || written.Contains(variable, SymbolEqualityComparer.Default))];
        if (flow.ReadOutside.Any(variable => declared.Contains(variable) && !disposed.Contains(variable) && !results.Contains(variable, SymbolEqualityComparer.Default))) return null;
        if (code.Expression is not null && results.Count > 0) return null;
        List<ISymbol> needed =
        [
            .. flow.DataFlowsIn
                // What is set on some ways only goes in to come out.
                .Concat(results.Where(variable => !declared.Contains(variable) && !always.Contains(variable)))
                .Concat(flow.CapturedInside.Where(variable => !declared.Contains(variable)))
                .Where(variable => !IsOfTheObject(variable))
                .Distinct(SymbolEqualityComparer.Default),
        ];
        if (needed.Concat(results).Any(variable => !CanBeCopied(variable))) return null;
        List<ISymbol> unset = [.. written.Where(variable => !needed.Contains(variable, SymbolEqualityComparer.Default))];
        if (NamedBy(code, model, cancellationToken).Any(variable => !needed.Concat(unset).Concat(declared).Contains(variable, SymbolEqualityComparer.Default))) return null;
        return new(InOrder(needed), InOrder(results), InOrder(unset), declared);
    }

    /// <summary>The data of an expression that only reads; null for one that sets or declares any variable.</summary>
    private static DataOfCode? OfReader(ExpressionSyntax expression, SelectedCode code, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetOperation(OperationLimits.WithoutOrnament(expression), cancellationToken) is not { } operation) return null;
        List<ISymbol> needed = [];
        foreach (IOperation each in operation.DescendantsAndSelf())
        {
            if (each is IAssignmentOperation or IIncrementOrDecrementOperation or IAddressOfOperation or IDeclarationExpressionOperation or IPatternOperation
                or IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }) return null;
            if (VariableOf(each) is not { } variable || IsDeclaredIn(code, variable) || IsOfTheObject(variable)) continue;
            if (!CanBeCopied(variable)) return null;
            if (!needed.Contains(variable, SymbolEqualityComparer.Default)) needed.Add(variable);
        }

        return new(InOrder(needed), [], [], []);
    }

    /// <summary>The variables that <c>nameof</c> mentions, which is no use of their values.</summary>
    private static IEnumerable<ISymbol> NamedBy(SelectedCode code, SemanticModel model, CancellationToken cancellationToken) => code.Nodes
        .Select(node => model.GetOperation(OperationLimits.WithoutOrnament(node), cancellationToken))
        .SelectMany(static each => each?.DescendantsAndSelf().OfType<INameOfOperation>() ?? [])
        .SelectMany(static each => each.Descendants())
        .Select(VariableOf)
        .OfType<ISymbol>()
        .Where(static variable => !IsOfTheObject(variable));

    private static ISymbol? VariableOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private static bool IsDeclaredIn(SelectedCode code, ISymbol variable) =>
        variable.DeclaringSyntaxReferences.Any(each => each.SyntaxTree == code.First.SyntaxTree && code.Span.Contains(each.Span));

    private static bool IsStraight(SelectedCode code, SemanticModel model) =>
        model.AnalyzeControlFlow(code.Statements[0], code.Statements[code.Statements.Length - 1]) is
        {
            Succeeded: true, StartPointIsReachable: true, EndPointIsReachable: true, EntryPoints.IsEmpty: true, ExitPoints.IsEmpty: true, ReturnStatements.IsEmpty: true,
        };

    /// <summary>Whether a variable belongs to the object, so that a method of the object sees it: <c>this</c>, and parameters of a primary constructor.</summary>
    private static bool IsOfTheObject(ISymbol variable) =>
        variable is IParameterSymbol { IsThis: true } or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } };

    private static bool IsNamedBeside(SelectedCode code, ISymbol variable) =>
        code.First.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && member.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == variable.Name && !code.Span.Contains(token.Span));

    private static bool CanBeCopied(ISymbol variable) =>
        variable is ILocalSymbol { IsRef: false, IsUsing: false, IsFixed: false } or IParameterSymbol { RefKind: RefKind.None };

    private static ImmutableHashSet<ISymbol> SetOf(ImmutableArray<ISymbol> symbols) => symbols.ToImmutableHashSet<ISymbol>(SymbolEqualityComparer.Default);

    private static ImmutableArray<ISymbol> InOrder(List<ISymbol> variables) =>
        [.. variables.OrderBy(static variable => variable is ILocalSymbol).ThenBy(static variable => variable.Locations.FirstOrDefault()?.SourceSpan.Start ?? 0)];
}
