namespace Shop;

public sealed class Calculator
{
    public async Task<int> SumAsync(int[] values)
    {
        int sum = 0;
        foreach (int value in values) sum += await SquareAsync(value);
        return sum;
    }

    private static Task<int> SquareAsync(int value) => Task.FromResult(value * value);
}

public partial class CalculatorWorkflows(Calculator calculator)
{
    [Workflow]
    public async partial Task<int> Run(int[] values)
    {
        int sum = await calculator.SumAsync(values);
        await Task.CompletedTask;
        await Save(sum);
        return sum;
    }

    [Step]
    private static async partial Task Save(int sum) => await Task.Yield();
}
