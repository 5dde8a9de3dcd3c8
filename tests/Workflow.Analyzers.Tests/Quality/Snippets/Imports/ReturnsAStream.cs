using System.IO;

namespace Shop;

public partial class StreamImport
{
    [Workflow]
    public async partial Task<int> Import(string path)
    {
        Stream stream = await Open(path);
        return await Count(stream);
    }

    [Step]
    private static async partial Task<Stream> Open(string path) { await Task.Yield(); return File.OpenRead(path); } // WFL3007

    [Step]
    private static async partial Task<int> Count(Stream stream) { await Task.Yield(); return (int)stream.Length; } // WFL3007
}
