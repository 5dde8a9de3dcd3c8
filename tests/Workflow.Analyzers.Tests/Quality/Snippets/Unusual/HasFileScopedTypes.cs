namespace Shop;

file static class Clocks
{
    public static string Read() => $"{DateTimeOffset.Now}";

    public static int Size { get; } = 3;
}

file sealed class Comparer : IComparer<string>
{
    public int Compare(string? x, string? y) => string.CompareOrdinal(x, y);
}

public partial class FileScoped
{
    [Workflow]
    public async partial Task<List<string>> Run(List<string> orders)
    {
        List<string> sorted = [.. orders.Order(new Comparer())]; // WFL1019
        await Ship(Clocks.Read() + Clocks.Size); // WFL1019 WFL1019 WFL2001
        return sorted;
    }

    [Step] private static async partial Task Ship(string order) => await Task.Yield();
}
