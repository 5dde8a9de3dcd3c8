namespace Shop;

public sealed record Order(string Id, DateTime Placed);

public partial class CutOffWorkflows
{
    [Workflow]
    public async partial Task<bool> Dispatch(Order order)
    {
        bool late = DateTime.UtcNow - order.Placed > TimeSpan.FromHours(4); // WFL2001
        if (late || DateTime.Today.DayOfWeek == DayOfWeek.Sunday) // WFL2001
            await Durable.Delay("12h");
        await Send(order.Id);
        return late;
    }

    [Step]
    private static async partial Task Send(string id) => await Task.Yield();
}
