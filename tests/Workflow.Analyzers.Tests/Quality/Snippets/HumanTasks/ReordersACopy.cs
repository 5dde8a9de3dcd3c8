namespace Shop;

public sealed record Ticket(string Id, int Priority);

public partial class TicketCopies
{
    [Workflow]
    public async partial Task<Ticket[]> Escalate(string team)
    {
        Ticket[] tickets = await Open(team);
        Ticket[] sorted = [.. tickets];
        Array.Sort(sorted, (left, right) => right.Priority.CompareTo(left.Priority));
        for (int index = 0; index < sorted.Length; index++) sorted[index] = sorted[index] with { Priority = index };
        List<Ticket> urgent = tickets.Where(ticket => ticket.Priority > 3).ToList();
        urgent.Reverse();
        urgent.RemoveAll(ticket => ticket.Id == "");
        Dictionary<string, int> counts = tickets.CountBy(ticket => ticket.Id).ToDictionary();
        counts["total"] = tickets.Length;
        await Save(urgent, counts);
        return sorted;
    }

    [Step] private static async partial Task<Ticket[]> Open(string team) { await Task.Yield(); return [new Ticket(team, 1)]; }
    [Step] private static async partial Task Save(List<Ticket> urgent, Dictionary<string, int> counts) => await Task.Yield();
}
