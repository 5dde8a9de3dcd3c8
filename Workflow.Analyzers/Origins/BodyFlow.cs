using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Workflow.Analyzers.Origins;

/// <summary>The values of one workflow's or step's body, followed once for all the rules that ask.</summary>
internal sealed class BodyFlow
{
    private const int MostOrigins = 63;

    private static readonly ConditionalWeakTable<IOperation, BodyFlow> Flows = new();

    private readonly List<Origin> _origins = [];
    private readonly Dictionary<object, int> _numbers = [];

    private BodyFlow(IMethodSymbol method, IOperation body, Compilation compilation, CancellationToken cancellationToken)
    {
        IMethodSymbol own = method.PartialImplementationPart ?? method;
        var flow = new ValueFlow(MethodEffectsCatalog.In(compilation), (called, place) => BitOf(place, OriginKind.Result, called), [own.OriginalDefinition], cancellationToken)
        {
            Shared = variable => BitOf(variable, OriginKind.Shared, variable),
        };
        // Each half of a partial method has parameters of its own.
        foreach (IParameterSymbol parameter in own.Parameters.Concat(method.Parameters))
        {
            ulong bit = BitOf(parameter.Ordinal, OriginKind.Argument, parameter);
            flow.Locals[parameter] = Mutability.Narrow(Provenance.Of(bit, bit), parameter.Type);
        }

        flow.Walk(body);
        Changes = [.. flow.Changes.OrderBy(static change => change.Place.SpanStart)];
        SharedAssignments = [.. flow.SharedAssignments.OrderBy(static each => each.Place.SpanStart)];
        Returned = flow.Returned.Everything;
        HandedOn = flow.HandedOn;
    }

    /// <summary>The places where an object is changed that the body did not make, in the order of the text.</summary>
    public ImmutableArray<Change> Changes { get; }

    /// <summary>Assignments in a lambda that starts steps once per item, to variables outside it.</summary>
    public ImmutableArray<(SyntaxNode Place, ISymbol Variable)> SharedAssignments { get; }

    /// <summary>The origins of what the body gives back.</summary>
    public ulong Returned { get; }

    /// <summary>The origins of what the body gives to code that nobody can see into.</summary>
    public ulong HandedOn { get; }

    /// <summary>The flow of a body as the analyzer driver gives it: the same operation for every rule.</summary>
    public static BodyFlow Of(IMethodSymbol method, IOperation body, Compilation compilation, CancellationToken cancellationToken)
    {
        if (Flows.TryGetValue(body, out BodyFlow? known)) return known;
        var flow = new BodyFlow(method, body, compilation, cancellationToken);
        return Flows.GetValue(body, _ => flow);
    }

    /// <summary>The origins of some kinds among a set of bits, in the order in which they were met.</summary>
    public IEnumerable<(Origin Origin, ulong Bit)> OriginsIn(ulong bits, params OriginKind[] kinds)
    {
        for (int number = 0; number < _origins.Count && number <= MostOrigins; number++)
            if ((bits & (1UL << number)) != 0 && kinds.Contains(_origins[number].Kind)) yield return (_origins[number], 1UL << number);
    }

    // Beyond so many origins nothing more is told: a body of that size has others to be warned of.
    private ulong BitOf(object key, OriginKind kind, ISymbol symbol)
    {
        if (!_numbers.TryGetValue(key, out int number))
        {
            if (_origins.Count > MostOrigins) return 0;
            _numbers.Add(key, number = _origins.Count);
            _origins.Add(new Origin(kind, symbol));
        }

        return 1UL << number;
    }
}
