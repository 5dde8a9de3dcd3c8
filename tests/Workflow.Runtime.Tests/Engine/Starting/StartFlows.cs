namespace Workflow.Runtime.Tests.Engine.Starting;

public partial class StartFlows
{
    [Workflow]
    public async partial Task<string> Greet(string name, int times = 2)
    {
        await Task.CompletedTask;
        return string.Join(" ", Enumerable.Repeat(name, times));
    }

    [Workflow]
    public async partial Task<string> Welcome(string name, int times)
    {
        await Task.CompletedTask;
        return name + times;
    }

    [Workflow("pack_up")]
    public async partial Task<string> PackUp()
    {
        try
        {
            await Pack(new Dictionary<string, int>(new ByLength()));
            return "packed";
        }
        catch (WorkflowValueException error)
        {
            return $"{error.Workflow}|{error.Step}|{error.ValueType}|{error.MemberPath}|{error.Message}";
        }
    }

    [Step]
    private async partial Task Pack(Dictionary<string, int> counts) => await Task.Yield();

    private sealed class ByLength : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => x?.Length == y?.Length;

        public int GetHashCode(string obj) => obj.Length;
    }
}
