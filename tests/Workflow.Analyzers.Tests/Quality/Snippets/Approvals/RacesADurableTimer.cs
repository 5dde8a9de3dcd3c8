namespace Shop;

public partial class PatientApprovals
{
    [Workflow]
    public async partial Task<bool> Approve(string id, CancellationToken stop = default)
    {
        Task<bool> answer = Ask(id);
        Task timer = Durable.Delay("1h", stop);
        if (await Task.WhenAny(answer, timer) == timer) await Escalate(id);
        return await answer;
    }

    [Step] private static async partial Task<bool> Ask(string id) { await Task.Yield(); return id.Length > 3; }
    [Step] private static async partial Task Escalate(string id) => await Task.Yield();
}
