namespace Workflow.Differential.Programs;

/// <summary>Expressions that give a number.</summary>
internal sealed partial class ProgramGenerator
{
    private static readonly string[] Operators = ["+", "-", "*", "&", "|", "^"];

    private string Int(int depth)
    {
        if (depth <= 0) return IntLeaf();
        return _dice.Weighted(
            (4, IntLeaf),
            (MayAwait ? 9 : 0, () => AwaitedInt(depth)),
            (5, () => $"({Int(depth - 1)} {_dice.Of(Operators)} {Int(depth - 1)})"),
            (1, () => $"({Int(depth - 1)} {_dice.Of("/", "%")} {_dice.Between(2, 5)})"),
            (1, () => $"({Int(depth - 1)} {_dice.Of("<<", ">>", ">>>")} (({Int(depth - 1)}) & 7))"),
            (1, () => $"({_dice.Of("-", "~", "+")}({Int(depth - 1)}))"),
            (4, () => AssigningInt(depth)),
            (2, () => $"({Bool(depth - 1)} ? {Int(depth - 1)} : {Int(depth - 1)})"),
            (1, () => $"({MaybeInt(depth - 1)} ?? {Int(depth - 1)})"),
            (2, () => SwitchedInt(depth)),
            (2, () => PatternInt(depth)),
            (2, () => MemberInt(depth)),
            (2, () => ElementInt(depth)),
            (2, () => CalledInt(depth)),
            (1, () => ConvertedInt(depth)),
            (1, () => $"Seen(\"s{_dice.Below(10)}\", {Int(depth - 1)})"),
            (1, () => ThrowingInt(depth)));
    }

    private string IntLeaf() => _dice.Chance(70) && AnyLocal(Kind.Int) is { } local ? local.Name : $"{_dice.Between(0, 9)}";

    private string AwaitedInt(int depth)
    {
        _awaits--;
        string Argument() => Int(depth - 1);
        return _dice.Weighted(
            (5, () => $"await steps.Echo({Argument()})"),
            (3, () => $"await steps.Add({Argument()}, {Argument()})"),
            (1, () => $"await steps.Add(b: {Argument()}, a: {Argument()})"),
            (1, () => $"await steps.Weigh({Argument()}, third: {Argument()})"),
            (1, () => $"await steps.Weigh(second: {Argument()}, first: {Argument()})"),
            (1, () => $"await steps.Sum({Argument()}, {Argument()}, {Argument()})"),
            (1, () => $"await steps.Quick({Argument()})"),
            (1, () => $"await steps.FailIfOdd({Argument()})"),
            (1, () => $"await steps.Slow({_dice.Between(1, 9)})"),
            (AnyLocal(Kind.Task) is null ? 0 : 3, () => $"await {AnyLocal(Kind.Task)!.Name}"),
            (_helpers.Count == 0 || _repetitions > 12 ? 0 : 2, () => $"await {AnyHelper()}({Argument()}, {Text(depth - 1)})"),
            (_asyncFunctions.Count == 0 || _repetitions > 12 ? 0 : 4, () => $"await {AnyAsyncFunction()}({Argument()})"),
            (4, () => AwaitedTasks(depth)))
            is var text && text.StartsWith("await", StringComparison.Ordinal) ? $"({text})" : text;
    }

    private string AssigningInt(int depth)
    {
        if (AnyLocal(Kind.Int, toAssign: true) is not { } target) return IntLeaf();
        return _dice.Weighted(
            (2, () => $"({target.Name} = {Int(depth - 1)})"),
            (2, () => $"({target.Name} {_dice.Of(Operators)}= {Int(depth - 1)})"),
            (1, () => $"({target.Name} {_dice.Of("<<", ">>", ">>>")}= ({Int(depth - 1)}) & 3)"),
            (2, () => _dice.Of($"{target.Name}++", $"++{target.Name}", $"{target.Name}--", $"--{target.Name}")),
            (AnyLocal(Kind.MaybeInt, toAssign: true) is null ? 0 : 1, () => $"({AnyLocal(Kind.MaybeInt, toAssign: true)!.Name} ??= {Int(depth - 1)})"),
            (1, () => $"(({target.Name}, {AnyLocal(Kind.Int, toAssign: true)!.Name}) = ({Int(depth - 1)}, {Int(depth - 1)})).Item{_dice.Between(1, 2)}"));
    }

