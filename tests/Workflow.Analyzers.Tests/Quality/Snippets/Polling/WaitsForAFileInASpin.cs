using System.IO;

namespace Shop;

public partial class SpinningFile
{
    [Workflow]
    public async partial Task<int> Run(string path)
    {
        SpinWait.SpinUntil(() => path.Length > 0, 10); // WFL2010
        int rounds = 0;
        for (; !new FileInfo(path).Exists; rounds++) // WFL2007
            await Durable.Delay("1m");
        return rounds;
    }
}
