using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Analyzers.Origins;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Bodies;

/// <summary>
/// Whether a dictionary or set is as the log has it: what a durable call has given, and nothing has changed since. It is made by adding the items of one text
/// to an empty collection, one by one, and shows them in that order whenever the run is replayed. Of collections that are ordered by hashes that is not true.
/// </summary>
internal static class RecordedOrder
{
    private static readonly HashSet<string> KeepInsertions = new(StringComparer.Ordinal) { "Dictionary", "IDictionary", "IReadOnlyDictionary", "HashSet", "ISet", "IReadOnlySet" };

    /// <param name="collection">The collection, or its keys or values.</param>
    /// <param name="body">The body of the workflow.</param>
    /// <param name="workflow">The workflow.</param>
    /// <param name="calls">What is durable.</param>
    /// <param name="context">The analysis.</param>
    public static bool Has(IOperation collection, IOperation body, IMethodSymbol workflow, DurableCalls calls, OperationBlockAnalysisContext context)
    {
        IOperation table = collection is IPropertyReferenceOperation { Property.Name: "Keys" or "Values", Instance: { } whole } ? whole : collection;
        if (table.Type is not { } type || !KeepInsertions.Contains(type.Name) || RootOf(table) is not { } root) return false;
        IAwaitOperation? awaited = root as IAwaitOperation;
        if (root is ILocalReferenceOperation { Local: var local })
        {
            List<IOperation> writes = [.. body.Descendants().Where(each => WrittenBy(each, local))];
            awaited = writes.Count == 1 && writes[0] is IVariableDeclaratorOperation { Initializer.Value: { } value } ? Strip(value) as IAwaitOperation : null;
        }

        if (awaited is null || Strip(awaited.Operation) is not IInvocationOperation call || calls.KindOf(call) is not (DurableCallKind.Step or DurableCallKind.Durable)) return false;
        BodyFlow flow = BodyFlow.Of(workflow, body, context.Compilation, context.CancellationToken);
        return !flow.Changes.Any(change => flow.OriginsIn(change.Origins, OriginKind.Result).Any(each => SymbolEqualityComparer.Default.Equals(each.Origin.Symbol, call.TargetMethod)));
    }

    private static bool WrittenBy(IOperation operation, ILocalSymbol local) => operation switch
    {
        IVariableDeclaratorOperation declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local),
        IAssignmentOperation { Target: ILocalReferenceOperation target } => SymbolEqualityComparer.Default.Equals(target.Local, local),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: ILocalReferenceOperation given } => SymbolEqualityComparer.Default.Equals(given.Local, local),
        ITupleOperation { Parent: IDeconstructionAssignmentOperation } tuple => tuple.Elements.Any(each => each is ILocalReferenceOperation part && SymbolEqualityComparer.Default.Equals(part.Local, local)),
        _ => false,
    };

    /// <summary>What stands before the first dot. What a getter makes of the same data it makes in the same way.</summary>
    private static IOperation? RootOf(IOperation operation) => Strip(operation) switch
    {
        IPropertyReferenceOperation { Instance: { } instance, Property.IsIndexer: false } => RootOf(instance),
        IFieldReferenceOperation { Instance: { } instance } => RootOf(instance),
        var root => root,
    };

    private static IOperation Strip(IOperation operation) => operation switch
    {
        IConversionOperation { OperatorMethod: null } conversion => Strip(conversion.Operand),
        IParenthesizedOperation parenthesized => Strip(parenthesized.Operand),
        _ => operation,
    };
}
