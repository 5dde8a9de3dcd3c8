namespace Shop;

public sealed class Station
{
    private static readonly Lazy<string> Name = new(() => System.Net.Dns.GetHostName());

    public static string Label(string prefix) => $"{prefix}/{Name.Value}";
}

public partial class StationWorkflows
{
    [Workflow]
    public async partial Task<string> Run(string prefix)
    {
        string label = Station.Label(prefix); // WFL2007
        await Save(label);
        return label;
    }

    [Step]
    private static async partial Task Save(string label) => await Task.Yield();
}
