using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Workflow.Analyzers.Origins;

/// <summary>Where values are put, and what is changed thereby.</summary>
internal sealed partial class ValueFlow
{
    private Provenance Assign(IOperation operation)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation { IsRef: true, Target: ILocalReferenceOperation local } alias:
                return Put(local.Local, HolderOf(alias.Value));
            case ISimpleAssignmentOperation assignment:
                Provenance value = Evaluate(assignment.Value);
                Store(assignment.Target, value, assignment.Syntax);
                return value;
            case ICoalesceAssignmentOperation assignment:
                Provenance either = Evaluate(assignment.Target).Or(Evaluate(assignment.Value));
                Store(assignment.Target, either, assignment.Syntax);
                return either;
            case ICompoundAssignmentOperation assignment:
                Evaluate(assignment.Value);
                Store(assignment.Target, Provenance.Fresh, assignment.Syntax);
                return Provenance.Fresh;
            case IDeconstructionAssignmentOperation assignment:
                Provenance parts = Evaluate(assignment.Value);
                Deconstruct(assignment.Target, parts);
                return parts;
            case IIncrementOrDecrementOperation increment:
                Store(increment.Target, Provenance.Fresh, increment.Syntax);
                return Provenance.Fresh;
            case IVariableDeclaratorOperation declarator:
                IOperation? initial = (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value;
                return Put(declarator.Symbol, declarator.Symbol.IsRef && initial is not null
                    ? HolderOf(initial)
                    : Mutability.Narrow(Evaluate(initial), declarator.Symbol.Type));
            case IEventAssignmentOperation assignment:
                Evaluate(assignment.HandlerValue);
                Store(assignment.EventReference, Provenance.Fresh, assignment.Syntax);
                return Provenance.Fresh;
            default:
                EvaluateChildren(operation);
                return Provenance.Fresh;
        }
    }

    // Evaluating a value may put other locals in place of those that it began with, so it comes first.
    private Provenance Put(ISymbol variable, Provenance value)
    {
        _locals[variable] = value;
        return value;
    }

    private void Store(IOperation target, Provenance value) => Store(target, value, target.Syntax);

    /// <summary>Puts a value into a variable, or into a member or item of an object, which is changed thereby.</summary>
    private void Store(IOperation target, Provenance value, SyntaxNode place)
    {
        value = Mutability.Narrow(value, target.Type);
        switch (target)
        {
            case ILocalReferenceOperation { Local: { IsRef: true } alias }:
                Note(_locals[alias].Itself, place, $"assigns to '{alias.Name}'", null, null, isKeyed: false);
                break;
            case ILocalReferenceOperation local:
                NoteAssignment(local.Local, place);
                _locals[local.Local] = value;
                break;
            case IParameterReferenceOperation parameter:
                NoteAssignment(parameter.Parameter, place);
                _locals[parameter.Parameter] = value;
                break;
            case IVariableDeclaratorOperation declarator:
                _locals[declarator.Symbol] = Mutability.Narrow(value, declarator.Symbol.Type);
                break;
            case IDeclarationExpressionOperation declaration:
                Store(declaration.Expression, value, place);
                break;
            case ITupleOperation or IParenthesizedOperation:
                Deconstruct(target, value);
                break;
            case IConditionalAccessOperation access:
                _accessed.Push(Evaluate(access.Operation));
                Store(access.WhenNotNull, value, place);
                _accessed.Pop();
                break;
            case IMemberReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } } member when _made.Count > 0:
                foreach (IArgumentOperation argument in (member as IPropertyReferenceOperation)?.Arguments ?? []) Evaluate(argument.Value);
                _made.Push(Hold(_made.Pop(), member, value));
                break;
            case IMemberReferenceOperation or IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IInlineArrayAccessOperation:
                StoreInto(target, value, place);
                break;
            default:
                Evaluate(target);
                break;
        }
    }

    private void StoreInto(IOperation target, Provenance value, SyntaxNode place)
    {
        foreach (IOperation child in target.ChildOperations) if (child != InstanceOf(target)) Evaluate(child);
        if (HolderIn(target) is not { } holder) return;
        Provenance changed = Evaluate(holder);
        bool isItem = target is IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true };
        string doing = target is IMemberReferenceOperation { Member: { Name: var name } } && !isItem ? $"assigns '{name}'" : "assigns an item";
        Note(changed.Itself, place, doing, holder.Syntax, VariableOf(holder), isItem);
        if (holder is IInstanceReferenceOperation) This = Hold(This, target, value);
        else if (VariableOf(holder) is { } variable) _locals[variable] = Hold(_locals[variable], target, value);
        else HandedOn |= value.Everything;
    }

    /// <summary>The object that a store into a member changes: a field of a struct belongs to whatever holds the struct. Null for a copy, and for what is static.</summary>
    private static IOperation? HolderIn(IOperation target)
    {
        IOperation? holder = InstanceOf(target);
        while (holder is IFieldReferenceOperation or IArrayElementReferenceOperation && holder.Type is { IsValueType: true } type && !Mutability.IsView(type)) holder = InstanceOf(holder);
        return holder;
    }

    private static IOperation? InstanceOf(IOperation target) => target switch
    {
        IMemberReferenceOperation member => member.Instance,
        IArrayElementReferenceOperation element => element.ArrayReference,
        IImplicitIndexerReferenceOperation indexer => indexer.Instance,
        IInlineArrayAccessOperation access => access.Instance,
        _ => null,
    };

    /// <summary>What a reference to a place changes when it is assigned: the object that the place is in.</summary>
    private Provenance HolderOf(IOperation place) => place switch
    {
        ILocalReferenceOperation { Local: { IsRef: true } alias } => _locals[alias],
        IInvocationOperation call => Evaluate(call.Instance ?? call.Arguments.FirstOrDefault()?.Value),
        IConversionOperation conversion => HolderOf(conversion.Operand),
        _ => HolderIn(place) is { } holder ? Evaluate(holder) : Provenance.Fresh,
    };

    private static Provenance Hold(Provenance holder, IOperation member, Provenance value) =>
        member is IMemberReferenceOperation { Member: var symbol } and not IPropertyReferenceOperation { Property.IsIndexer: true }
            ? value.IsFresh && holder.IsFresh ? holder : holder.WithMember(NameOf(symbol), value)
            : holder.WithItem(value);

    /// <summary>A part of a tuple has one name of its own, whatever it is called.</summary>
    private static string NameOf(ISymbol member) => (member as IFieldSymbol)?.CorrespondingTupleField?.Name ?? member.Name;

    /// <summary>The variable whose very object an expression gives; null where that is reached through members or calls.</summary>
    private static ISymbol? VariableOf(IOperation expression) => expression switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IConversionOperation { OperatorMethod: null } conversion => VariableOf(conversion.Operand),
        IParenthesizedOperation parenthesized => VariableOf(parenthesized.Operand),
        IConditionalAccessInstanceOperation instance => AccessedBy(instance) is { } accessed ? VariableOf(accessed) : null,
        _ => null,
    };

    /// <summary>What stands before the <c>?.</c> on whose right an expression stands.</summary>
    private static IOperation? AccessedBy(IOperation instance)
    {
        for (IOperation inner = instance; inner.Parent is { } around; inner = around)
            if (around is IConditionalAccessOperation access && access.WhenNotNull == inner) return access.Operation;
        return null;
    }

    private void Deconstruct(IOperation target, Provenance value)
    {
        switch (target)
        {
            case IParenthesizedOperation parenthesized:
                Deconstruct(parenthesized.Operand, value);
                break;
            case IDeclarationExpressionOperation { Expression: ITupleOperation } declaration:
                Deconstruct(declaration.Expression, value);
                break;
            case ITupleOperation tuple:
                // A record's parts have other names than a tuple's, so what is known of members by name is joined.
                for (int i = 0; i < tuple.Elements.Length; i++)
                    Store(tuple.Elements[i], value.Members.ContainsKey($"Item{i + 1}") ? value.Member($"Item{i + 1}") : value.Item());
                break;
            default:
                Store(target, value);
                break;
        }
    }

    /// <summary>Gives the variables of a pattern what the value holds where they stand.</summary>
    private void Bind(IPatternOperation pattern, Provenance value)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation declaration:
                BindTo(declaration.DeclaredSymbol, value);
                break;
            case IRecursivePatternOperation recursive:
                BindTo(recursive.DeclaredSymbol, value);
                foreach (IPatternOperation part in recursive.DeconstructionSubpatterns) Bind(part, value.Item());
                foreach (IPropertySubpatternOperation part in recursive.PropertySubpatterns)
                    Bind(part.Pattern, part.Member is IMemberReferenceOperation { Member.Name: var name } ? value.Member(name) : value.Item());
                break;
            case IListPatternOperation list:
                BindTo(list.DeclaredSymbol, value);
                foreach (IPatternOperation part in list.Patterns)
                {
                    if (part is ISlicePatternOperation { Pattern: { } rest }) Bind(rest, value.Copied());
                    else Bind(part, value.Item());
                }

                break;
            case IBinaryPatternOperation both:
                Bind(both.LeftPattern, value);
                Bind(both.RightPattern, value);
                break;
            case INegatedPatternOperation negated:
                Bind(negated.Pattern, value);
                break;
        }
    }

    private void BindTo(ISymbol? variable, Provenance value)
    {
        if (variable is ILocalSymbol local) _locals[local] = Mutability.Narrow(value, local.Type);
    }

    private void Note(ulong origins, SyntaxNode place, string doing, SyntaxNode? target, ISymbol? variable, bool isKeyed, ImmutableArray<IMethodSymbol> chain = default)
    {
        if (origins == 0 || !_locals.IsReachable) return;
        // The whole of an expression statement is what one would point at; of a lambda's body, too.
        place = place is ExpressionStatementSyntax statement ? statement.Expression : place;
        if (_changes.TryGetValue((place, doing), out Change? known)) origins |= known.Origins;
        _changes[(place, doing)] = new Change(place, origins, doing, target, variable, chain.IsDefault ? [] : chain, isKeyed);
    }
}
