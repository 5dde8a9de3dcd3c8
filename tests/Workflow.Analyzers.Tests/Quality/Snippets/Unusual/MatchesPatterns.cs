namespace Shop;

public abstract record Shape(string Name)
{
    public sealed record Circle(string Name, double Radius) : Shape(Name);

    public sealed record Box(string Name, double Width, double Height, List<string> Tags) : Shape(Name);
}

public partial class PatternSoup
{
    [Workflow]
    public async partial Task<string> Run(Shape shape, int[] numbers)
    {
        string kind = (shape, numbers) switch
        {
            (Shape.Circle { Radius: > 0 and < 10 } circle, [1, .. var rest, 9]) when rest.Length > 2 => circle.Name + rest[0],
            (Shape.Box(var name, _, >= 1.5, [var first, ..]), [] or [_, _]) => name + first,
            ({ Name.Length: 3 }, not [0, ..]) => await Ship("three"),
            (var other, _) => other.Name,
        };
        if (shape is Shape.Box { Tags: { Count: > 1 } tags } box && box is { Width: var width } && width is not (0 or 1)) tags.Sort(); // WFL3004
        if (numbers is [_, .. { Length: > 2 } middle, _]) middle[0] = 4;
        return kind;
    }

    [Step] private static async partial Task<string> Ship(string name) { await Task.Yield(); return name; }
}
