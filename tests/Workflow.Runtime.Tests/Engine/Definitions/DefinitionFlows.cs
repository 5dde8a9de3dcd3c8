namespace Workflow.Runtime.Tests.Engine.Definitions;

public partial class DefinitionFlows
{
    [Workflow(Timeout = "3d")]
    public async partial Task<string> Parceling(string name, List<int> weights, int? floor = null)
    {
        foreach (int weight in weights) await Weigh(weight);
        await Labeling(name);
        return $"{name}: {weights.Sum()}, floor {floor ?? 0}";
    }

    [Workflow]
    public async partial Task Labeling(string name) => await PrintLabel(name);

    [Workflow("billing", Version = "1.0.0")]
    public async partial Task<string> BillingOld() => await Task.FromResult("old");

    [Workflow("billing", Version = "2.0.0", Default = true)]
    public async partial Task<string> BillingNew() => await Task.FromResult("new");

    [Workflow]
    public async partial Task<int> AddingUp(int a, int b, int c, int d, int e, int f, int g, int h = 8) => await Task.FromResult(a + b + c + d + e + f + g + h);

    [Step]
    private partial Task Weigh(int weight) => Task.CompletedTask;

    [Step]
    private partial Task PrintLabel(string name) => Task.CompletedTask;
}
