namespace Shop;

public partial class OverloadedImport
{
    [Workflow]
    public async partial Task Import(string text, int number)
    {
        await Save(text);
        await Save(number);
    }

    [Step]
    private static async partial Task Save(string text) => await Task.Yield(); // WFL1004

    [Step]
    private static async partial Task Save(int number) => await Task.Yield(); // WFL1004
}
