using System.Diagnostics;

namespace Shop;

public partial class MeasuredPolling
{
    [Workflow]
    public async partial Task<long> Poll(string id)
    {
        var watch = Stopwatch.StartNew(); // WFL2001 WFL3002
        await Ask(id);
        return watch.ElapsedMilliseconds; // WFL2001
    }

    [Step]
    private static async partial Task Ask(string id) => await Task.Yield();
}
