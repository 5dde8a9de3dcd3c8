using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Passes;

/// <summary>
/// Finds what may come after each checkpoint, for the workflow's graph:
/// <code>
/// foreach (Line line in lines)     // start to Ship#1: line in lines; start to return: else
///     await Ship(line);            // Ship#1 to Ship#1: loop; Ship#1 to return: else
/// </code>
/// A way that several decisions lead to is told by those that all have in common. An exception may come from whatever is awaited or called inside a <c>try</c>;
/// one that no handler of the body catches is told only where it is thrown on purpose. Needs keys.
/// </summary>
internal sealed class Transitions
{
    private static readonly IReadOnlyList<Decision> NoDecision = [];

    private readonly Region _region;
    private readonly Dictionary<Label, Instruction> _labels = [];
    private readonly Dictionary<Instruction, Instruction?> _next = [];
    private readonly Dictionary<Instruction, Attempt?> _attempts = [];

    // Of the search that is under way.
    private readonly Dictionary<Instruction, IReadOnlyList<Decision>> _reached = [];
    private readonly Queue<Instruction> _queue = new();
    private readonly Dictionary<string, (int Number, IReadOnlyList<Decision> Path)> _targets = new(StringComparer.Ordinal);

    private Transitions(Region region)
    {
        _region = region;
        Place(region, null, null);
    }

    /// <summary>What a body begins with, and what comes after each of its checkpoints.</summary>
    public static (IReadOnlyList<Transition> Start, IReadOnlyDictionary<Checkpoint, IReadOnlyList<Transition>> After) Of(Region region)
    {
        Transitions all = new(region);
        IReadOnlyList<Transition> start = all.Search(0, () => all.Go(region.Instructions.FirstOrDefault(), NoDecision));
        Dictionary<Checkpoint, IReadOnlyList<Transition>> after = [];
        foreach (Await wait in all._next.Keys.OfType<Await>())
        {
            after[wait.Checkpoint] = all.Search(wait.Checkpoint.Number, () =>
            {
                all.Raise(all._attempts[wait], NoDecision, isThrown: false);
                all.Go(all._next[wait], NoDecision);
            });
        }

        return (start, after);
    }

    private void Place(Region region, Instruction? after, Attempt? around)
    {
        for (int i = 0; i < region.Instructions.Count; i++)
        {
            Instruction instruction = region.Instructions[i];
            _next[instruction] = i + 1 < region.Instructions.Count ? region.Instructions[i + 1] : after;
            _attempts[instruction] = around;
            if (instruction is Mark mark) _labels[mark.Label] = instruction;
            if (instruction is not Try attempt) continue;
            _labels[attempt.Entry] = attempt;
            Place(attempt.Body, _next[attempt], new Attempt(attempt, around));
        }
    }

    private IReadOnlyList<Transition> Search(int from, Action begin)
    {
        _reached.Clear();
        _targets.Clear();
        begin();
        while (_queue.Count > 0)
        {
            Instruction instruction = _queue.Dequeue();
            Pass(instruction, _reached[instruction]);
        }

        return [.. _targets.OrderBy(static each => each.Value.Number).ThenBy(static each => each.Key, StringComparer.Ordinal)
            .Select(each => Told(each.Key, each.Value.Path, isBack: each.Value.Number <= from))];
    }

    /// <summary>Comes to an instruction; null is the end of the body.</summary>
    private void Go(Instruction? to, IReadOnlyList<Decision> path)
    {
        if (to is null)
        {
            Arrive(Transition.Return, int.MaxValue, path);
            return;
        }

        if (_reached.TryGetValue(to, out IReadOnlyList<Decision> known))
        {
            IReadOnlyList<Decision> common = Common(known, path);
            if (common.Count == known.Count) return;
            path = common;
        }

        _reached[to] = path;
        _queue.Enqueue(to);
    }

    private void Pass(Instruction instruction, IReadOnlyList<Decision> path)
    {
        switch (instruction)
        {
            case Await wait:
                Arrive(wait.Checkpoint.Key, wait.Checkpoint.Number, path);
                break;
            case Jump jump:
                Go(_labels[jump.Target], path);
                break;
            case JumpIf jump:
                if (Calls(jump.Condition)) Raise(_attempts[jump], path, isThrown: false);
                Answer(path, jump.Question, isNo: jump.IsNegated, _labels[jump.Target]);
                Answer(path, jump.Question, isNo: !jump.IsNegated, _next[jump]);
                break;
            case Try attempt:
                Go(attempt.Body.Instructions.FirstOrDefault() ?? _next[attempt], path);
                break;
            case Execute execute:
                if (Calls(execute.Code)) Raise(_attempts[execute], path, isThrown: false);
                Leave(execute, _attempts[execute], _next[execute], path);
                break;
            default:
                Go(_next[instruction], path);
                break;
        }
    }

