namespace Workflow.Differential.Programs;

/// <summary>Expressions that give anything but a number.</summary>
internal sealed partial class ProgramGenerator
{
    private string Value(Kind kind, int depth) => kind switch
    {
        Kind.Int => Int(depth),
        Kind.Bool => Bool(depth),
        Kind.Text => $"Short({Text(depth)})",
        Kind.MaybeInt => MaybeInt(depth),
        Kind.MaybeText => MaybeText(depth),
        Kind.Point => Point(depth),
        Kind.Pair => Pair(depth),
        Kind.Shape => Shape(depth),
        Kind.Counter => Counter(depth),
        Kind.Tuple => _dice.Chance(30) ? $"({Int(depth - 1)}, Short({Text(depth - 1)}))" : Tuple(depth),
        Kind.Map => Map(depth),
        Kind.Numbers => Numbers(depth),
        Kind.List => $"[{Int(depth - 1)}, {Int(depth - 1)}, .. {Numbers(depth - 1)}]",
        Kind.Task => TaskOfInt(depth),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string TypeOf(Kind kind) => kind switch
    {
        Kind.Int => "int",
        Kind.Bool => "bool",
        Kind.Text => "string",
        Kind.MaybeInt => "int?",
        Kind.MaybeText => "string?",
        Kind.Tuple => "(int Low, string High)",
        Kind.Map => "Dictionary<string, int>",
        Kind.Numbers => "int[]",
        Kind.List => "List<int>",
        Kind.Task => "Task<int>",
        _ => kind.ToString(),
    };

    private string Bool(int depth)
    {
        string Leaf() => _dice.Chance(60) && AnyLocal(Kind.Bool) is { } local ? local.Name : $"({IntLeaf()} {_dice.Of("<", ">", "==", "!=")} {IntLeaf()})";
        if (depth <= 0) return Leaf();
        return _dice.Weighted(
            (3, Leaf),
            (MayAwait ? 3 : 0, () =>
            {
                _awaits--;
                return _dice.Chance(60) ? $"(await steps.IsOdd({Int(depth - 1)}))" : $"(await steps.{_dice.Of("Yes", "No")}({Text(depth - 1)}))";
            }
        ),
            (3, () => $"({Int(depth - 1)} {_dice.Of("<", "<=", ">", ">=", "==", "!=")} {Int(depth - 1)})"),
            (3, () => $"({Bool(depth - 1)} {_dice.Of("&&", "||")} {Bool(depth - 1)})"),
            (1, () => $"({Bool(depth - 1)} {_dice.Of("&", "|", "^")} {Bool(depth - 1)})"),
            (1, () => $"(!{Bool(depth - 1)})"),
            (1, () => $"({Text(depth - 1)} == {Text(depth - 1)})"),
            (1, () => $"({Point(depth - 1)} is {{ X: > {_dice.Below(4)} }})"),
            (1, () => $"(({Int(depth - 1)}, {Int(depth - 1)}) is ({_dice.Below(3)}, _) or (_, > 4))"),
            (1, () => $"({Shape(depth - 1)} is not Circle)"),
            (1, () => $"({MaybeInt(depth - 1)} is null)"),
            (AnyLocal(Kind.Bool, toAssign: true) is null ? 0 : 2, () => $"({AnyLocal(Kind.Bool, toAssign: true)!.Name} {_dice.Of("", "&", "|", "^")}= {Bool(depth - 1)})"));
    }

    private string Text(int depth)
    {
        string Leaf() => _dice.Chance(60) && AnyLocal(Kind.Text) is { } local ? local.Name : $"\"{_dice.Of("a", "bc", "one", "four", "7")}\"";
        if (depth <= 0) return Leaf();
        return _dice.Weighted(
            (3, Leaf),
            (MayAwait ? 3 : 0, () =>
            {
                _awaits--;
                return $"(await steps.Text({Int(depth - 1)}))";
            }
        ),
            (3, () => $"$\"{{{Int(depth - 1)}}}{_dice.Of("", "-", ":")}{{{Text(depth - 1)}}}\""),
            (1, () => $"$\"{{{Int(depth - 1)},4:D2}}{{({Bool(depth - 1)} ? {Text(depth - 1)} : \"no\")}}\""),
            (2, () => $"({Text(depth - 1)} + {Int(depth - 1)})"),
            (2, () => $"({MaybeText(depth - 1)} ?? {Text(depth - 1)})"),
            (1, () => $"({Bool(depth - 1)} ? {Text(depth - 1)} : {Text(depth - 1)})"),
            (1, () => $"({Int(depth - 1)} switch {{ 1 => {Text(depth - 1)}, < 0 => \"less\", _ => {Text(depth - 1)} }})"),
            (1, () => $"{Text(depth - 1)}.Replace(\"e\", {Text(depth - 1)})"),
            (AnyLocal(Kind.Text, toAssign: true) is null ? 0 : 1, () => $"({AnyLocal(Kind.Text, toAssign: true)!.Name} = Short({Text(depth - 1)}))"),
            (AnyLocal(Kind.MaybeText, toAssign: true) is null ? 0 : 1, () => $"({AnyLocal(Kind.MaybeText, toAssign: true)!.Name} ??= Short({Text(depth - 1)}))"));
    }

    private string MaybeInt(int depth)
    {
        string Leaf() => _dice.Chance(70) && AnyLocal(Kind.MaybeInt) is { } local ? local.Name : _dice.Of("((int?)null)", $"((int?){_dice.Below(9)})");
        if (depth <= 0) return Leaf();
        return _dice.Weighted(
            (2, Leaf),
            (MayAwait ? 3 : 0, () =>
            {
                _awaits--;
                return $"(await steps.Maybe({Int(depth - 1)}))";
            }
        ),
            (2, () => $"{MaybeText(depth - 1)}?.Length"),
            (1, () => $"(int?)({Int(depth - 1)})"),
            (1, () => $"({MaybeInt(depth - 1)} + {Int(depth - 1)})"),
            (MayAwait ? 1 : 0, () =>
            {
                _awaits--;
                return $"(await steps.MaybePoint({Int(depth - 1)}))?.X";
            }
        ),
            (1, () => $"({Bool(depth - 1)} ? {MaybeInt(depth - 1)} : {MaybeInt(depth - 1)})"));
    }

    private string MaybeText(int depth)
    {
        string Leaf() => _dice.Chance(70) && AnyLocal(Kind.MaybeText) is { } local ? local.Name : _dice.Of("((string?)null)", "((string?)\"m\")");
        if (depth <= 0) return Leaf();
        return _dice.Weighted(
            (2, Leaf),
            (MayAwait ? 3 : 0, () =>
            {
                _awaits--;
                return $"(await steps.MaybeText({Int(depth - 1)}))";
            }
        ),
            (1, () => $"({Bool(depth - 1)} ? {MaybeText(depth - 1)} : {MaybeText(depth - 1)})"),
            (1, () => $"{MaybeText(depth - 1)}?.Replace(\"t\", \"{_dice.Of("x", "yy")}\")"));
    }
}
