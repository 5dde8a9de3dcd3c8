namespace Workflow.Differential.Programs;

/// <summary>Try, catch and finally.</summary>
internal sealed partial class ProgramGenerator
{
    private void Try(int nesting)
    {
        JumpTargets outer = _targets;
        _text.Line("try");
        Block(nesting);
        bool hasCatch = _dice.Chance(75);
        if (hasCatch) Catches(nesting);
        if (!hasCatch || _dice.Chance(40))
        {
            _targets = new JumpTargets(false, false, null, IsInFinally: true, IsInCatch: false);
            _text.Line("finally");
            Block(nesting);
        }

        _targets = outer;
    }

    private void Catches(int nesting)
    {
        JumpTargets outer = _targets;
        _targets = _targets with { IsInCatch = true };
        if (_dice.Chance(40))
        {
            InScope(() =>
            {
                string error = _scope.NewName("e");
                Local code = new($"{error}.Code", Kind.Int, IsReadOnly: true);
                Local found = new(_scope.NewName("p"), Kind.Int, false);
                string filter = _dice.Weighted(
                    (2, () => ""),
                    (1, () => $" when ({With(code, () => WithoutAwait(() => Bool(2)))})"),
                    (1, () => $" when ({error} is {{ Code: > 0 and var {found.Name} }} && {With(found, () => WithoutAwait(() => Bool(1)))})"));
                _text.Line($"catch (OrderException {error}){filter}");
                Block(nesting, () =>
                {
                    _scope.Add(code);
                    _text.Line($"Note({error}.Message);");
                });
                return 0;
            });
        }

        if (_dice.Chance(40))
        {
            _text.Line("catch (InvalidOperationException)");
            Block(nesting);
        }

        if (_dice.Chance(20))
        {
            _text.Line("catch");
            Block(nesting);
            _targets = outer;
            return;
        }

        InScope(() =>
        {
            string error = _scope.NewName("e");
            string filter = _dice.Chance(30) ? $" when ({WithoutAwait(() => Bool(2))})" : "";
            _text.Line($"catch (Exception {error}){filter}");
            Block(nesting, () => _text.Line($"Note({error}.GetType().Name);"));
            return 0;
        });
        _targets = outer;
    }
}
