using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Workflow.Analyzers.Origins;

/// <summary>Objects that a body makes, and what it puts into them.</summary>
internal sealed partial class ValueFlow
{
    private Provenance Make(IOperation operation)
    {
        switch (operation)
        {
            case IObjectCreationOperation creation:
                return Initialized(Construct(creation), creation.Initializer);
            case IWithOperation copy:
                return Initialized(Evaluate(copy.Operand).Copied(), copy.Initializer);
            case IAnonymousObjectCreationOperation creation:
                _made.Push(Provenance.Fresh);
                EvaluateChildren(creation);
                return _made.Pop();
            case IMemberInitializerOperation member:
                Provenance part = Initialized(Evaluate(member.InitializedMember), member.Initializer);
                if (_made.Count > 0) _made.Push(Hold(_made.Pop(), member.InitializedMember, part));
                return part;
            case ITupleOperation tuple:
                Provenance whole = Provenance.Fresh;
                for (int i = 0; i < tuple.Elements.Length; i++)
                    if (Evaluate(tuple.Elements[i]) is { IsFresh: false } element) whole = whole.WithMember($"Item{i + 1}", element);
                return whole;
            case ICollectionExpressionOperation collection:
                return Provenance.OfItems(collection.Elements.Aggregate(Provenance.Fresh, (all, element) =>
                    all.Or(element is ISpreadOperation spread ? Evaluate(spread.Operand).Item() : Evaluate(element))));
            default:
                // An array: its lengths, which are numbers, and its items.
                return Provenance.OfItems(operation.ChildOperations.Aggregate(
                    Provenance.Fresh, (all, child) => all.Or(child is IArrayInitializerOperation ? Evaluate(child).Item() : Evaluate(child))));
        }
    }

    private Provenance Initialized(Provenance made, IOperation? initializer)
    {
        if (initializer is null) return made;
        _made.Push(made);
        EvaluateChildren(initializer);
        return _made.Pop();
    }

    private Provenance Construct(IObjectCreationOperation creation)
    {
        if (creation.Constructor is not { } constructor)
        {
            foreach (IArgumentOperation argument in creation.Arguments) Evaluate(argument.Value);
            return Provenance.Fresh;
        }

        var arguments = new Provenance[constructor.Parameters.Length];
        for (int i = 0; i < arguments.Length; i++) arguments[i] = Provenance.Fresh;
        foreach (IArgumentOperation argument in creation.Arguments)
        {
            Provenance value = Evaluate(argument.Value);
            if (argument.Parameter is { } parameter && parameter.Ordinal < arguments.Length) arguments[parameter.Ordinal] = value;
        }

        if (!FrameworkMembers.IsFrameworks(constructor.ContainingType))
            return Apply(constructor, Provenance.Fresh, arguments, null, ArgumentsOf(creation.Arguments, constructor), creation.Syntax).Copied();
        if (!FrameworkMembers.PassesOn(constructor)) return HandOn(Provenance.Fresh, arguments);
        // A collection takes the items of the one that it is made of.
        return Provenance.OfItems(arguments.Select((argument, index) => IsCollection(constructor.Parameters[index]) ? argument.Item() : argument)
            .Aggregate(Provenance.Fresh, static (all, each) => all.Or(each)));
    }
}
