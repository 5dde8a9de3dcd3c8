namespace Shop;

public partial class ValueTaskWorkflows
{
    [Workflow]
    public async partial ValueTask<int> Run(int value)
    {
        int left = await Square(value);
        int right = value > 10 ? await ValueTask.FromResult(100) : await Square(value + 1);
        await Note(left, right);
        return checked(left + right);
    }

    [Step] private static async partial ValueTask<int> Square(int value) { await Task.Yield(); return value * value; }
    [Step] private static partial ValueTask Note(int left, int right) => ValueTask.CompletedTask;
}
