namespace Shop;

public sealed class Ticket
{
    public string Id { get; set; } = "";
    public int Priority { get; set; }
}

public partial class TicketWorkflows
{
    [Workflow]
    public async partial Task<int> Escalate(string team)
    {
        Ticket[] tickets = await Open(team);
        foreach (Ticket ticket in tickets)
        {
            ticket.Priority++; // WFL3004
            await Save(ticket.Id, ticket.Priority);
        }

        Array.Sort(tickets, (left, right) => left.Priority.CompareTo(right.Priority)); // WFL3004
        return tickets[0].Priority;
    }

    [Step] private static async partial Task<Ticket[]> Open(string team) { await Task.Yield(); return [new Ticket { Id = team }]; }
    [Step] private static async partial Task Save(string id, int priority) => await Task.Yield();
}
