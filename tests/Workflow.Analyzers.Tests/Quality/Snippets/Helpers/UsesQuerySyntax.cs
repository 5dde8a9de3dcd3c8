namespace Shop;

public sealed record Visit(string City, DateTimeOffset At, int Minutes);

public partial class VisitWorkflows
{
    [Workflow]
    public async partial Task<int> Run(Visit[] visits, DateTimeOffset since)
    {
        var groups = (from visit in visits // WFL3001
                      where visit.At >= since
                      group visit by visit.City into city
                      orderby city.Key
                      select new { City = city.Key, Minutes = city.Sum(each => each.Minutes) }).ToList();
        int longest = groups.Count == 0 ? 0 : groups.Max(each => each.Minutes);
        string cities = string.Join(", ", groups.Select(each => each.City));
        await Report(cities, longest);
        return longest;
    }

    [Step]
    private static async partial Task Report(string cities, int longest) => await Task.Yield();
}
