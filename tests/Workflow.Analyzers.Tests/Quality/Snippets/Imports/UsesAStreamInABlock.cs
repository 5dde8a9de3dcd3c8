using System.IO;
using System.Text;
using System.Text.Json;

namespace Shop;

public partial class BlockImport
{
    [Workflow]
    public async partial Task<int> Import(byte[] bytes)
    {
        int count;
        using (var stream = new MemoryStream(bytes))
        using (var reader = new StreamReader(stream, Encoding.UTF8))
        using (JsonDocument document = JsonDocument.Parse(reader.ReadToEnd()))
        {
            count = document.RootElement.GetArrayLength();
        }

        await Report(count);
        return count * 2;
    }

    [Step]
    private static async partial Task Report(int count) => await Task.Yield();
}
