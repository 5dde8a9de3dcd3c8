namespace Shop;

public sealed record Order(string Id, decimal Total, string Country);

public static class Limits
{
    public const decimal Review = 1_000m;
    public static readonly TimeSpan Grace = TimeSpan.FromDays(3);
    public static readonly string[] Domestic = ["DE", "AT", "CH"];
}

public partial class RoutingWorkflows
{
    [Workflow("route_order", Version = "2.0")]
    public async partial Task<string> Route(Order order)
    {
        string lane = order switch
        {
            { Total: > Limits.Review } => "review",
            { Country: var country } when Limits.Domestic.Contains(country, StringComparer.OrdinalIgnoreCase) => "domestic",
            _ => "export",
        };
        if (lane == "review") await Durable.Delay(Limits.Grace + TimeSpan.FromHours(1));
        await Assign(order.Id, lane);
        return lane;
    }

    [Step("assign_lane")]
    private static async partial Task Assign(string id, string lane) => await Console.Out.WriteLineAsync($"{id} → {lane}");
}
