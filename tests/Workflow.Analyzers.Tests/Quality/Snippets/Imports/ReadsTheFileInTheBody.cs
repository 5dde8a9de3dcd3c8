using System.IO;

namespace Shop;

public partial class DirectImport
{
    [Workflow]
    public async partial Task<int> Import(string folder)
    {
        string path = Path.Combine(folder, "orders.csv");
        if (!File.Exists(path)) return 0; // WFL2007
        string[] lines = await File.ReadAllLinesAsync(path); // WFL2007
        await Insert(lines);
        return lines.Length;
    }

    [Step]
    private static async partial Task Insert(string[] lines) => await Task.Yield();
}
