using System.IO;
using System.Text;
using System.Text.Json;

namespace Shop;

public partial class MemoryImport
{
    [Workflow]
    public async partial Task<int> Import(byte[] bytes)
    {
        string text;
        using (var stream = new MemoryStream(bytes))
        using (var reader = new StreamReader(stream, Encoding.UTF8))
            text = reader.ReadToEnd();
        using JsonDocument document = JsonDocument.Parse(text); // WFL3001
        int count = document.RootElement.GetArrayLength();
        await Report(count);
        return count * 2;
    }

    [Step]
    private static async partial Task Report(int count) => await Task.Yield();
}
