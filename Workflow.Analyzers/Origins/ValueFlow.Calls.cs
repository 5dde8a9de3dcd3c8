using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Origins;

/// <summary>Calls: durable ones, helpers of the compilation, the framework.</summary>
internal sealed partial class ValueFlow
{
    private Provenance Call(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        Provenance instance = Evaluate(call.Instance);
        Provenance[] arguments = Arguments(call, method, instance);
        Provenance result = new DurableCalls(_symbols).KindOf(method) switch
        {
            DurableCallKind.Durable when method.Name == "Copy" => Provenance.Fresh,
            DurableCallKind.Step or DurableCallKind.Child or DurableCallKind.Durable => Recorded(method, call.Syntax),
            // The array of results is made anew each time; what is in it is not.
            DurableCallKind.WhenAll or DurableCallKind.WhenAny =>
                Provenance.Giving(Provenance.Result, GatheredBy(method, arguments)),
            DurableCallKind.WaitAsync => instance,
            _ when method.ContainingType is null => HandOn(instance, arguments),
            _ when method.ContainingType.TypeKind == TypeKind.Delegate => instance.Member(Provenance.Returned),
            _ when FrameworkMembers.IsFrameworks(method.ContainingType) && method.MethodKind != MethodKind.LocalFunction =>
                CallFramework(call, method, instance, arguments),
            _ when call.IsVirtual && MayBeOverridden(method) => HandOn(instance, arguments),
            _ => Apply(method, instance, arguments, call.Instance, ArgumentsOf(call.Arguments, method), call.Syntax),
        };
        Provenance receiver = call.Instance is not null ? instance : arguments.Length > 0 ? arguments[0] : Provenance.Fresh;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            // What adds in one go overwrites nobody's value.
            bool isAtomic = method.ContainingType?.Name == "Interlocked" && argument.Value is ILocalReferenceOperation or IParameterReferenceOperation;
            if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out && !isAtomic)
                Store(argument.Value, argument.Parameter.RefKind == RefKind.Out && FrameworkMembers.PassesOn(method) ? receiver.Item() : Provenance.Fresh, argument.Syntax);
        }

        return result;
    }

    private Provenance Recorded(IMethodSymbol method, SyntaxNode place)
    {
        if (!_symbols.IsTaskLike(method.ReturnType) || KnownSymbols.ResultOf(method.ReturnType) is null) return Provenance.Fresh;
        ulong bit = _recorded(method, place);
        return Provenance.Giving(Provenance.Result, Provenance.Of(bit, bit));
    }

    private Provenance HandOn(Provenance instance, IEnumerable<Provenance> arguments)
    {
        HandedOn = arguments.Aggregate(HandedOn | instance.Everything, static (all, each) => all | each.Everything);
        return Provenance.Fresh;
    }

    /// <summary>The arguments by the number of their parameter. Lambdas among them are walked with the items of what the method is called on.</summary>
    private Provenance[] Arguments(IInvocationOperation call, IMethodSymbol method, Provenance instance)
    {
        var values = new Provenance[method.Parameters.Length];
        for (int i = 0; i < values.Length; i++) values[i] = Provenance.Fresh;
        ((ITypeSymbol Type, Provenance Value)? items, bool startsBranches) = (_items, _startsBranches);
        bool isFrameworks = FrameworkMembers.IsFrameworks(method.ContainingType);
        _startsBranches = FrameworkMembers.StartsBranches(method);
        _items = isFrameworks ? ItemsOf(call.Instance?.Type, instance) : null;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            Provenance value = Evaluate(argument.Value);
            if (argument.Parameter is not { } parameter || parameter.Ordinal >= values.Length) continue;
            values[parameter.Ordinal] = value;
            if (isFrameworks && call.Instance is null && parameter.Ordinal == 0) _items = ItemsOf(WithoutConversion(argument.Value).Type, value);
        }

        (_items, _startsBranches) = (items, startsBranches);
        return values;
    }

    private static (ITypeSymbol Type, Provenance Value)? ItemsOf(ITypeSymbol? collection, Provenance value) =>
        Mutability.ItemOf(collection) is { } type ? (type, Mutability.Narrow(value.Item(), type)) : null;

    private static IOperation WithoutConversion(IOperation value) => value is IConversionOperation conversion ? WithoutConversion(conversion.Operand) : value;

    private static IOperation?[] ArgumentsOf(ImmutableArray<IArgumentOperation> arguments, IMethodSymbol method)
    {
        var operations = new IOperation?[method.Parameters.Length];
        foreach (IArgumentOperation argument in arguments)
            if (argument.Parameter is { } parameter && parameter.Ordinal < operations.Length) operations[parameter.Ordinal] = WithoutConversion(argument.Value);
        return operations;
    }

    private Provenance CallFramework(IInvocationOperation call, IMethodSymbol method, Provenance instance, Provenance[] arguments)
    {
        IOperation?[] operations = ArgumentsOf(call.Arguments, method);
        if (FrameworkMembers.ChangedBy(method) is { } number && number < arguments.Length)
            ChangeCollection(call, method, number < 0 ? call.Instance : operations[number], number < 0 ? instance : arguments[number], arguments);
        if (!FrameworkMembers.PassesOn(method)) return HandOn(instance, arguments);
        if (FrameworkMembers.IsView(method)) return call.Instance is not null || arguments.Length == 0 ? instance : arguments[0];
        bool isCalledOn = call.Instance is not null || method.IsExtensionMethod;
        ITypeSymbol? receiver = (call.Instance ?? operations.FirstOrDefault())?.Type;
        bool projects = FrameworkMembers.Projects(method);
        Provenance item = projects || call.Instance is null ? Provenance.Fresh : instance.Item();
        for (int i = 0; i < arguments.Length; i++)
        {
            if (projects) item = item.Or(ProjectedBy(method, arguments[i]));
            else if (method.Parameters[i].Type.TypeKind == TypeKind.Delegate) continue;
            else if (i == 0 && call.Instance is null && isCalledOn || IsCollection(method.Parameters[i])) item = item.Or(arguments[i].Item());
            else item = item.Or(arguments[i]);
        }

        if (method.ContainingType.Name is "Task" or "ValueTask") return Provenance.Giving(Provenance.Result, item);
        return GivesItem(call.Type, receiver) ? item : Provenance.OfItems(item);
    }

    private static bool IsCollection(IParameterSymbol parameter) => Mutability.ItemOf(parameter.Type) is not null && parameter.OriginalDefinition.Type is not ITypeParameterSymbol;

    private static Provenance ProjectedBy(IMethodSymbol method, Provenance argument) =>
        !argument.Members.TryGetValue(Provenance.Returned, out Provenance? returned) ? Provenance.Fresh : method.Name == "SelectMany" ? returned.Item().Or(returned) : returned;

    /// <summary>What awaiting many tasks gives.</summary>
    private static Provenance GatheredBy(IMethodSymbol method, Provenance[] arguments)
    {
        Provenance task = Provenance.Fresh;
        for (int i = 0; i < arguments.Length; i++) task = task.Or(IsCollection(method.Parameters[i]) ? arguments[i].Item() : arguments[i]);
        return method.Name == "WhenAny" ? task : Provenance.OfItems(task.Member(Provenance.Result));
    }

    /// <summary>Whether what a method gives is an item of a collection, and not another collection of them.</summary>
    private static bool GivesItem(ITypeSymbol? result, ITypeSymbol? collection) =>
        SymbolEqualityComparer.Default.Equals(result, Mutability.ItemOf(collection))
        || collection is INamedTypeSymbol named && named.TypeArguments.Contains(result!, SymbolEqualityComparer.Default)
        || Mutability.ItemOf(result) is null && result is not INamedTypeSymbol { ContainingNamespace.Name: "Tasks" };

    private void ChangeCollection(IInvocationOperation call, IMethodSymbol method, IOperation? target, Provenance changed, Provenance[] arguments)
    {
        if (target is null) return;
        bool isKeyed = target.Type is { } type && FrameworkMembers.IsConcurrent(type);
        Provenance added = Provenance.Fresh;
        for (int i = 0; i < arguments.Length; i++) added = added.Or(IsCollection(method.Parameters[i]) ? arguments[i].Item() : arguments[i]);
        if (target is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } && _made.Count > 0)
        {
            _made.Push(_made.Pop().WithItem(added));
            return;
        }

        Note(changed.Itself, call.Syntax, $"calls '{method.Name}'", target.Syntax, VariableOf(target), isKeyed);
        if (VariableOf(target) is { } variable) _locals[variable] = _locals[variable].WithItem(added);
        else HandedOn |= added.Everything;
    }

    /// <summary>What a helper of the same compilation does and gives, in the terms of this body.</summary>
    private Provenance Apply(
        IMethodSymbol method, Provenance instance, IReadOnlyList<Provenance> arguments, IOperation? receiver, IOperation?[] operations, SyntaxNode place)
    {
        if (EffectsOf(method) is not { } effects) return HandOn(instance, arguments);
        ulong? changedForSure = null;
        foreach (MethodEffect effect in effects.Changes)
        {
            // A getter that keeps what it has computed changes nothing that anybody sees.
            if (method.MethodKind == MethodKind.PropertyGet) break;
            ulong origins = Translate(effect.Parameter);
            // The effects do not tell which part of an object is changed; the helper itself does.
            if (origins != 0 && MethodEffects.IsInside(effect.Parameter))
                origins &= changedForSure ??= _effects.ChangedBy(method, instance, arguments, _active, _cancellationToken);
            if (origins == 0) continue;
            int number = MethodEffects.NumberOf(effect.Parameter);
            IOperation? changed = number < 0 ? receiver : number < operations.Length ? operations[number] : null;
            ISymbol? variable = MethodEffects.IsInside(effect.Parameter) || changed is null ? null : VariableOf(changed);
            Note(origins, place, effect.Doing, changed?.Syntax, variable, effect.IsKeyed, effect.Chain.Insert(0, method));
        }

        HandedOn |= Translate(effects.HandedOn);
        Provenance given = (method.MethodKind == MethodKind.Constructor ? effects.Made : effects.Returned).Map(Translate);
        return given;

        ulong Translate(ulong bits)
        {
            ulong translated = 0;
            if ((bits & MethodEffects.Recorded) != 0) translated |= _recorded(method, place);
            for (int i = -1; i < arguments.Count; i++)
            {
                Provenance value = i < 0 ? instance : arguments[i];
                if ((bits & MethodEffects.BitOf(i)) != 0) translated |= value.Itself;
                if ((bits & MethodEffects.BitInside(i)) != 0) translated |= value.Parts;
            }

            return translated;
        }
    }

    private MethodEffects? EffectsOf(IMethodSymbol method)
    {
        MethodEffects? effects = _effects.Of(method, _active, _cancellationToken);
        IsIncomplete |= effects is { IsIncomplete: true };
        return effects;
    }
}
