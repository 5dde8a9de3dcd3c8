namespace Shop;

public sealed record Visit(string City, DateTimeOffset At, int Minutes);

public partial class TupleVisits
{
    [Workflow]
    public async partial Task<int> Run(Visit[] visits, DateTimeOffset since)
    {
        List<(string City, int Minutes)> groups = (from visit in visits
                                                   where visit.At >= since
                                                   group visit by visit.City into city
                                                   orderby city.Key
                                                   select (city.Key, city.Sum(each => each.Minutes))).ToList();
        await Report(string.Join(", ", groups.Select(each => each.City)));
        return groups.Sum(each => each.Minutes);
    }

    [Step]
    private static async partial Task Report(string cities) => await Task.Yield();
}
