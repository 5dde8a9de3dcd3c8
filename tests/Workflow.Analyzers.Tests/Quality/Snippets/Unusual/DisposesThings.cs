namespace Shop;

public ref struct Rented
{
    public int Count { get; set; }

    public readonly void Dispose() => Console.WriteLine(Count);
}

public sealed class Later : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await Task.Delay(1);
}

public partial class Disposal
{
    [Workflow]
    public async partial Task<int> Run(int count)
    {
        int size;
        using (var rented = new Rented { Count = count }) size = rented.Count; // WFL2007
        await using (new Later()) // WFL2004
        {
            size++;
        }

        await Ship(size);
        return size;
    }

    [Step] private static async partial Task Ship(int count) => await Task.Yield();
}
