using System.IO;

namespace Shop;

public partial class TemporaryImport
{
    [Workflow]
    public async partial Task Stage(string file)
    {
        string name = Path.GetRandomFileName(); // WFL2003
        string folder = Path.GetTempPath(); // WFL2007
        await Copy(file, Path.Combine(folder, name));
    }

    [Step]
    private static async partial Task Copy(string from, string to) => await Task.Yield();
}
