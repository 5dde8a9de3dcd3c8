namespace Workflow.Differential.Programs;

/// <summary>Statements that choose.</summary>
internal sealed partial class ProgramGenerator
{
    private void If(int nesting)
    {
        _text.Line($"if ({Bool(Depth)})");
        Block(nesting);
        while (_dice.Chance(30))
        {
            _text.Line($"else if ({Bool(Depth)})");
            Block(nesting);
        }

        if (!_dice.Chance(50)) return;
        _text.Line("else");
        Block(nesting);
    }

    /// <summary>What a pattern finds can be used below, where it was not found the code does not come.</summary>
    private void IfNotPattern()
    {
        if (_targets.IsInFinally) return;
        string leave = _targets.Continue ? "continue;" : _targets.Break ? "break;" : ReturnStatement();
        string value = MaybeInt(2);
        Local found = _scope.Declare(Kind.Int, prefix: "p");
        _text.Line($"if ({value} is not {{ }} {found.Name}) {leave}");
    }

    private void Switch(int nesting)
    {
        JumpTargets outer = _targets;
        _targets = _targets with { Break = true };
        int kind = _dice.Below(4);
        bool hasDefault = _dice.Chance(70);
        if (kind < 2)
        {
            int last = _dice.Between(4, 5);
            _text.Open($"switch ({Int(Depth)})");
            _text.Line($"case {_dice.Between(0, 1)}:");
            _text.Line($"case {_dice.Between(2, 3)}:");
            Section(nesting, jump: _dice.Chance(30) ? $"goto case {last};" : null);
            _text.Line($"case > 6 when {Condition()}:");
            Section(nesting);
            _text.Line($"case {last}:");
            Section(nesting, jump: hasDefault && _dice.Chance(30) ? "goto default;" : null);
        }
        else if (kind == 2)
        {
            _text.Open($"switch (({Tuple(Depth)}, {Bool(1)}))");
            Local low = new(_scope.NewName("p"), Kind.Int, false);
            _text.Line($"case ((var {low.Name}, \"one\" or {{ Length: 2 }}), _) when {With(low, Condition)}:");
            Section(nesting, low);
            Local high = new(_scope.NewName("p"), Kind.Text, false);
            _text.Line($"case ({{ High: [_, ..] and var {high.Name} }}, true):");
            Section(nesting, high);
        }
        else
        {
            _text.Open($"switch ({Shape(Depth)})");
            Local radius = new(_scope.NewName("p"), Kind.Int, false);
            _text.Line($"case Circle {{ Radius: var {radius.Name} }} when {With(radius, Condition)}:");
            Section(nesting, radius);
            Local box = new(_scope.NewName("p"), Kind.Int, false);
            _text.Line($"case Box(var {box.Name}, _):");
            Section(nesting, box);
        }

        if (hasDefault)
        {
            _text.Line("default:");
            Section(nesting);
        }

        _text.Close();
        _targets = outer;
    }

    /// <summary>A condition of a case, mostly without an await.</summary>
    private string Condition() => _dice.Chance(30) ? Bool(2) : WithoutAwait(() => Bool(2));

    /// <summary>Ends in a jump further down, if anything: upwards it might go round and round.</summary>
    private void Section(int nesting, Local? found = null, string? jump = null)
    {
        Block(nesting, () =>
        {
            if (found is not null) _scope.Add(found);
        });
        _text.Line(jump ?? "break;");
    }
}
