namespace Workflow.Differential.Programs;

/// <summary>Statements that repeat others, all of them a bounded number of times.</summary>
internal sealed partial class ProgramGenerator
{
    /// <summary>How often everything together may be executed at most.</summary>
    private const int MostRepetitions = 30;

    /// <summary>The body of a loop.</summary>
    private void Turns(int nesting, Action? first = null) => Block(nesting, () =>
    {
        _text.Line("Turn();");
        first?.Invoke();
    });

    private void Repeat(int times, Action write)
    {
        (int repetitions, JumpTargets targets) = (_repetitions, _targets);
        _repetitions *= times;
        _targets = _targets with { Break = true, Continue = true };
        write();
        (_repetitions, _targets) = (repetitions, targets);
    }

    private void Loop(int nesting)
    {
        int times = _dice.Between(2, 4);
        if (_repetitions * times > MostRepetitions) return;
        Repeat(times, _dice.Below(5) switch
        {
            0 => () => For(nesting, times),
            1 => () => While(nesting, times),
            2 => () => Do(nesting, times),
            3 => () => Endless(nesting, times),
            _ => () => ForEach(nesting),
        });
    }

    private void For(int nesting, int times) => InScope(() =>
    {
        Local index = _scope.Declare(Kind.Int, isReadOnly: true, prefix: "i");
        string more = _dice.Chance(40) ? $" && {Bool(2)}" : "";
        string step = _dice.Chance(30) && AnyLocal(Kind.Int, toAssign: true) is { } other ? $", {other.Name} += {Int(2)}" : "";
        _text.Line($"for (int {index.Name} = 0; {index.Name} < {times}{more}; {index.Name}++{step})");
        Turns(nesting);
        return 0;
    });

    private void While(int nesting, int times)
    {
        Local count = _scope.Declare(Kind.Int, isReadOnly: true, prefix: "k");
        _text.Line($"int {count.Name} = 0;");
        _text.Line($"while ({count.Name}++ < {times} && {Bool(Depth)})");
        Turns(nesting);
    }

    private void Do(int nesting, int times)
    {
        Local count = _scope.Declare(Kind.Int, isReadOnly: true, prefix: "k");
        _text.Line($"int {count.Name} = 0;");
        _text.Line("do");
        Turns(nesting);
        _text.Line($"while (++{count.Name} < {times} && {Bool(Depth)});");
    }

    private void Endless(int nesting, int times)
    {
        Local count = _scope.Declare(Kind.Int, isReadOnly: true, prefix: "k");
        _text.Line($"int {count.Name} = 0;");
        _text.Line(_dice.Of("for (; ;)", "while (true)"));
        Turns(nesting, () => _text.Line($"if (++{count.Name} > {times}) break;"));
    }

    private void ForEach(int nesting)
    {
        if (_dice.Chance(15))
        {
            WithoutAwait(() => ForEachLazy(nesting));
            return;
        }

        if (_dice.Chance(15))
        {
            ForEachPair(nesting);
            return;
        }

        (string source, Kind kind) = _dice.Below(7) switch
        {
            0 => (Numbers(2), Kind.Int),
            1 when AnyLocal(Kind.List) is { } list => ($"{list.Name}.Take({_dice.Between(2, 4)}).ToList()", Kind.Int),
            2 => ($"\"{_dice.Of("ab", "xyz")}\".ToCharArray()", Kind.Text),
            3 when MayAwait => ("await steps.Names(3)", Kind.Text),
            4 when MayAwait => ($"(await steps.Text(({Int(1)}) & 3))", Kind.Text),
            5 => ($"new[] {{ new Point({Int(1)}, 1), {Point(1)} }}", Kind.Point),
            _ => ($"new List<int> {{ {Int(2)}, {Int(2)} }}", Kind.Int),
        };
        bool isChar = source.EndsWith("ToCharArray()", StringComparison.Ordinal) || source.Contains("steps.Text", StringComparison.Ordinal);
        if (kind == Kind.Point && _dice.Chance(50))
        {
            InScope(() =>
            {
                Local x = _scope.Declare(Kind.Int, isReadOnly: true);
                Local y = _scope.Declare(Kind.Int, isReadOnly: true);
                _text.Line($"foreach ((int {x.Name}, int {y.Name}) in {source})");
                Turns(nesting);
                return 0;
            });
            return;
        }

        InScope(() =>
        {
            string item = _scope.NewName("v");
            _text.Line($"foreach ({(isChar || _dice.Chance(50) ? "var" : TypeOf(kind))} {item} in {source})");
            Turns(nesting, () =>
            {
                if (!isChar) _scope.Add(new Local(item, kind, IsReadOnly: true));
                else _text.Line($"Note($\"{{{item}}}\");");
            });
            return 0;
        });
    }

    /// <summary>A machine would have to keep the enumerator of a lazy sequence across awaits, so there are none.</summary>
    private int ForEachLazy(int nesting) => InScope(() =>
    {
        string source = AnyLocal(Kind.List) is { } list ? list.Name : "Enumerable.Range(0, 3)";
        string each = _scope.NewName("x");
        Local item = _scope.Declare(Kind.Int, isReadOnly: true);
        _text.Line($"foreach (int {item.Name} in {source}.Take(3).Where({each} => {each} != {_dice.Below(4)}))");
        Turns(nesting);
        return 0;
    });

    private void ForEachPair(int nesting) => InScope(() =>
    {
        string source = _dice.Chance(50) ? "(Dictionary<string, int>)new(" + $"{Map(2)})" : $"new (string, int)[] {{ (\"a\", {Int(1)}), (Short({Text(1)}), {Int(1)}) }}";
        Local key = _scope.Declare(Kind.Text, isReadOnly: true);
        Local value = _scope.Declare(Kind.Int, isReadOnly: true);
        _text.Line($"foreach ({_dice.Of($"(string {key.Name}, int {value.Name})", $"var ({key.Name}, {value.Name})")} in {source})");
        Turns(nesting);
        return 0;
    });

    /// <summary>A loop made of a label and a jump back.</summary>
    private void GotoLoop(int nesting)
    {
        int times = _dice.Between(2, 3);
        if (_repetitions * times > MostRepetitions) return;
        Local count = _scope.Declare(Kind.Int, isReadOnly: true, prefix: "k");
        string label = _scope.NewName("L");
        _text.Line($"int {count.Name} = 0;");
        JumpTargets outer = _targets;
        Repeat(times, () =>
        {
            _targets = outer;
            _text.Line($"{label}:");
            Turns(nesting);
            _text.Line($"if (++{count.Name} < {times} && {Bool(2)}) goto {label};");
        });
    }
}
