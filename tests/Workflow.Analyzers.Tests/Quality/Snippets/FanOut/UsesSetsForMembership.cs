namespace Shop;

public partial class DistinctWorkflows
{
    [Workflow]
    public async partial Task<int> Notify(string[] receivers, string[] blocked)
    {
        HashSet<string> skip = new(blocked, StringComparer.OrdinalIgnoreCase);
        HashSet<string> seen = [];
        int sent = 0;
        foreach (string receiver in receivers)
        {
            if (skip.Contains(receiver) || !seen.Add(receiver)) continue;
            await Send(receiver);
            sent++;
        }

        if (seen.Any(each => each.Length > 100)) sent = -sent;
        return sent + seen.Count;
    }

    [Step]
    private static async partial Task Send(string receiver) => await Task.Yield();
}
