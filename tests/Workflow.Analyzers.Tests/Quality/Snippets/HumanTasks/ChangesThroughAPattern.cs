namespace Shop;

public abstract record Work;
public sealed record Call(string Number, List<string> Log) : Work;
public sealed record Mail(string Address) : Work;

public partial class WorkWorkflows
{
    [Workflow]
    public async partial Task<string> Do(string id)
    {
        Work work = await Next(id);
        if (work is Call { Log: { Count: > 0 } log }) log.Clear(); // WFL3004
        return work switch
        {
            Call call => call.Number,
            Mail mail => mail.Address,
            _ => "",
        };
    }

    [Step]
    private static async partial Task<Work> Next(string id) { await Task.Yield(); return new Mail(id); }
}
