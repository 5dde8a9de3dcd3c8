namespace Shop;

public partial class Iterators
{
    [Workflow]
    public async partial Task<List<string>> Run(int count)
    {
        List<string> all = [.. Names(count)];
        foreach (string name in Numbered().Take(2).ToList()) all.Add(await Ship(name)); // WFL2002
        return all;

        static IEnumerable<string> Names(int upTo)
        {
            for (int i = 0; i < upTo; i++)
            {
                if (i == 7) yield break;
                yield return $"{i}";
            }
        }
    }

    private static IEnumerable<string> Numbered()
    {
        while (true) yield return Guid.NewGuid().ToString();
    }

    [Step] private static async partial Task<string> Ship(string name) { await Task.Yield(); return name; }
}