    private string MemberInt(int depth) => _dice.Weighted(
        (2, () => $"{Point(depth - 1)}.{_dice.Of("X", "Y")}"),
        (1, () => $"{Pair(depth - 1)}.{_dice.Of("Left", "Right")}"),
        (1, () => $"{Text(depth - 1)}.Length"),
        (1, () => $"({MaybeText(depth - 1)}?.Length ?? {Int(depth - 1)})"),
        (1, () => $"({Int(depth - 1)}, {Int(depth - 1)}).Item{_dice.Between(1, 2)}"),
        (1, () => $"new {{ A = {Int(depth - 1)}, B = {Int(depth - 1)} }}.{_dice.Of("A", "B")}"),
        (1, () => $"{Tuple(depth - 1)}.{_dice.Of("Low", "High.Length")}"),
        (1, () => $"(({Shape(depth - 1)} as {_dice.Of("Circle)?.Radius", "Box)?.Width")} ?? {Int(depth - 1)})"),
        (1, () => $"((Short({Text(depth - 1)}) + \"abc\")[1..^{_dice.Between(0, 2)}].Length)"),
        (AnyLocal(Kind.Counter) is null ? 0 : 4, () => CounterInt(AnyLocal(Kind.Counter)!.Name, depth)),
        (MayAwait ? 1 : 0, () => CounterInt($"({Counter(depth - 1)})", depth)));

    private string CounterInt(string counter, int depth) => _dice.Weighted(
        (2, () => $"{counter}.Value"),
        (1, () => $"{counter}.Add({Int(depth - 1)})"),
        (1, () => $"({counter}.Value {_dice.Of("", "+", "-", "*")}= {Int(depth - 1)})"),
        (1, () => $"{counter}.Value++"),
        (1, () => $"({counter}.Slots[({Int(depth - 1)}) & 1] {_dice.Of("", "+", "^")}= {Int(depth - 1)})"),
        (1, () => $"{counter}[({Int(depth - 1)}) & 1]"),
        (1, () => $"({counter}[({Int(depth - 1)}) & 1] {_dice.Of("", "+", "-")}= {Int(depth - 1)})"),
        (1, () => $"{counter}[({Int(depth - 1)}) & 1]++"),
        (1, () => $"{counter}.Also({Int(depth - 1)}).Also({Int(depth - 1)}).Value"),
        (1, () => $"({counter}.Next?.Add({Int(depth - 1)}) ?? {Int(depth - 1)})"),
        (1, () => $"({counter}.Next?.Also({Int(depth - 1)}).Next?.Value ?? {Int(depth - 1)})"),
        (1, () => $"({counter}.Next?[({Int(depth - 1)}) & 1] ?? {Int(depth - 1)})"));

    private string ElementInt(int depth)
    {
        if (AnyLocal(Kind.Map) is { } map && _dice.Chance(50)) return MapInt(map.Name, depth);
        Local? numbers = _dice.Chance(50) ? AnyLocal(Kind.Numbers) ?? AnyLocal(Kind.List) : AnyLocal(Kind.List) ?? AnyLocal(Kind.Numbers);
        if (numbers is null) return $"((int[])[{Int(depth - 1)}, {Int(depth - 1)}])[({Int(depth - 1)}) & 1]";
        string index = $"({Int(depth - 1)}) & 3";
        return _dice.Weighted(
            (3, () => $"{numbers.Name}[{index}]"),
            (1, () => $"{numbers.Name}[{index}]++"),
            (2, () => $"({numbers.Name}[{index}] {_dice.Of("", "+", "-", "^")}= {Int(depth - 1)})"),
            (1, () => $"{numbers.Name}[^((({Int(depth - 1)}) & 3) + 1)]"),
            (numbers.Kind == Kind.Numbers ? 1 : 0, () => $"{numbers.Name}[(({Int(depth - 1)}) & 1)..(2 + (({Int(depth - 1)}) & 1))].Sum()"),
            (1, () => $"((int[])[{Int(depth - 1)}, .. {numbers.Name}, {Int(depth - 1)}]).Sum()"));
    }

    private string MapInt(string map, int depth)
    {
        string key = _dice.Of("\"k0\"", "\"k1\"", $"$\"k{{({Int(depth - 1)}) & 1}}\"");
        return _dice.Weighted(
            (2, () => $"{map}[{key}]"),
            (1, () => $"{map}[{key}]++"),
            (2, () => $"({map}[{key}] {_dice.Of("", "+", "-", "^")}= {Int(depth - 1)})"),
            (1, () => $"{map}.Values.Sum()"),
            (1, () =>
            {
                string wanted = Text(depth - 1);
                Local found = new(_scope.NewName("p"), Kind.Int, false);
                return $"({map}.TryGetValue({_dice.Of(key, wanted)}, out {_dice.Of("int", "var")} {found.Name}) ? {With(found, () => Int(depth - 1))} : {Int(depth - 1)})";
            }
        ));
    }

    private string CalledInt(int depth) => _dice.Weighted(
        (2, () => $"Pick({Int(depth - 1)}, {Int(depth - 1)}, {Int(depth - 1)}, {Int(depth - 1)})"),
        (1, () => $"Pick(second: {Int(depth - 1)}, first: {Int(depth - 1)})"),
        (1, () => $"Pick({Int(depth - 1)})"),
        (1, () => $"Twice({Int(depth - 1)})"),
        (AnyLocal(Kind.Int, toAssign: true) is null ? 0 : 2, () => PassedByReference(AnyLocal(Kind.Int, toAssign: true)!.Name, depth)),
        (_functions.Count == 0 ? 0 : 3, () => $"{_functions[_dice.Below(_functions.Count)]}({Int(depth - 1)})"),
        (1, () => InScope(() =>
        {
            Local parameter = Parameter();
            return $"Enumerable.Range(0, 3).Select({parameter.Name} => {WithoutAwait(() => Int(depth - 1))}).Sum()";
        })));

    private string PassedByReference(string local, int depth) => _dice.Weighted(
        (1, () => $"Twice(in {local})"),
        (1, () => $"Less(in {local}, {Int(depth - 1)})"),
        (1, () => $"Less(by: {Int(depth - 1)}, number: {local})"),
        (1, () => $"Bump(ref {local}, {Int(depth - 1)})"));

    private string ConvertedInt(int depth) => _dice.Weighted(
        (1, () => $"unchecked((int)(byte)({Int(depth - 1)}))"),
        (1, () => $"(int)(long)({Int(depth - 1)})"),
        (1, () => $"checked(({Int(depth - 1)}) % 50 + 1)"),
        (1, () => $"unchecked({Int(depth - 1)} * {Int(depth - 1)})"),
        (1, () => $"(int)((({Int(depth - 1)}) & 63) * {_dice.Of("1.5m", "2.5", "3L")})"),
        (1, () => $"((Circle){Shape(0)}{(_dice.Chance(50) ? $" with {{ Radius = {Int(depth - 1)} }}" : "")}).Radius"),
        (MayAwait ? 1 : 0, () =>
        {
            _awaits--;
            return $"(int)(await steps.{_dice.Of("Half", "Price", "ColorOf", "Byte", "Letter")}(({Int(depth - 1)}) & 7))";
        }
    ));

    /// <summary>Seldom: what throws too often leaves the rest of a program unseen.</summary>
    private string ThrowingInt(int depth) => _dice.Chance(70) ? Int(depth - 1) : _dice.Weighted(
        (1, () => $"({Bool(depth - 1)} ? {Int(depth - 1)} : throw new OrderException(\"t{_dice.Below(10)}\", {Int(depth - 1)}))"),
        (1, () => $"({MaybeInt(depth - 1)} ?? throw new InvalidOperationException({Text(depth - 1)}))"),
        (1, () => $"checked({Int(depth - 1)} * {Int(depth - 1)})"),
        (1, () => $"(({Int(depth - 1)}) switch {{ > 2 => {Int(depth - 1)}, 1 => throw new OrderException(\"s\", {Int(depth - 1)}), _ => {Int(depth - 1)} }})"));
}
