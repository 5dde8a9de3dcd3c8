using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Analyzers.Bodies;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Determinism;

/// <summary>
/// WFL2011. The order of a hash table is nobody's promise. It matters where durable calls are made in that order, or where it gets into an argument
/// or a result.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DoNotRelyOnUnorderedCollectionsAnalyzer : DeterminismAnalyzer
{
    public const string Id = "WFL2011";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Workflows do not rely on the order of hashes",
        "Workflow '{0}' lets the order of hashes decide what it does in {1}, which need not be the same when the run is replayed; {2}",
        Category.Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Dictionaries and sets have no order of their own, and text has another hash code in every process.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];

    private protected override void CheckBody(IOperation body, IMethodSymbol workflow, KnownSymbols symbols, OperationBlockAnalysisContext context)
    {
        base.CheckBody(body, workflow, symbols, context);
        DurableCalls calls = new(symbols);
        HashSet<SyntaxNode> reported = [];
        foreach (IOperation operation in body.Descendants())
        {
            switch (operation)
            {
                case IForEachLoopOperation loop when Holds(loop.Body, calls):
                    Look(loop.Collection);
                    break;
                case IInvocationOperation call when IsRecorded(calls.KindOf(call)):
                    foreach (IArgumentOperation argument in call.Arguments) LookIfOrdered(argument.Value);
                    break;
                case IInvocationOperation call when call.Arguments.Any(each => each.Value is IDelegateCreationOperation made && Holds(made, calls)):
                    Look(call.Arguments[0].Value);
                    break;
                case IReturnOperation { ReturnedValue: { } value } when IsOwn(operation, body):
                    LookIfOrdered(value);
                    break;
            }
        }

        void LookIfOrdered(IOperation value)
        {
            // A dictionary or set that is handed on as it is stays what it is.
            if (UnorderedSequences.IsOrderedValue(value.Type)) Look(value);
        }

        void Look(IOperation value)
        {
            if (UnorderedSequences.In(value) is not { } source || RecordedOrder.Has(source, body, workflow, calls, context) || !reported.Add(source.Syntax)) return;
            string? order = UnorderedSequences.OrderOf(source.Type);
            ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
            if (order is not null) properties = properties.Add(Replacement, order);
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptor, source.Syntax.GetLocation(), properties, TitleOf(workflow), $"'{source.Syntax}'", $"order it first, as in {order ?? ".OrderBy(…)"}"));
        }
    }

    private static bool Holds(IOperation operation, DurableCalls calls) => operation.DescendantsAndSelf().Any(each => IsRecorded(calls.KindOf(each)));

    private static bool IsRecorded(DurableCallKind kind) => kind is DurableCallKind.Step or DurableCallKind.Workflow or DurableCallKind.Durable;

    /// <summary>Whether a return is the workflow's own, and not one of a lambda or local function.</summary>
    private static bool IsOwn(IOperation operation, IOperation body)
    {
        for (IOperation? each = operation.Parent; each is not null && each != body; each = each.Parent)
            if (each is IAnonymousFunctionOperation or ILocalFunctionOperation) return false;
        return true;
    }
}
