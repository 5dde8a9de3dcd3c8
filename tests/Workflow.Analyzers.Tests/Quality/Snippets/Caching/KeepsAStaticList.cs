namespace Shop;

public partial class RecentWorkflows
{
    private static readonly List<string> Recent = [];

    [Workflow]
    public async partial Task<bool> Visit(string page)
    {
        bool known = Recent.Contains(page); // WFL2008
        Recent.Add(page); // WFL2008
        await Save(page, known);
        return known;
    }

    [Step]
    private static async partial Task Save(string page, bool known) => await Task.Yield();
}
