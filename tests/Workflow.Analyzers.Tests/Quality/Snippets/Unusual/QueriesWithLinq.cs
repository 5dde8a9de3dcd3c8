namespace Shop;

public sealed record Sale(string City, decimal Amount, List<string> Tags);

public partial class Queries
{
    [Workflow]
    public async partial Task<List<string>> Run(List<Sale> sales)
    {
        var cities = // WFL3001
            (from sale in sales
             let tax = sale.Amount * 0.2m
             where tax > 1 && sale.Tags is not []
             join other in sales on sale.City equals other.City into same
             from one in same.DefaultIfEmpty()
             group one by sale.City into byCity
             orderby byCity.Key descending, byCity.Count()
             select new { City = byCity.Key, Sum = byCity.Sum(static each => each?.Amount ?? 0), At = DateTime.UtcNow }).ToList(); // WFL2001
        foreach (string city in cities.Select(each => each.City).ToArray()) await Ship(city);
        return [.. cities.Select(each => $"{each.City}: {each.Sum}")];
    }

    [Step] private static async partial Task Ship(string city) => await Task.Yield();
}
