namespace Workflow.Differential.Programs;

/// <summary>Statements.</summary>
internal sealed partial class ProgramGenerator
{
    /// <summary>Local functions that can be called here.</summary>
    private readonly List<string> _functions = [];

    /// <summary>Async local functions that can be called here.</summary>
    private readonly List<string> _asyncFunctions = [];
    private JumpTargets _targets;

    private int Depth => _dice.Between(1, 3);

    /// <summary>A few statements, at the given depth of nesting.</summary>
    private void Statements(int nesting)
    {
        string? label = _dice.Chance(12) && nesting > 0 ? _scope.NewName("L") : null;
        JumpTargets outer = _targets;
        (int locals, int functions, int asyncFunctions) = (_scope.Own.Count, _functions.Count, _asyncFunctions.Count);
        if (label is not null) _targets = _targets with { Label = label };
        for (int i = _dice.Between(2, 6); i > 0 && _statements > 0; i--) Statement(nesting);
        _targets = outer;
        if (label is null) return;
        // A jump to the label passes over what was declared on the way.
        foreach (Local passed in _scope.Own.Skip(locals).ToList()) _scope.Forget(passed);
        _functions.RemoveRange(functions, _functions.Count - functions);
        _asyncFunctions.RemoveRange(asyncFunctions, _asyncFunctions.Count - asyncFunctions);
        _text.Line($"{label}: Note(\"{label}\");");
        for (int i = _dice.Between(1, 2); i > 0; i--) Statement(nesting);
    }

    private void Block(int nesting, Action? first = null, Action? last = null)
    {
        (int functions, int asyncFunctions) = (_functions.Count, _asyncFunctions.Count);
        InScope(() =>
        {
            _text.Open();
            first?.Invoke();
            Statements(nesting - 1);
            last?.Invoke();
            _text.Close();
            return 0;
        });
        _functions.RemoveRange(functions, _functions.Count - functions);
        _asyncFunctions.RemoveRange(asyncFunctions, _asyncFunctions.Count - asyncFunctions);
    }

    private void Statement(int nesting)
    {
        _statements--;
        int compound = nesting > 0 ? 1 : 0;
        Action made = () => { };
        _dice.Weighted(
            (8, Later(() => Declaration(AnyKind()))),
            (8, Later(Assignment)),
            (4, Later(NoteSome)),
            (3, Later(Call)),
            (3, Later(Jump)),
            (2, Later(Deconstruction)),
            (1, Later(() => Simple())),
            (MayAwait ? 1 : 0, Later(Delay)),
            (compound * 5, Later(() => If(nesting))),
            (compound, Later(() => IfNotPattern())),
            (compound * 6, Later(() => Loop(nesting))),
            (compound * 3, Later(() => Switch(nesting))),
            (compound * 5, Later(() => Try(nesting))),
            (compound * 2, Later(() => FanOut(nesting))),
            (compound * 2, Later(() => TaskLocal(nesting))),
            (1, Later(Race)),
            (compound, Later(() => Checked(nesting))),
            (compound, Later(() => Held(nesting))),
            (compound, Later(() => GotoLoop(nesting))),
            (compound, Later(() => Closures(nesting))),
            (compound, Later(() => Block(nesting))),
            (compound, Later(Function)),
            (nesting > 1 && MayAwait ? 2 : 0, Later(AsyncFunction)));
        made();

        Func<string> Later(Action make) => () =>
        {
            made = make;
            return "";
        };
    }

    private void Declaration(Kind kind)
    {
        string value = Value(kind, Depth);
        Local local = _scope.Declare(kind);
        bool isTyped = kind is Kind.List or Kind.Shape or Kind.Tuple || _dice.Chance(70);
        _text.Line($"{(isTyped ? TypeOf(kind) : "var")} {local.Name} = {value};");
    }

    /// <summary>Statements that hold no other.</summary>
    private void Simple()
    {
        switch (_dice.Below(4))
        {
            case 0:
                _text.Line(";");
                break;
            case 1:
                int number = _dice.Below(9);
                Local constant = _scope.Declare(Kind.Int, isReadOnly: true);
                _text.Line($"const int {constant.Name} = {number};");
                break;
            case 2 when AnyLocal(Kind.Counter) is { } counter:
                _text.Line($"{counter.Name}.Next{_dice.Of("?.Value", "?.Slots[1]", "?[0]")} {_dice.Of("", "+", "-")}= {Int(2)};");
                break;
            case 3 when AnyLocal(Kind.MaybeInt, toAssign: true) is { } maybe:
                _text.Line($"{maybe.Name} ??= {Int(2)};");
                break;
        }
    }

    private void Checked(int nesting)
    {
        _text.Line(_dice.Of("checked", "unchecked"));
        Block(nesting);
    }

    /// <summary>No await may stand inside: C# forbids it in a lock, and no snapshot can hold what is to be disposed.</summary>
    private void Held(int nesting)
    {
        string awaits = MayAwait && _dice.Chance(30) ? "await " : "";
        WithoutAwait(() =>
        {
            bool isLock = _dice.Chance(30);
            _text.Line(isLock ? "lock (this)" : _dice.Of($"{awaits}using (new Ticket(\"{_dice.Below(9)}\"))", $"{awaits}using (Ticket {_scope.NewName("u")} = new(Short({Text(1)})))"));
            Block(nesting, first: () =>
            {
                if (!isLock && _dice.Chance(20)) _text.Line($"using Ticket {_scope.NewName("u")} = new(\"{_dice.Below(9)}\");");
            });
            return 0;
        });
    }

