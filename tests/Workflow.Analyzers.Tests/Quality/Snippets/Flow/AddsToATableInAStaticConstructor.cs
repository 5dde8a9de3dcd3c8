namespace Shop;

public static class Codes
{
    private static readonly Dictionary<string, int> Numbers = [];
    private static string s_default = "";

    static Codes()
    {
        Numbers.Add("one", 1);
        Numbers["two"] = 2;
        s_default = "one";
    }

    public static int Of(string code) => Numbers.TryGetValue(code, out int number) ? number : Numbers[s_default];
}

public partial class CodeWorkflows
{
    [Workflow]
    public async partial Task<int> Run(string code)
    {
        int number = Codes.Of(code);
        await Save(number);
        return number;
    }

    [Step]
    private static async partial Task Save(int number) => await Task.Yield();
}
