namespace Shop;

public interface IFeatures { bool IsOn(string name); }

public sealed class FixedFeatures(IReadOnlySet<string> on) : IFeatures
{
    private readonly Dictionary<string, bool> _known = on.ToDictionary(each => each, _ => true);

    public bool IsOn(string name) => _known.TryGetValue(name, out bool isOn) && isOn;
}

public partial class FeatureWorkflows
{
    private readonly IFeatures _features;
    private readonly Lock _gate = new();

    public FeatureWorkflows(IFeatures features) => _features = features;

    public string Title { get; init; } = "features";

    [Workflow]
    public async partial Task<string> Run(string id)
    {
        bool fast = _features.IsOn("fast");
        lock (_gate) id = id.Trim();
        await (fast ? Quick(id) : Slow(id));
        return Title;
    }

    [Step] private static async partial Task Quick(string id) => await Task.Yield();
    [Step] private static async partial Task Slow(string id) => await Task.Yield();
}
