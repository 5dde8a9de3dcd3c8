namespace Shop;

public partial class Tuples
{
    [Workflow]
    public async partial Task<(int Sum, List<string> Names)> Run((int Count, List<string> Names) input)
    {
        var (count, names) = input;
        (count, _) = (count + 1, DateTime.Today); // WFL2001
        List<string> own = [.. names];
        own.Add("x");
        names.Add("y"); // WFL3004
        (int a, (string b, List<string> c)) = (1, (await Ship("b"), own));
        c.Insert(0, b);
        return (a + count, c);
    }

    [Step] private static async partial Task<string> Ship(string name) { await Task.Yield(); return name; }
}
