namespace Shop;

public partial class ValueWorkflows
{
    [Workflow]
    public async partial Task<int> Run(int value) => await Twice(value);

    [Step]
    private static async partial Task<int> Twice(int value) { await Task.Yield(); return value * 2; }

    [Step]
    private static partial int Half(int value) => value / 2; // WFL1003
}
