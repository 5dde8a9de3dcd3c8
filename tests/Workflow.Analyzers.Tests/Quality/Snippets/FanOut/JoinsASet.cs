namespace Shop;

public partial class TagWorkflows
{
    [Workflow]
    public async partial Task<string> Tag(string[] words)
    {
        HashSet<string> distinct = [.. words];
        await Publish(string.Join(",", distinct)); // WFL2011
        return string.Join(",", distinct.Order(StringComparer.Ordinal));
    }

    [Step]
    private static async partial Task Publish(string tags) => await Task.Yield();
}
