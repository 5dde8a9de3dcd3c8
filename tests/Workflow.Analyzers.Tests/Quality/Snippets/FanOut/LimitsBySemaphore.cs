namespace Shop;

public partial class LimitedFanOut
{
    [Workflow]
    public async partial Task<int> Crawl(string[] pages)
    {
        var gate = new SemaphoreSlim(4); // WFL3002
        int[] sizes = await Task.WhenAll(pages.Select(async page =>
        {
            await gate.WaitAsync(); // WFL2010
            try { return await Load(page); }
            finally { gate.Release(); }
        }));
        return sizes.Sum();
    }

    [Step]
    private static async partial Task<int> Load(string page) { await Task.Yield(); return page.Length; }
}
