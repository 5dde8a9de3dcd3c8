namespace Shop;

public sealed class Options { public string Region { get; set; } = "eu"; }

public partial class ConstructedWorkflows
{
    private readonly string _region;
    private readonly string _host;
    private readonly Guid _id;
    private readonly Lazy<DateTime> _late = new(() => DateTime.UtcNow);

    public ConstructedWorkflows(Options options)
    {
        _region = options.Region;
        _host = Environment.MachineName;
        this._id = Guid.NewGuid();
        Console.WriteLine("made");
    }

    [Workflow]
    public async partial Task<string> Run(string order)
    {
        await Ship(order + _region);
        await Ship(_host); // WFL2012
        await Ship(_late.Value.ToString("O")); // WFL2001
        return Id(); // WFL2002
    }

    private string Id() => _id.ToString();

    [Step] private async partial Task Ship(string text) { await Task.Yield(); _ = _host; }
}
