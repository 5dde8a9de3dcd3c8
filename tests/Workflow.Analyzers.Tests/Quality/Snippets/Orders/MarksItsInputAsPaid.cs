namespace Shop;

public sealed class Order
{
    public string Id { get; set; } = "";
    public bool Paid { get; set; }
    public List<string> Notes { get; set; } = [];
}

public static class OrderExtensions
{
    public static void AddNote(this Order order, string note) => order.Notes.Add(note);
}

public partial class PaidWorkflows
{
    [Workflow]
    public async partial Task<Order> Settle(Order order)
    {
        await Charge(order.Id);
        order.Paid = true; // WFL3004
        order.AddNote("charged"); // WFL3004
        return order;
    }

    [Step]
    private static async partial Task Charge(string id) => await Task.Yield();
}
