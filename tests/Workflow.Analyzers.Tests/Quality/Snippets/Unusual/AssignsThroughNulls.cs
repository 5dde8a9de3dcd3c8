namespace Shop;

public sealed class Box { public List<string>? Items { get; set; } public Box? Inner { get; set; } public int Count { get; set; } }

public partial class NullConditional
{
    [Workflow]
    public async partial Task<int> Run(Box? box)
    {
        box?.Inner?.Items?.Add("a"); // WFL3004
        box?.Inner?.Count += 2; // WFL3004
        Box? own = box is null ? null : new Box { Items = [.. box.Items ?? []], Inner = new() };
        own?.Inner?.Items ??= ["x"];
        own?.Inner?.Items?.Add("b");
        await Ship(own?.Items?.Count ?? 0);
        return own?.Inner?.Items?[^1].Length ?? box?.Count ?? -1;
    }

    [Step] private static async partial Task Ship(int count) => await Task.Yield();
}
