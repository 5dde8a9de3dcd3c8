using System.IO;

namespace Shop;

public partial class SteppedFile
{
    [Workflow]
    public async partial Task<int> Run(string folder, string name)
    {
        string path = Path.Join(folder, Path.GetFileName(name));
        int rounds = 0;
        for (; !await Exists(path); rounds++) await Durable.Delay("1m");
        return rounds;
    }

    [Step]
    private static async partial Task<bool> Exists(string path) { await Task.Yield(); return new FileInfo(path).Exists; }
}
