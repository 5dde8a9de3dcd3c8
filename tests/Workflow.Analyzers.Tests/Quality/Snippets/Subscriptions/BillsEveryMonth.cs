namespace Shop;

public sealed record Plan(string Name, decimal Price, int Months);

public partial class SubscriptionWorkflows
{
    [Workflow]
    public async partial Task<int> Subscribe(string customer, Plan plan, DateTimeOffset start)
    {
        int paid = 0;
        for (DateTimeOffset due = start; paid < plan.Months; due = start.AddMonths(paid))
        {
            await Durable.DelayUntil(due);
            bool ok = await Charge(customer, plan.Price);
            if (!ok && Durable.UtcNow - due > TimeSpan.FromDays(14)) break;
            paid++;
        }

        await Close(customer);
        return paid;
    }

    [Step] private static async partial Task<bool> Charge(string customer, decimal price) { await Task.Yield(); return price > 0; }
    [Step] private static async partial Task Close(string customer) => await Task.Yield();
}
