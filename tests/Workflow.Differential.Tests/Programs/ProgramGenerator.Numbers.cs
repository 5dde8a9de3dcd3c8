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
            (_helpers.Count == 0 || _repetitions > 12 ? 0 : 2, () => $"await Helper{_dice.Between(1, _helpers.Count)}({Argument()}, {Text(depth - 1)})"),
            (_asyncFunctions.Count == 0 || _repetitions > 12 ? 0 : 4, () => $"await {_asyncFunctions[_dice.Below(_asyncFunctions.Count)]}({Argument()})"),
            (_loops > 0 || _repetitions > 12 ? 0 : 1, () => AsyncLambdas(depth)),
            (1, () => $"(await Task.WhenAll({TaskOfInt(depth)}, {TaskOfInt(depth)})).Sum()"),
            (1, () => $"await await Task.WhenAny({TaskOfInt(depth)}, {TaskOfInt(depth)})"))
            is var text && text.StartsWith("await", StringComparison.Ordinal) ? $"({text})" : text;
    }

    private string AsyncLambdas(int depth) => InScope(() =>
    {
        Local parameter = _scope.Declare(Kind.Int, prefix: "x");
        _loops++;
        string each = $"{Int(depth - 1)} + await steps.Echo({Int(depth - 1)})";
        _loops--;
        return $"(await Task.WhenAll(Enumerable.Range(0, {_dice.Between(2, 3)}).Select(async {parameter.Name} => {each}))).Sum()";
    });

    private string TaskOfInt(int depth) => _dice.Weighted(
        (4, () => $"steps.Echo({Int(depth - 1)})"),
        (1, () => $"steps.Slow({_dice.Between(1, 9)})"),
        (1, () => $"Task.FromResult({Int(depth - 1)})"),
        (AnyLocal(Kind.Task) is null ? 0 : 3, () => AnyLocal(Kind.Task)!.Name),
        (_asyncFunctions.Count == 0 || _repetitions > 12 || !MayAwait ? 0 : 4, () => $"{_asyncFunctions[_dice.Below(_asyncFunctions.Count)]}({Int(depth - 1)})"),
        (_helpers.Count == 0 || _repetitions > 12 || !MayAwait ? 0 : 1, () => $"Helper{_dice.Between(1, _helpers.Count)}({Int(depth - 1)}, {Text(depth - 1)})"));

    private string AssigningInt(int depth)
    {
        if (AnyLocal(Kind.Int, toAssign: true) is not { } target) return IntLeaf();
        return _dice.Weighted(
            (2, () => $"({target.Name} = {Int(depth - 1)})"),
            (2, () => $"({target.Name} {_dice.Of(Operators)}= {Int(depth - 1)})"),
            (2, () => _dice.Of($"{target.Name}++", $"++{target.Name}", $"{target.Name}--", $"--{target.Name}")),
            (AnyLocal(Kind.MaybeInt, toAssign: true) is null ? 0 : 1, () => $"({AnyLocal(Kind.MaybeInt, toAssign: true)!.Name} ??= {Int(depth - 1)})"),
            (1, () => $"(({target.Name}, {AnyLocal(Kind.Int, toAssign: true)!.Name}) = ({Int(depth - 1)}, {Int(depth - 1)})).Item{_dice.Between(1, 2)}"));
    }

    private string SwitchedInt(int depth) => _dice.Weighted(
        (2, () => $"({Int(depth - 1)} switch {{ {_dice.Between(0, 2)} => {Int(depth - 1)}, > {_dice.Between(3, 6)} => {Int(depth - 1)}, _ => {Int(depth - 1)} }})"),
        (1, () => $"(({Int(depth - 1)}, {Bool(depth - 1)}) switch {{ (_, true) => {Int(depth - 1)}, (< 3, _) => {Int(depth - 1)}, _ => {Int(depth - 1)} }})"),
        (1, () =>
        {
            string shape = Shape(depth - 1);
            Local radius = new(_scope.NewName("p"), Kind.Int, false);
            Local width = new(_scope.NewName("p"), Kind.Int, false);
            return $"({shape} switch {{ Circle {{ Radius: var {radius.Name} }} => {With(radius, () => Int(depth - 1))}, "
                + $"Box(var {width.Name}, > 2) when {With(width, () => WithoutAwait(() => Bool(depth - 1)))} => {With(width, () => Int(depth - 1))}, _ => {Int(depth - 1)} }})";
        }
    ),
        (1, () => $"({Text(depth - 1)} switch {{ \"one\" => {Int(depth - 1)}, {{ Length: > 3 }} => {Int(depth - 1)}, _ => {Int(depth - 1)} }})"));

    private string PatternInt(int depth) => _dice.Weighted(
        (1, () =>
        {
            string value = MaybeInt(depth - 1);
            Local found = new(_scope.NewName("p"), Kind.Int, false);
            return $"({value} is {{ }} {found.Name} ? {With(found, () => Int(depth - 1))} : {Int(depth - 1)})";
        }
    ),
        (1, () =>
        {
            string value = Shape(depth - 1);
            Local found = new(_scope.NewName("p"), Kind.Int, false);
            return $"({value} is Circle {{ Radius: var {found.Name} }} && {With(found, () => Bool(depth - 1))} ? {With(found, () => Int(depth - 1))} : {Int(depth - 1)})";
        }
    ),
        (1, () =>
        {
            string value = Point(depth - 1);
            Local found = new(_scope.NewName("p"), Kind.Int, false);
            return $"({value} is (var {found.Name}, > 0) ? {With(found, () => Int(depth - 1))} : {Int(depth - 1)})";
        }
    ),
        (1, () =>
        {
            string value = Text(depth - 1);
            Local found = new(_scope.NewName("p"), Kind.Int, false);
            return $"(int.TryParse({value}, out {_dice.Of("int", "var")} {found.Name}) ? {With(found, () => Int(depth - 1))} : {With(found, () => Int(depth - 1))})";
        }
    ),
        (1, () => $"({Int(depth - 1)} is > 2 and < 8 or 0 ? {Int(depth - 1)} : {Int(depth - 1)})"));

    private string MemberInt(int depth) => _dice.Weighted(
        (2, () => $"{Point(depth - 1)}.{_dice.Of("X", "Y")}"),
        (1, () => $"{Pair(depth - 1)}.{_dice.Of("Left", "Right")}"),
        (1, () => $"{Text(depth - 1)}.Length"),
        (1, () => $"({MaybeText(depth - 1)}?.Length ?? {Int(depth - 1)})"),
        (1, () => $"({Int(depth - 1)}, {Int(depth - 1)}).Item{_dice.Between(1, 2)}"),
        (1, () => $"new {{ A = {Int(depth - 1)}, B = {Int(depth - 1)} }}.{_dice.Of("A", "B")}"),
        (AnyLocal(Kind.Counter) is null ? 0 : 4, () => CounterInt(AnyLocal(Kind.Counter)!.Name, depth)));

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
        (1, () => $"({counter}.Next?.Add({WithoutAwait(() => Int(depth - 1))}) ?? {Int(depth - 1)})"));

    private string ElementInt(int depth)
    {
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

    private string CalledInt(int depth) => _dice.Weighted(
        (2, () => $"Pick({Int(depth - 1)}, {Int(depth - 1)}, {Int(depth - 1)}, {Int(depth - 1)})"),
        (1, () => $"Pick(second: {Int(depth - 1)}, first: {Int(depth - 1)})"),
        (1, () => $"Pick({Int(depth - 1)})"),
        (1, () => $"Twice({Int(depth - 1)})"),
        (_functions.Count == 0 ? 0 : 3, () => $"{_functions[_dice.Below(_functions.Count)]}({Int(depth - 1)})"),
        (1, () => InScope(() =>
        {
            Local parameter = _scope.Declare(Kind.Int, prefix: "x");
            return $"Enumerable.Range(0, 3).Select({parameter.Name} => {WithoutAwait(() => Int(depth - 1))}).Sum()";
        })));

    private string ConvertedInt(int depth) => _dice.Weighted(
        (1, () => $"unchecked((int)(byte)({Int(depth - 1)}))"),
        (1, () => $"(int)(long)({Int(depth - 1)})"),
        (1, () => $"checked(({Int(depth - 1)}) % 50 + 1)"),
        (MayAwait ? 1 : 0, () =>
        {
            _awaits--;
            return $"(int)(await steps.{_dice.Of("Half", "Price", "ColorOf", "Byte", "Letter")}(({Int(depth - 1)}) & 7))";
        }
    ));

    /// <summary>Seldom: what throws too often leaves the rest of a program unseen.</summary>
    private string ThrowingInt(int depth) => _dice.Chance(70) ? Int(depth - 1) : _dice.Weighted(
        (1, () => $"({Bool(depth - 1)} ? {Int(depth - 1)} : throw new OrderException(\"t{_dice.Below(10)}\", {Int(depth - 1)}))"),
        (1, () => $"({MaybeInt(depth - 1)} ?? throw new InvalidOperationException({Text(depth - 1)}))"));

    /// <summary>Makes something that can name a variable which nothing after it can.</summary>
    private string With(Local local, Func<string> make)
    {
        _scope.Add(local);
        string made = make();
        _scope.Forget(local);
        return made;
    }
}
