namespace Shop;

public partial class ImpatientApprovals
{
    [Workflow]
    public async partial Task<bool> Approve(string id)
    {
        Task<bool> answer = Ask(id);
        Task first = await Task.WhenAny(answer, Task.Delay(TimeSpan.FromHours(1))); // WFL2004
        if (first == answer) return await answer;
        await Escalate(id);
        return await answer;
    }

    [Step] private static async partial Task<bool> Ask(string id) { await Task.Yield(); return id.Length > 3; }
    [Step] private static async partial Task Escalate(string id) => await Task.Yield();
}
