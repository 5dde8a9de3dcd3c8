using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Origins;

/// <summary>
/// Follows values through one body, in the order in which it runs, and notes each place where an object is changed, with where that object may
/// have come from. Branches are joined, loops walked until nothing is new; what a helper of the same compilation does, its effects tell.
/// Aliases are followed through variables and the direct members of objects made here; what else an object holds is one for all its parts.
/// </summary>
internal sealed partial class ValueFlow
{
    private readonly MethodEffectsCatalog _effects;
    private readonly KnownSymbols _symbols;
    private readonly Func<ISymbol, SyntaxNode, ulong> _recorded;
    private readonly ImmutableArray<IMethodSymbol> _active;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<(SyntaxNode Place, string Doing), Change> _changes = [];
    private readonly Stack<Provenance> _accessed = new();
    private readonly Stack<Provenance> _made = new();
    private readonly List<ILocalFunctionOperation> _functions = [];
    private readonly Dictionary<ILabelSymbol, Locals> _jumps = new(SymbolEqualityComparer.Default);
    private Locals _locals = new();
    private Locals? _leaving;
    private Provenance _returned = Provenance.Fresh;

    /// <param name="effects">What helpers do.</param>
    /// <param name="recorded">The bit for what a durable call gives.</param>
    /// <param name="active">The methods whose bodies are being walked, this one among them.</param>
    /// <param name="cancellationToken">Stops the walk.</param>
    public ValueFlow(MethodEffectsCatalog effects, Func<ISymbol, SyntaxNode, ulong> recorded, ImmutableArray<IMethodSymbol> active, CancellationToken cancellationToken)
    {
        (_effects, _recorded, _active, _cancellationToken) = (effects, recorded, active, cancellationToken);
        _symbols = KnownSymbols.Of(effects.Compilation);
    }

    /// <summary>What variables hold at the beginning.</summary>
    public Locals Locals => _locals;

    /// <summary>What <c>this</c> is at the beginning, and, once walked, what it holds at the end.</summary>
    public Provenance This { get; set; } = Provenance.Fresh;

    public IEnumerable<Change> Changes => _changes.Values;

    /// <summary>What the body gives back.</summary>
    public Provenance Returned => _returned;

    /// <summary>The origins of all values that were given to code that nobody can see into.</summary>
    public ulong HandedOn { get; private set; }

    /// <summary>Whether a helper was left out because it is being walked already, or is too deep.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>Walks a body, and the local functions in it last.</summary>
    public void Walk(IOperation body)
    {
        Provenance value = Evaluate(body);
        // An expression body has no return of its own where only its expression is at hand.
        if (body is not (IBlockOperation or IMethodBodyBaseOperation)) _returned = _returned.Or(value);
        _locals.Join(_leaving);
        _locals.IsReachable = true;
        for (int i = 0; i < _functions.Count; i++) WalkFunction(_functions[i]);
    }

    private void WalkFunction(ILocalFunctionOperation function)
    {
        Locals before = _locals.Copy();
        (Provenance returned, _returned) = (_returned, Provenance.Fresh);
        Share? branches = _branches;
        if (_branchFunctions.Contains(function.Symbol)) _branches = Enter(function.Symbol);
        foreach (IParameterSymbol parameter in function.Symbol.Parameters) _locals[parameter] = Provenance.Fresh;
        Evaluate(function.Body);
        _branches = branches;
        (_returned, _locals) = (returned, before);
    }

    private Provenance Evaluate(IOperation? operation)
    {
        if (operation is null) return Provenance.Fresh;
        _cancellationToken.ThrowIfCancellationRequested();
        return Mutability.Narrow(ValueOf(operation), operation.Type);
    }

