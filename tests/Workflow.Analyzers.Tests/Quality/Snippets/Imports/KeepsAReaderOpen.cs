using System.IO;

namespace Shop;

public partial class ReaderImport
{
    [Workflow]
    public async partial Task<int> Import(string text)
    {
        var reader = new StringReader(text); // WFL3002
        int count = 0;
        string? line = reader.ReadLine();
        while (line is not null)
        {
            await Insert(line);
            count++;
            line = reader.ReadLine();
        }

        return count;
    }

    [Step]
    private static async partial Task Insert(string line) => await Task.Yield();
}
