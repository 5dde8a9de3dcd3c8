namespace Shop;

public partial class ConfiguredAwaits
{
    [Workflow]
    public async partial Task Run(string id)
    {
        await Save(id).ConfigureAwait(false); // WFL2013
        await Durable.Delay("1s").ConfigureAwait(true);
    }

    [Step]
    private static async partial Task Save(string id) => await Task.Delay(10).ConfigureAwait(false);
}
