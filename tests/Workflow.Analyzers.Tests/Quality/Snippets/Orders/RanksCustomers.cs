namespace Shop;

public sealed record Customer(string Id, int Orders, decimal Spent) : IComparable<Customer>
{
    public int CompareTo(Customer? other) => other is null ? 1 : (Spent, Orders).CompareTo((other.Spent, other.Orders));

    public static bool operator >(Customer left, Customer right) => left.CompareTo(right) > 0;

    public static bool operator <(Customer left, Customer right) => left.CompareTo(right) < 0;
}

public partial class RankingWorkflows
{
    [Workflow]
    public async partial Task<string> Rank(string region)
    {
        IReadOnlyList<Customer> customers = await Load(region);
        Customer best = customers.Max()!;
        Customer[] rest = [.. customers.Where(each => each < best).OrderByDescending(each => each.Spent).ThenBy(each => each.Id, StringComparer.Ordinal)];
        await Congratulate(best.Id, rest.Length);
        return $"{best.Id} before {string.Join(", ", rest.Select(each => each.Id))}";
    }

    [Step] private static async partial Task<IReadOnlyList<Customer>> Load(string region) { await Task.Yield(); return [new(region, 1, 2)]; }
    [Step] private static async partial Task Congratulate(string id, int others) => await Task.Yield();
}
