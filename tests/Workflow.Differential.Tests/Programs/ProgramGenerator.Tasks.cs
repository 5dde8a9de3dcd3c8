namespace Workflow.Differential.Programs;

/// <summary>
/// Calls that are begun first and awaited later. Wherever control goes, they are awaited; only an exception may leave one in flight.
/// </summary>
internal sealed partial class ProgramGenerator
{
    /// <summary>Whether what is written now belongs to an async lambda, which holds no other.</summary>
    private bool _isInAsyncLambda;

    /// <summary>Whether something can be called here that itself awaits much.</summary>
    private bool MayCall => MayAwait && _repetitions <= 12;

    private string TaskOfInt(int depth) => _dice.Weighted(
        (4, () => $"steps.Echo({Int(depth - 1)})"),
        (1, () => $"steps.Slow({_dice.Between(1, 9)})"),
        (1, () => $"Task.FromResult({Int(depth - 1)})"),
        (AnyLocal(Kind.Task) is null ? 0 : 3, () => AnyLocal(Kind.Task)!.Name),
        (_asyncFunctions.Count == 0 || !MayCall ? 0 : 4, () => $"{AnyAsyncFunction()}({Int(depth - 1)})"),
        (_helpers.Count == 0 || !MayCall ? 0 : 2, () => $"{AnyHelper()}({Int(depth - 1)}, {Text(depth - 1)})"));

    private string AnyAsyncFunction() => _asyncFunctions[_dice.Below(_asyncFunctions.Count)];

    private string AnyHelper() => $"Helper{_dice.Between(1, _helpers.Count)}";

    private string AwaitedTasks(int depth) => _dice.Weighted(
        (2, () => $"(await Task.WhenAll({TaskOfInt(depth)}, {TaskOfInt(depth)})).Sum()"),
        (1, () => $"(await Task.WhenAll(((int[])[{Int(depth - 1)}, {Int(depth - 1)}]).Select(steps.Echo))).Sum()"),
        (_helpers.Count == 0 || !MayCall ? 0 : 1, () => InScope(() =>
        {
            Local parameter = _scope.Declare(Kind.Int, prefix: "x");
            string arguments = WithoutAwait(() => $"{Int(depth - 1)}, {Text(depth - 1)}");
            return $"(await Task.WhenAll(Enumerable.Range(0, 2).Select({parameter.Name} => {AnyHelper()}({arguments})))).Sum()";
        })),
        (_isInAsyncLambda || !MayCall ? 0 : 2, () => AsyncLambdas(depth)),
        // The one that comes last is awaited all the same, for so are all tasks in variables.
        (AnyLocal(Kind.Task) is null ? 0 : 2, () => $"(await await Task.WhenAny({AnyLocal(Kind.Task)!.Name}, {AnyLocal(Kind.Task)!.Name}))"));

    private string AsyncLambdas(int depth)
    {
        bool wasInside = _isInAsyncLambda;
        _isInAsyncLambda = true;
        string made = InScope(() =>
        {
            Local parameter = Parameter();
            string value = $"{Int(depth - 1)} + await steps.Echo({Int(depth - 1)})";
            string body = _dice.Weighted(
                (3, () => value),
                (2, () => $"{{ Note($\"{{{parameter.Name}}}\"); {Changed()} return {value}; }}"),
                (1, () => $"{{ if ({Bool(depth - 1)}) return {Int(depth - 1)}; await steps.Touch({Text(depth - 1)}); {Changed()} return {value}; }}"));
            return $"(await Task.WhenAll(Enumerable.Range(0, {_dice.Between(2, 3)}).Select(async {parameter.Name} => {body}))).Sum()";
        });
        _isInAsyncLambda = wasInside;
        return made;
    }

    /// <summary>A statement that changes a variable, if there is one.</summary>
    private string Changed() => AnyLocal(Kind.Int, toAssign: true) is { } local ? $"{local.Name} {_dice.Of("+", "-", "^")}= {Int(1)};" : "";

    /// <summary>A task in a variable, with statements before it is awaited.</summary>
    private void TaskLocal(int nesting)
    {
        if (!MayAwait) return;
        _awaits--;
        string value = TaskOfInt(Depth);
        Local task = _scope.Declare(Kind.Task, isReadOnly: true);
        _text.Line($"Task<int> {task.Name} = {value};");
        JumpTargets outer = _targets;
        if (_dice.Chance(50))
        {
            _text.Line("try");
            Block(nesting);
            _targets = new JumpTargets(false, false, null, IsInFinally: true, IsInCatch: false);
            _text.Line("finally");
            Block(nesting, last: () => _text.Line($"Note($\"{{await {task.Name}}}\");"));
        }
        else
        {
            _targets = new JumpTargets(false, false, null, IsInFinally: true, IsInCatch: false);
            Statements(nesting - 1);
            _text.Line($"Note($\"{{await {task.Name}}}\");");
        }

        _targets = outer;
    }

    /// <summary>Two calls, of which the one that ends first is looked at first.</summary>
    private void Race()
    {
        if (_awaits < 2) return;
        _awaits -= 3;
        string tasks = _scope.NewName("race");
        string first = _scope.NewName("first");
        _text.Line($"Task<int>[] {tasks} = [{TaskOfInt(1)}, steps.Slow({_dice.Between(1, 5)}), steps.Echo({Int(1)})];");
        _text.Line($"Task<int> {first} = await Task.WhenAny({tasks});");
        _text.Line($"Note($\"{{Array.IndexOf({tasks}, {first})}} {{await {first}}}\");");
        Local sum = _scope.Declare(Kind.Int);
        _text.Line($"int {sum.Name} = (await Task.WhenAll({tasks})).Sum() - await {tasks}[{_dice.Below(3)}];");
    }

    /// <summary>Calls begun in a loop, and awaited later: together, or one after the other as they end.</summary>
    private void FanOut(int nesting)
    {
        int count = _dice.Between(2, 4);
        if (!MayAwait || _repetitions * count > MostRepetitions) return;
        _awaits -= 2;
        string tasks = _scope.NewName("tasks");
        string index = _scope.NewName("i");
        _text.Line($"List<Task<int>> {tasks} = [];");
        _text.Line($"for (int {index} = 0; {index} < {count}; {index}++) {tasks}.Add(steps.{_dice.Of("Echo", "Echo", "Slow")}({index} + {_dice.Between(1, 5)}));");
        string target = AnyLocal(Kind.Int, toAssign: true) is { } local ? $"{local.Name} = {local.Name} * 3 + " : "_ = ";
        JumpTargets outer = _targets;
        if (_dice.Chance(40))
        {
            _targets = new JumpTargets(false, false, null, IsInFinally: true, IsInCatch: false);
            if (_dice.Chance(50)) Statements(nesting - 1);
            _text.Line($"foreach (int {index} in await Task.WhenAll({tasks})) {target}{index};");
        }
        else
        {
            Repeat(count, () =>
            {
                _targets = new JumpTargets(Break: false, Continue: true, null, IsInFinally: true, IsInCatch: false);
                _text.Line($"while ({tasks}.Count > 0)");
                Turns(nesting, () =>
                {
                    string done = _scope.NewName("done");
                    _text.Line($"Task<int> {done} = await Task.WhenAny({tasks});");
                    _text.Line($"{tasks}.Remove({done});");
                    _text.Line($"{target}await {done};");
                });
            });
        }

        _targets = outer;
    }
}
