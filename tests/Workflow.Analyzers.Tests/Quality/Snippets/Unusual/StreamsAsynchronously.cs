namespace Shop;

public partial class AsyncStreams
{
    [Workflow]
    public async partial Task<int> Run(int count)
    {
        int sum = 0;
        await foreach (string name in Shipped(count)) sum += name.Length;
        return sum;

        async IAsyncEnumerable<string> Shipped(int upTo)
        { // WFL3001
            for (int i = 0; i < upTo; i++) yield return await Ship($"{i}");
        }
    }

    [Step] private static async partial Task<string> Ship(string name) { await Task.Yield(); return name; }
}