    private void Assignment()
    {
        Local[] found = [.. _scope.All.Where(static each => !each.IsReadOnly)];
        if (found.Length == 0) return;
        Local target = found[_dice.Below(found.Length)];
        string name = target.Name;
        string? place = target.Kind switch
        {
            Kind.Int => name,
            Kind.Numbers or Kind.List => $"{name}[({Int(1)}) & 3]",
            Kind.Pair => $"{name}.{_dice.Of("Left", "Right")}",
            Kind.Map => $"{name}[\"k{_dice.Below(2)}\"]",
            Kind.Tuple => $"{name}.Low",
            Kind.Counter => _dice.Of($"{name}.Value", $"{name}.Slots[({Int(1)}) & 1]", $"{name}[({Int(1)}) & 1]"),
            _ => null,
        };
        if (target.Kind == Kind.Text && _dice.Chance(50)) _text.Line($"{name} += Short({Text(Depth)});");
        else if (place is null || _dice.Chance(25)) _text.Line($"{name} = {Value(target.Kind, Depth)};");
        else _text.Line($"{place} {_dice.Of("", "+", "-", "*", "^", "%")}= {NotZero(Int(Depth))};");
    }

    /// <summary>A number that can be divided by.</summary>
    private static string NotZero(string number) => $"({number} | 1)";

    private void NoteSome()
    {
        Local[] shown = [.. _scope.All.Where(static each => each.Kind != Kind.Task).OrderBy(_ => _dice.Below(1000)).Take(3)];
        _text.Line($"Note($\"{string.Join(' ', shown.Select(static each => $"{each.Name}={{{Shown(each)}}}"))}\");");
    }

    private void Call()
    {
        if (!MayAwait) return;
        _awaits--;
        _text.Line(_dice.Weighted(
            (4, () => $"await steps.Touch({Text(2)});"),
            (2, () => $"await steps.Echo({Int(2)}).ConfigureAwait(false);"),
            (1, () => $"await Task.WhenAll(steps.Touch({Text(1)}), {TaskOfInt(1)});"),
            (1, () => $"await steps.Fail({Text(1)});"),
            (1, () => $"await steps.Refuse(\"r\", {Int(1)});")));
    }

    private void Delay()
    {
        _awaits--;
        _text.Line($"await Durable.Delay(\"{_dice.Between(1, 20)}m\");");
    }

    private void Deconstruction()
    {
        if (_dice.Chance(30) && Place() is { } one && Place() is { } other)
        {
            _text.Line($"({one}, {other}) = ({Int(Depth)}, {Int(Depth)});");
            return;
        }

        (string first, string second) = (Int(Depth), Text(Depth));
        if (_dice.Chance(50) && AnyLocal(Kind.Int, toAssign: true) is { } number && AnyLocal(Kind.Text, toAssign: true) is { } text)
        {
            _text.Line($"({number.Name}, {text.Name}) = ({first}, Short({second}));");
            return;
        }

        if (MayAwait && _dice.Chance(50))
        {
            _awaits--;
            string value = Int(2);
            Local low = _scope.Declare(Kind.Int);
            Local high = _scope.Declare(Kind.Text);
            _text.Line($"var ({low.Name}, {high.Name}) = await steps.Both({value});");
            return;
        }

        if (_dice.Chance(25))
        {
            // What is neither a tuple nor known before the first await, machines leave to replay bodies.
            string values = _dice.Chance(50) ? $"(({Int(2)}, {Int(1)}), {Text(1)})" : WithoutAwait(() => $"({Point(2)}, {Text(1)})");
            (Local left, Local right, Local name) = (_scope.Declare(Kind.Int), _scope.Declare(Kind.Int), _scope.Declare(Kind.Text));
            _text.Line($"var (({left.Name}, {right.Name}), {name.Name}) = {values};");
            return;
        }

        if (_dice.Chance(25) && AnyLocal(Kind.Int, toAssign: true) is { } changed)
        {
            string tuple = Tuple(2);
            Local high = _scope.Declare(Kind.Text);
            _text.Line($"({changed.Name}, string {high.Name}) = {tuple};");
            return;
        }

        string point = Point(2);
        Local x = _scope.Declare(Kind.Int);
        Local y = _scope.Declare(Kind.Int);
        _text.Line($"(int {x.Name}, int {y.Name}) = {point};");
    }

    /// <summary>Something that holds a number, and that takes evaluating before it can be assigned; null where there is none.</summary>
    private string? Place()
    {
        if (AnyLocal(_dice.Of(Kind.Int, Kind.Numbers, Kind.List, Kind.Counter, Kind.Map), toAssign: true) is not { } local) return null;
        return local.Kind switch
        {
            Kind.Numbers or Kind.List => $"{local.Name}[({Int(2)}) & 3]",
            Kind.Counter => _dice.Of($"{local.Name}.Value", $"{local.Name}[({Int(1)}) & 1]", $"{local.Name}.Also({Int(1)}).Value"),
            Kind.Map => $"{local.Name}[$\"k{{({Int(1)}) & 1}}\"]",
            _ => local.Name,
        };
    }

    private void Jump()
    {
        List<string> jumps = [];
        if (_targets.Break) jumps.Add("break;");
        if (_targets.Continue) jumps.Add("continue;");
        if (_targets.Label is { } label) jumps.Add($"goto {label};");
        if (_targets.IsInCatch) jumps.Add("throw;");
        if (jumps.Count == 0 && !_dice.Chance(25)) return;
        if (jumps.Count == 0 || _dice.Chance(25)) jumps = [_targets.IsInFinally || _dice.Chance(50) ? $"throw new OrderException(\"j\", {Int(1)});" : ReturnStatement()];
        _text.Line($"if ({Bool(Depth)}) {jumps[_dice.Below(jumps.Count)]}");
    }

    private string ReturnStatement() => _returns == Kind.Text ? $"return {Text(2)};" : $"return {Int(2)};";
}
