namespace Shop;

public partial class RefSteps
{
    [Workflow]
    public async partial Task Run(int value) => await Twice(value);

    [Step]
    private static async partial Task Twice(int value) => await Task.Yield();

    [Step]
    private static partial Task Count(ref int value) { value++; return Task.CompletedTask; } // WFL1008
}
