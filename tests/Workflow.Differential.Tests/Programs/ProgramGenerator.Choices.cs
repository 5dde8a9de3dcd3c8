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
        if (_dice.Chance(50))
        {
            _text.Open($"switch ({Int(Depth)})");
            _text.Line($"case {_dice.Between(0, 1)}:");
            _text.Line($"case {_dice.Between(2, 3)}:");
            Section(nesting);
            _text.Line($"case > 6 when {WithoutAwait(() => Bool(2))}:");
            Section(nesting);
        }
        else
        {
            _text.Open($"switch ({Shape(Depth)})");
            Local radius = new(_scope.NewName("p"), Kind.Int, false);
            _text.Line($"case Circle {{ Radius: var {radius.Name} }} when {With(radius, () => WithoutAwait(() => Bool(2)))}:");
            Section(nesting, radius);
            Local box = new(_scope.NewName("p"), Kind.Int, false);
            _text.Line($"case Box(var {box.Name}, _):");
            Section(nesting, box);
        }

        if (_dice.Chance(70))
        {
            _text.Line("default:");
            Section(nesting);
        }

        _text.Close();
        _targets = outer;
    }

    private void Section(int nesting, Local? found = null)
    {
        Block(nesting, () =>
        {
            if (found is not null) _scope.Add(found);
        });
        _text.Line("break;");
    }
}
