using System.IO;
using System.Net.Http;

namespace Shop;

public partial class Chains
{
    [Workflow]
    public async partial Task<string> Run(string path)
    {
        string text = File.ReadAllText(path).Trim(); // WFL2007
        string first = File.ReadAllLines(path)[0]; // WFL2007
        string? variable = Environment.GetEnvironmentVariable(path)?.Trim(); // WFL2007
        int size = (await File.ReadAllBytesAsync(path)).Length; // WFL2007
        await Ship(text + first + variable + size);
        return text;
    }

    [Step] private static async partial Task Ship(string text) => await Task.Yield();
}
