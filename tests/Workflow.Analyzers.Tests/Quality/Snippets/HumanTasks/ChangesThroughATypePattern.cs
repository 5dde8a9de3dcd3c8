namespace Shop;

public abstract record Work;
public sealed record Call(string Number, List<string> Log) : Work;
public sealed record Mail(string Address, List<string> Copies) : Work;

public partial class PatternWorkflows
{
    [Workflow]
    public async partial Task<string> Do(string id)
    {
        Work work = await Next(id);
        if (work is Call call) call.Log.Add("called"); // WFL3004
        if (work is Mail(var address, var copies)) copies.Add(address); // WFL3004
        return work.ToString();
    }

    [Step]
    private static async partial Task<Work> Next(string id) { await Task.Yield(); return new Mail(id, []); }
}
