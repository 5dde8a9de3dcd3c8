namespace Shop;

public static class Tables
{
    public static readonly List<string> Names = [];
    public static readonly Dictionary<string, int> Late = [];
    public static readonly string[] Words = new string[2];

    static Tables()
    {
        Fill();
        Names.AddRange(["a", "b"]);
        (Words[0], Words[1]) = ("x", "y");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Late.Clear();

        static void Fill() => Names.Add("c");
    }
}

public partial class FilledTables
{
    [Workflow]
    public async partial Task<int> Run(int count)
    {
        await Ship(Tables.Names[0] + Tables.Words[1]);
        return count + Tables.Late.Count; // WFL2008
    }

    [Step] private static async partial Task Ship(string text) => await Task.Yield();
}
