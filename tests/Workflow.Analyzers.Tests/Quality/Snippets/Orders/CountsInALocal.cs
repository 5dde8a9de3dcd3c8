namespace Shop;

public sealed record Order(string Id);

public partial class PatientOrders
{
    private readonly int _most = 5;

    [Workflow]
    public async partial Task<bool> Place(Order order)
    {
        for (int attempt = 1; attempt <= _most; attempt++)
        {
            if (await TryPlace(order, attempt)) return true;
            await Durable.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt)));
        }

        return false;
    }

    [Step(MaxRetries = 0)]
    private static async partial Task<bool> TryPlace(Order order, int attempt) { await Task.Yield(); return attempt > 2; }
}
