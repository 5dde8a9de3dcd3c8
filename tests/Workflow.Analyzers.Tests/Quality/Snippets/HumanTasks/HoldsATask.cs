namespace Shop;

public sealed record WorkItem(string Id, string Assignee, int Priority);

public partial class TaskWorkflows
{
    [Workflow]
    public async partial Task<string> Assign(WorkItem item, IReadOnlyList<string> people)
    {
        int index = 0;
        string holder = item.Assignee;
        do
        {
            await Offer(item.Id, holder);
            TimeSpan patience = item.Priority switch { > 8 => TimeSpan.FromMinutes(15), > 4 => TimeSpan.FromHours(2), _ => TimeSpan.FromDays(1) };
            await Durable.Delay(patience);
            if (await IsTaken(item.Id)) return holder;
            holder = people[index++ % people.Count];
        }
        while (index <= people.Count * 2);

        return string.Empty;
    }

    [Step] private static async partial Task Offer(string id, string person) => await Task.Yield();
    [Step] private static async partial Task<bool> IsTaken(string id) { await Task.Yield(); return id != ""; }
}
