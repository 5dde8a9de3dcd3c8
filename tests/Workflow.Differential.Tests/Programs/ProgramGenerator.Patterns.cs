namespace Workflow.Differential.Programs;

/// <summary>Numbers that come out of patterns.</summary>
internal sealed partial class ProgramGenerator
{
    private string SwitchedInt(int depth) => _dice.Weighted(
        (2, () => $"({Int(depth - 1)} switch {{ {_dice.Between(0, 2)} => {Int(depth - 1)}, > {_dice.Between(3, 6)} => {Int(depth - 1)}, _ => {Int(depth - 1)} }})"),
        (1, () => $"(({Int(depth - 1)}, {Bool(depth - 1)}) switch {{ (_, true) => {Int(depth - 1)}, (< 3, _) => {Int(depth - 1)}, _ => {Int(depth - 1)} }})"),
        (1, () =>
        {
            string shape = Shape(depth - 1);
            Local radius = new(_scope.NewName("p"), Kind.Int, false);
            Local width = new(_scope.NewName("p"), Kind.Int, false);
            return $"({shape} switch {{ Circle {{ Radius: var {radius.Name} }} => {With(radius, () => Int(depth - 1))}, "
                + $"Box(var {width.Name}, > 2) when {With(width, Condition)} => {With(width, () => Int(depth - 1))}, _ => {Int(depth - 1)} }})";
        }
    ),
        (1, () =>
        {
            string numbers = Numbers(depth - 1);
            Local first = new(_scope.NewName("p"), Kind.Int, false);
            Local last = new(_scope.NewName("p"), Kind.Int, false);
            return $"(({numbers}) switch {{ [var {first.Name}, _, ..] when {With(first, Condition)} => {With(first, () => Int(depth - 1))}, "
                + $"[.., > 0 and var {last.Name}] => {With(last, () => Int(depth - 1))}, [] or [_] => 1, _ => {Int(depth - 1)} }})";
        }
    ),
        (1, () =>
        {
            (string shape, Local found) = (Shape(depth - 1), new Local(_scope.NewName("p"), Kind.Int, false));
            string box = _scope.NewName("b");
            return $"({shape} switch {{ Circle => {Int(depth - 1)}, Box {box} when {box}.Width > 1 && {box} is {{ Height: var {found.Name} }} => {With(found, () => Int(depth - 1))} + {box}.Width, "
                + $"null => 0, _ when Seen({Condition()}) => {Int(depth - 1)}, {{ }} => {Int(depth - 1)} }})";
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
        (1, () => $"({Int(depth - 1)} is > 2 and < 8 or 0 ? {Int(depth - 1)} : {Int(depth - 1)})"),
        (6, () => OtherPatternInt(depth)));

    private string OtherPatternInt(int depth)
    {
        (string Value, Func<string, string> Of) drawn = _dice.Below(12) switch
        {
            0 => (Numbers(depth - 1), found => $"[var {found}, .., > {_dice.Below(4)}]"),
            1 => (Numbers(depth - 1), found => $"[_, .. {{ Length: var {found} }}]"),
            2 => (Numbers(depth - 1), found => $"[.., int {found}]"),
            3 => (Shape(depth - 1), found => $"Box {{ Width: > 1, Height: var {found} }}"),
            4 => (Shape(depth - 1), found => $"not Box and Circle(var {found})"),
            5 => ($"new Line({Point(depth - 1)}, {Point(depth - 1)})", found => $"{{ From.X: >= 0 and var {found}, To: (_, not 3) }}"),
            6 => (MaybeInt(depth - 1), found => $"int {found} and not 2"),
            7 => (Tuple(depth - 1), found => $"(> 0 and var {found}, {{ Length: 2 or 3 or 4 }})"),
            8 => (Tuple(depth - 1), found => $"{{ High: ['t' or 'o', ..], Low: var {found} }}"),
            9 => ($"({Shape(depth - 1)}, {MaybeInt(depth - 1)})", found => $"(Circle or {{ }}, {{ }} {found})"),
            10 => (Text(depth - 1), found => $"\"one\" or \"two\" or {{ Length: var {found} and > 3 }}"),
            _ => (Int(depth - 1), found => $"var {found}"),
        };
        string value = drawn.Value.StartsWith("await ", StringComparison.Ordinal) ? $"({drawn.Value})" : drawn.Value;
        Local local = new(_scope.NewName("p"), Kind.Int, false);
        string matched = drawn.Of(local.Name);
        // What an alternative finds, or not, cannot be named.
        if (matched.StartsWith('"')) return $"({value} is {matched.Replace($"var {local.Name} and ", "", StringComparison.Ordinal)} ? {Int(depth - 1)} : {Int(depth - 1)})";
        return $"({value} is {matched} && {With(local, () => Bool(depth - 1))} ? {With(local, () => Int(depth - 1))} : {Int(depth - 1)})";
    }

    /// <summary>Makes something that can name a variable which nothing after it can.</summary>
    private string With(Local local, Func<string> make)
    {
        _scope.Add(local);
        string made = make();
        _scope.Forget(local);
        return made;
    }
}
