namespace Workflow.Differential.Programs;

/// <summary>Expressions that give something with members or elements.</summary>
internal sealed partial class ProgramGenerator
{
    private string Point(int depth)
    {
        string Leaf() => AnyLocal(Kind.Point) is { } local ? local.Name : $"new Point({IntLeaf()}, {IntLeaf()})";
        if (depth <= 0) return Leaf();
        return _dice.Weighted(
            (2, Leaf),
            (MayAwait ? 2 : 0, () =>
            {
                _awaits--;
                return $"(await steps.PointAt({Int(depth - 1)}, {Int(depth - 1)}))";
            }
        ),
            (1, () => $"new Point({Int(depth - 1)}, {Int(depth - 1)})"),
            (2, () => $"({Point(depth - 1)} with {{ {_dice.Of("X", "Y")} = {Int(depth - 1)} }})"),
            (1, () => $"({Point(depth - 1)} with {{ Y = {Int(depth - 1)}, X = {Int(depth - 1)} }})"),
            (1, () => $"({Bool(depth - 1)} ? {Point(depth - 1)} : {Point(depth - 1)})"));
    }

    private string Pair(int depth)
    {
        string Leaf() => AnyLocal(Kind.Pair) is { } local ? local.Name : $"new Pair({IntLeaf()}, {IntLeaf()})";
        if (depth <= 0) return Leaf();
        return _dice.Weighted(
            (2, Leaf),
            (MayAwait ? 1 : 0, () =>
            {
                _awaits--;
                return $"(await steps.PairOf({Int(depth - 1)}, {Int(depth - 1)}))";
            }
        ),
            (1, () => $"new Pair({Int(depth - 1)}, {Int(depth - 1)})"),
            (1, () => $"new Pair {{ Left = {Int(depth - 1)}, Right = {Int(depth - 1)} }}"),
            (1, () => $"({Pair(depth - 1)} with {{ Left = {Int(depth - 1)} }})"));
    }

    private string Shape(int depth)
    {
        string Leaf() => AnyLocal(Kind.Shape) is { } local ? local.Name : $"((Shape)new Circle({IntLeaf()}))";
        if (depth <= 0) return Leaf();
        return _dice.Weighted(
            (2, Leaf),
            (MayAwait ? 2 : 0, () =>
            {
                _awaits--;
                return $"(await steps.ShapeOf({Int(depth - 1)}))";
            }
        ),
            (1, () => $"((Shape)new Box({Int(depth - 1)}, {Int(depth - 1)}))"));
    }

    private string Counter(int depth) => _dice.Weighted(
        (1, () => $"new Counter {{ Value = {Int(depth - 1)} }}"),
        (1, () => $"new Counter {{ Value = {Int(depth - 1)}, Slots = [{Int(depth - 1)}, {Int(depth - 1)}, 3], Seen = {{ {Int(depth - 1)}, {Int(depth - 1)} }} }}"),
        (2, () => $"new Counter {{ Slots = {{ [0] = {Int(depth - 1)}, [1] = {Int(depth - 1)} }}, Next = new() {{ Value = {Int(depth - 1)} }} }}"),
        (MayAwait ? 1 : 0, () =>
        {
            _awaits--;
            return $"await steps.NewCounter({Int(depth - 1)})";
        }
    ));

    private string Numbers(int depth) => _dice.Weighted(
        (2, () => $"new int[] {{ {Int(depth - 1)}, {Int(depth - 1)}, {Int(depth - 1)}, {Int(depth - 1)} }}"),
        (AnyLocal(Kind.Numbers) is null ? 0 : 1, () => AnyLocal(Kind.Numbers)!.Name),
        (MayAwait ? 1 : 0, () =>
        {
            _awaits--;
            return "await steps.Numbers(4)";
        }
    ),
        (MayAwait ? 1 : 0, () =>
        {
            _awaits--;
            return $"await Task.WhenAll(steps.Echo({Int(depth - 1)}), steps.Echo({Int(depth - 1)}), steps.Echo(3), steps.Echo(4))";
        }
    ));

    private string Tuple(int depth)
    {
        string Leaf() => AnyLocal(Kind.Tuple) is { } local ? local.Name : $"(Low: {IntLeaf()}, High: \"t\")";
        if (depth <= 0) return Leaf();
        return _dice.Weighted(
            (2, Leaf),
            (MayAwait ? 2 : 0, () =>
            {
                _awaits--;
                return $"(await steps.Both({Int(depth - 1)}))";
            }
        ),
            (2, () => $"(Low: {Int(depth - 1)}, High: Short({Text(depth - 1)}))"),
            (AnyLocal(Kind.Tuple) is null ? 0 : 1, () => $"({AnyLocal(Kind.Tuple)!.Name} with {{ Low = {Int(depth - 1)} }})"));
    }

    private string Map(int depth) => _dice.Weighted(
        (2, () => $"new Dictionary<string, int> {{ [\"k0\"] = {Int(depth - 1)}, [\"k1\"] = {Int(depth - 1)} }}"),
        (1, () => $"new Dictionary<string, int> {{ {{ \"k1\", {Int(depth - 1)} }}, {{ \"k0\", {Int(depth - 1)} }} }}"),
        (AnyLocal(Kind.Map) is null ? 0 : 1, () => AnyLocal(Kind.Map)!.Name),
        (MayAwait ? 1 : 0, () =>
        {
            _awaits--;
            return "await steps.Map(3)";
        }
    ));
}