    private void EvaluateChildren(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations) Evaluate(child);
    }

    private Provenance ValueOf(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return _locals[local.Local];
            case IParameterReferenceOperation parameter:
                return _locals[parameter.Parameter];
            case IInstanceReferenceOperation instance:
                return instance.ReferenceKind == InstanceReferenceKind.ImplicitReceiver && _made.Count > 0 ? _made.Peek() : This;
            case IConditionalAccessInstanceOperation:
                return _accessed.Count > 0 ? _accessed.Peek() : Provenance.Fresh;
            case IMemberReferenceOperation or IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IInlineArrayAccessOperation:
                return Read(operation);
            case IConversionOperation conversion:
                return Convert(conversion);
            case IAwaitOperation awaited:
                return Evaluate(awaited.Operation).Member(Provenance.Result);
            case IInvocationOperation call:
                return Call(call);
            case IDelegateCreationOperation creation:
                return Evaluate(creation.Target);
            case IAnonymousFunctionOperation lambda:
                return Lambda(lambda);
            case IAssignmentOperation or IIncrementOrDecrementOperation or IVariableDeclaratorOperation:
                return Assign(operation);
            case IObjectCreationOperation or IWithOperation or IAnonymousObjectCreationOperation or ITupleOperation or IArrayCreationOperation
                or IArrayInitializerOperation or ICollectionExpressionOperation or IMemberInitializerOperation:
                return Make(operation);
            case INameOfOperation or ITypeOfOperation or ISizeOfOperation:
                return Provenance.Fresh;
            case IConditionalOperation or ICoalesceOperation or ISwitchExpressionOperation or IConditionalAccessOperation or IBinaryOperation
                or IIsPatternOperation or IParenthesizedOperation or ITranslatedQueryOperation:
                return Choose(operation);
            default:
                Run(operation);
                return Provenance.Fresh;
        }
    }

    private Provenance Convert(IConversionOperation conversion)
    {
        Provenance value = Evaluate(conversion.Operand);
        // The operators that make a span of an array are the framework's.
        return conversion.OperatorMethod is null || conversion.Type is { } type && Mutability.IsView(type) ? value : Provenance.Fresh;
    }

    /// <summary>Reads a member or an item.</summary>
    private Provenance Read(IOperation reference)
    {
        switch (reference)
        {
            case IMethodReferenceOperation group:
                return Group(group);
            case IPropertyReferenceOperation { Property: var property } read:
                return ReadProperty(read, property, Evaluate(read.Instance));
            case IFieldReferenceOperation field:
                return field.Instance is null ? Provenance.Fresh : Evaluate(field.Instance).Member(NameOf(field.Field));
            case IArrayElementReferenceOperation element:
                Provenance array = Evaluate(element.ArrayReference);
                foreach (IOperation index in element.Indices) Evaluate(index);
                // A range of an array is a copy of that part.
                return element.Type is IArrayTypeSymbol && element.Indices.Any(static index => index.Type?.Name == "Range") ? array.Copied() : array.Item();
            case IImplicitIndexerReferenceOperation { Instance: { } instance } indexer:
                Evaluate(indexer.Argument);
                return indexer.Type is { } type && Mutability.IsView(type) ? Evaluate(instance) : Evaluate(instance).Item();
            default:
                EvaluateChildren(reference);
                return Provenance.Fresh;
        }
    }

    private Provenance ReadProperty(IPropertyReferenceOperation read, IPropertySymbol property, Provenance instance)
    {
        List<Provenance> arguments = [.. read.Arguments.Select(argument => Evaluate(argument.Value))];
        if (read.Instance is null) return Provenance.Fresh;
        if (FrameworkMembers.IsFrameworks(property.ContainingType))
            return property.Name is "Keys" or "Values" or "Span" ? instance : property.IsIndexer ? instance.Item() : instance.Member(property.Name);
        if (instance.IsFresh && arguments.Count == 0) return instance;
        return property.GetMethod is { } getter && !MayBeOverridden(getter) && _effects.HasOwnCode(property)
            ? Apply(getter, instance, arguments, read.Instance, [], read.Syntax)
            : property.IsIndexer ? instance.Item() : instance.Member(property.Name);
    }

    private static bool MayBeOverridden(IMethodSymbol method) =>
        method.ContainingType?.TypeKind == TypeKind.Interface
        || (method.IsVirtual || method.IsAbstract || method.IsOverride) && !method.IsSealed && method.ContainingType?.IsSealed != true;
}
