using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Workflow.Analyzers.Origins;

/// <summary>The ways of control.</summary>
internal sealed partial class ValueFlow
{
    // What a variable can hold grows with every round, and there are few origins: more rounds than this find nothing that matters.
    private const int MostRounds = 4;

    /// <summary>Statements, and expressions that are of no interest themselves.</summary>
    private void Run(IOperation operation)
    {
        switch (operation)
        {
            case IReturnOperation { Kind: OperationKind.YieldReturn } item:
                _returned = _returned.WithItem(Evaluate(item.ReturnedValue));
                break;
            case IReturnOperation result:
                _returned = _returned.Or(Evaluate(result.ReturnedValue));
                (_leaving ??= new Locals { IsReachable = false }).Join(_locals);
                _locals.IsReachable = false;
                break;
            case IThrowOperation thrown:
                Evaluate(thrown.Exception);
                _locals.IsReachable = false;
                break;
            case IBranchOperation jump:
                Jump(jump.Target);
                _locals.IsReachable = false;
                break;
            case ILabeledOperation labeled:
                Arrive(labeled.Label);
                Evaluate(labeled.Operation);
                break;
            case ILoopOperation loop:
                Loop(loop);
                break;
            case ISwitchOperation choice:
                Switch(choice);
                break;
            case ITryOperation guarded:
                Try(guarded);
                break;
            case ILocalFunctionOperation function:
                if (!_functions.Contains(function)) _functions.Add(function);
                break;
            case IArgumentOperation argument:
                Evaluate(argument.Value);
                break;
            default:
                EvaluateChildren(operation);
                break;
        }
    }

    /// <summary>Expressions whose value is one of several, and what they bind on the way.</summary>
    private Provenance Choose(IOperation operation)
    {
        switch (operation)
        {
            case IConditionalOperation choice:
                Evaluate(choice.Condition);
                return Either(() => Evaluate(choice.WhenTrue), () => Evaluate(choice.WhenFalse));
            case ICoalesceOperation coalesce:
                Provenance left = Evaluate(coalesce.Value);
                return Either(() => left, () => Evaluate(coalesce.WhenNull));
            case IBinaryOperation binary:
                Evaluate(binary.LeftOperand);
                Either(() => Provenance.Fresh, () => Evaluate(binary.RightOperand));
                return Provenance.Fresh;
            case IConditionalAccessOperation access:
                _accessed.Push(Evaluate(access.Operation));
                Provenance value = Either(() => Provenance.Fresh, () => Evaluate(access.WhenNotNull));
                _accessed.Pop();
                return value;
            case IIsPatternOperation test:
                Bind(test.Pattern, Evaluate(test.Value));
                return Provenance.Fresh;
            case ISwitchExpressionOperation choice:
                return SwitchExpression(choice);
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand);
            case ITranslatedQueryOperation query:
                return Evaluate(query.Operation);
            default:
                return Provenance.Fresh;
        }
    }

    private Provenance Either(Func<Provenance> first, Func<Provenance> second)
    {
        Locals before = _locals.Copy();
        Provenance one = first();
        (Locals after, _locals) = (_locals, before);
        Provenance other = second();
        _locals.Join(after);
        return one.Or(other);
    }

    private Provenance SwitchExpression(ISwitchExpressionOperation choice)
    {
        Provenance value = Evaluate(choice.Value);
        Provenance result = Provenance.Fresh;
        Locals before = _locals.Copy();
        Locals after = new() { IsReachable = false };
        foreach (ISwitchExpressionArmOperation arm in choice.Arms)
        {
            _locals = before.Copy();
            Bind(arm.Pattern, value);
            Evaluate(arm.Guard);
            result = result.Or(Evaluate(arm.Value));
            after.Join(_locals);
        }

        _locals = after.IsReachable ? after : before;
        return result;
    }

    private void Switch(ISwitchOperation choice)
    {
        Provenance value = Evaluate(choice.Value);
        Locals before = _locals.Copy();
        bool hasDefault = false;
        foreach (ISwitchCaseOperation section in choice.Cases)
        {
            _locals = before.Copy();
            foreach (ICaseClauseOperation clause in section.Clauses)
            {
                hasDefault |= clause.CaseKind == CaseKind.Default;
                Arrive(clause.Label);
                if (clause is IPatternCaseClauseOperation pattern)
                {
                    Bind(pattern.Pattern, value);
                    Evaluate(pattern.Guard);
                }
            }

            foreach (IOperation statement in section.Body) Evaluate(statement);
            Jump(choice.ExitLabel);
        }

        _locals = before;
        _locals.IsReachable &= !hasDefault;
        Arrive(choice.ExitLabel);
    }

    private void Loop(ILoopOperation loop)
    {
        if (loop is IForLoopOperation { Before: var before }) foreach (IOperation each in before) Evaluate(each);
        Provenance items = loop is IForEachLoopOperation { Collection: var collection } ? Evaluate(collection) : Provenance.Fresh;
        Locals head = _locals.Copy();
        for (int round = 0; round < MostRounds; round++)
        {
            _locals = head.Copy();
            Body(loop, items);
            Arrive(loop.ContinueLabel);
            if (loop is IForLoopOperation { AtLoopBottom: var bottom }) foreach (IOperation each in bottom) Evaluate(each);
            if (!head.Join(_locals)) break;
        }

        bool isEndless = loop is IWhileLoopOperation { Condition: null or { ConstantValue: { HasValue: true, Value: true } } }
            or IForLoopOperation { Condition: null or { ConstantValue: { HasValue: true, Value: true } } };
        _locals = head;
        _locals.IsReachable &= !isEndless;
        Arrive(loop.ExitLabel);
    }

    private void Body(ILoopOperation loop, Provenance items)
    {
        switch (loop)
        {
            case IForEachLoopOperation each:
                Store(each.LoopControlVariable, items.Item());
                Evaluate(each.Body);
                break;
            case IWhileLoopOperation { ConditionIsTop: false } again:
                Evaluate(again.Body);
                Evaluate(again.Condition);
                break;
            case IWhileLoopOperation repeat:
                Evaluate(repeat.Condition);
                Evaluate(repeat.Body);
                break;
            case IForLoopOperation count:
                Evaluate(count.Condition);
                Evaluate(count.Body);
                break;
            default:
                EvaluateChildren(loop);
                break;
        }
    }

    private void Try(ITryOperation guarded)
    {
        Locals before = _locals.Copy();
        Evaluate(guarded.Body);
        Locals after = _locals;
        // A handler may begin after any part of the body.
        before.Join(after);
        foreach (ICatchClauseOperation handler in guarded.Catches)
        {
            _locals = before.Copy();
            Evaluate(handler.ExceptionDeclarationOrExpression);
            Evaluate(handler.Filter);
            Evaluate(handler.Handler);
            if (after.IsReachable) after.Join(_locals);
            else if (_locals.IsReachable) after = _locals;
        }

        _locals = after;
        if (guarded.Finally is null) return;
        bool isReachable = _locals.IsReachable;
        if (!isReachable) _locals = before.Copy();
        Evaluate(guarded.Finally);
        _locals.IsReachable &= isReachable;
    }

    private void Jump(ILabelSymbol label)
    {
        if (!_jumps.TryGetValue(label, out Locals? arriving)) _jumps.Add(label, arriving = new Locals { IsReachable = false });
        arriving.Join(_locals);
    }

    private void Arrive(ILabelSymbol? label)
    {
        if (label is not null && _jumps.TryGetValue(label, out Locals? arriving)) _locals.Join(arriving);
    }
}