    /// <summary>Goes one of two ways, unless the decision has been made already.</summary>
    private void Answer(IReadOnlyList<Decision> path, Question? question, bool isNo, Instruction? to)
    {
        Decision? made = question?.Yes is { } whole ? path.LastOrDefault(each => each.Decided == whole) : null;
        if (made is null) Go(to, Answered(path, question, isNo));
        else if (made.IsNo == isNo) Go(to, path);
    }

    // What calls nothing hardly ever throws, and a picture in which everything may is of no use.
    private static bool Calls(string code) => code.Contains('(');

    /// <summary>Every way out of a piece of code but an exception that nobody throws on purpose.</summary>
    private void Leave(Execute code, Attempt? around, Instruction? next, IReadOnlyList<Decision> path)
    {
        IReadOnlyList<Decision> yes = code.Question is null ? path : Answered(path, code.Question, isNo: false);
        if (code.WaysOut.HasFlag(WaysOut.Return)) Arrive(Transition.Return, int.MaxValue, yes);
        if (code.WaysOut.HasFlag(WaysOut.Throw)) Raise(around, yes, isThrown: true);
        if (code.WaysOut.HasFlag(WaysOut.Rethrow)) Raise(around, With(yes, new Decision(null, IsNo: false, IsException: true)), isThrown: true);
        foreach (Exit exit in code.Exits) Go(_labels[exit.Target], yes);
        if (!code.Ends && !code.WaysOut.HasFlag(WaysOut.NoEnd)) Go(next, code.Question is null ? path : Answered(path, code.Question, isNo: true));
    }

    /// <summary>An exception goes to the handlers around it, from the inside out.</summary>
    private void Raise(Attempt? around, IReadOnlyList<Decision> path, bool isThrown)
    {
        for (Attempt? attempt = around; attempt is not null; attempt = attempt.Around)
        {
            foreach (Handler handler in attempt.Instruction.Handlers)
            {
                IReadOnlyList<Decision> caught = With(path, new Decision(handler.Caught, IsNo: false, IsException: true));
                Leave(handler.Body, attempt.Around, _next[attempt.Instruction], caught);
            }

            if (attempt.Instruction.Handlers.Any(static each => each.CatchesAll)) return;
        }

        if (isThrown) Arrive(Transition.Throw, int.MaxValue, path);
    }

    private void Arrive(string target, int number, IReadOnlyList<Decision> path) =>
        _targets[target] = (number, _targets.TryGetValue(target, out (int, IReadOnlyList<Decision> Path) known) ? Common(known.Path, path) : path);

    private static Transition Told(string target, IReadOnlyList<Decision> path, bool isBack)
    {
        TransitionKind kind = path.Any(static each => each.IsException) ? TransitionKind.Catch
            : isBack ? TransitionKind.Loop
            : path.Count == 0 ? TransitionKind.Next
            : path[path.Count - 1].IsNo ? TransitionKind.Else : TransitionKind.Then;
        string condition = string.Join(", ", path.Select(static each => each.Text).OfType<string>());
        return new(target, kind, condition.Length == 0 ? null : condition);
    }

    private static IReadOnlyList<Decision> Answered(IReadOnlyList<Decision> path, Question? question, bool isNo) =>
        With(path, new Decision(isNo ? question?.No : question?.Yes, isNo, IsException: false) { Decided = question?.IsDecidedByNo == isNo ? question.Whole : null });

    private static IReadOnlyList<Decision> With(IReadOnlyList<Decision> path, Decision decision) => [.. path, decision];

    private static IReadOnlyList<Decision> Common(IReadOnlyList<Decision> one, IReadOnlyList<Decision> other)
    {
        int count = 0;
        while (count < one.Count && count < other.Count && one[count] == other[count]) count++;
        return count == one.Count ? one : [.. one.Take(count)];
    }

    /// <summary>A <c>try</c>, and the one around it.</summary>
    private sealed record Attempt(Try Instruction, Attempt? Around);
}
