using System.IO;

namespace Shop;

public partial class NamedImport
{
    [Workflow]
    public async partial Task<string> Archive(string file, DateTimeOffset day)
    {
        string name = Path.GetFileNameWithoutExtension(file) + day.ToString("-yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        string target = Path.Combine("archive", day.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), Path.ChangeExtension(name, ".csv"));
        string lines = string.Join(Environment.NewLine, name, target);
        await Move(file, target);
        return lines;
    }

    [Step]
    private static async partial Task Move(string from, string to) { await Task.Yield(); File.Move(from, to); }
}
