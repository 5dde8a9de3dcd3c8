namespace Workflow.Differential.Programs;

/// <summary>Local functions and lambdas.</summary>
internal sealed partial class ProgramGenerator
{
    private void Function()
    {
        string name = _scope.NewName("Local");
        if (_dice.Chance(50)) InScope(() => ShortFunction(name));
        else if (_dice.Chance(30)) InScope(Scope.Within(_scope, []), () => ShortFunction(name, "static "));
        else WithoutAwait(() => InScope(() => LongFunction(name)));
        _functions.Add(name);
    }

    /// <summary>A parameter of a lambda; now and then it hides a variable around it.</summary>
    private Local Parameter()
    {
        if (!_dice.Chance(20) || AnyLocal(Kind.Int) is not { } outer || outer.Name.Contains('.', StringComparison.Ordinal)) return _scope.Declare(Kind.Int, prefix: "x");
        Local parameter = outer with { IsReadOnly = false };
        _scope.Add(parameter);
        return parameter;
    }

    private int ShortFunction(string name, string modifiers = "")
    {
        Local parameter = _scope.Declare(Kind.Int, prefix: "x");
        List<string> functions = [.. _functions];
        // A static one calls none that is not.
        if (modifiers.Length > 0) _functions.Clear();
        string value = WithoutAwait(() => Int(2));
        if (modifiers.Length > 0) _functions.AddRange(functions);
        _text.Line($"{modifiers}int {name}(int {parameter.Name}) => {value};");
        return 0;
    }

    private int LongFunction(string name)
    {
        (JumpTargets targets, Kind returns, int repetitions) = (_targets, _returns, _repetitions);
        (_targets, _returns, _repetitions) = (default, Kind.Int, Math.Max(_repetitions, 10));
        Local parameter = _scope.Declare(Kind.Int, prefix: "x");
        _text.Line($"int {name}(int {parameter.Name})");
        Block(1, last: () => _text.Line($"return {Int(2)};"));
        (_targets, _returns, _repetitions) = (targets, returns, repetitions);
        return 0;
    }

    private void AsyncFunction()
    {
        string name = _scope.NewName("Async");
        (JumpTargets targets, Kind returns, int repetitions) = (_targets, _returns, _repetitions);
        (_targets, _returns) = (default, Kind.Int);
        _repetitions = Math.Max(_repetitions, 6);
        InScope(() =>
        {
            Local parameter = _scope.Declare(Kind.Int, prefix: "x");
            _text.Line($"async Task<int> {name}(int {parameter.Name})");
            Block(2, () => _text.Line($"Note($\"{name} {{{parameter.Name}}}\");"), () => _text.Line($"return {Int(2)};"));
            return 0;
        });
        (_targets, _returns, _repetitions) = (targets, returns, repetitions);
        _asyncFunctions.Add(name);
    }

    /// <summary>Lambdas that capture what a loop declares and changes afterwards.</summary>
    private void Closures(int nesting)
    {
        int times = _dice.Between(2, 3);
        if (_repetitions * times > MostRepetitions) return;
        // A list of delegates cannot live across an await of a machine.
        if (_dice.Chance(50)) WithoutAwait(() => ClosuresInAList(nesting, times));
        else ClosuresInTurns(nesting, times);
    }

    private int ClosuresInAList(int nesting, int times)
    {
        string functions = _scope.NewName("f");
        _text.Line($"List<Func<int>> {functions} = [];");
        ClosureLoop(nesting, times, (own, change) =>
        {
            _text.Line($"{functions}.Add(() => {own} {change});");
            if (_dice.Chance(50)) _text.Line($"{own}++;");
        });
        string each = _scope.NewName("f");
        string note = $"Note($\"{{{each}()}}\");";
        _text.Line($"foreach (Func<int> {each} in {functions}) {note}");
        return 0;
    }

    /// <summary>Each lambda is dropped before the next await; what it captured is not.</summary>
    private void ClosuresInTurns(int nesting, int times)
    {
        ClosureLoop(nesting, times, (own, change) =>
        {
            string function = _scope.NewName("f");
            _text.Line($"Func<int> {function} = () => {own} {change};");
            string note = $"Note($\"{{{function}()}} {{{own}}}\");";
            _text.Line(note);
            if (_dice.Chance(50)) _text.Line($"{own} += {Int(2)};");
        });
    }

    private void ClosureLoop(int nesting, int times, Action<string, string> write) => Repeat(times, () => InScope(() =>
    {
        Local index = _scope.Declare(Kind.Int, isReadOnly: true, prefix: "i");
        _text.Line($"for (int {index.Name} = 0; {index.Name} < {times}; {index.Name}++)");
        Turns(nesting, () =>
        {
            string start = Int(2);
            Local own = _scope.Declare(Kind.Int);
            _text.Line($"int {own.Name} = {start};");
            write(own.Name, $"{_dice.Of("+", "-")}= {WithoutAwait(() => Int(2))}");
        });
        return 0;
    }));
}
