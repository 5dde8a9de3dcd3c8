namespace Shop;

public abstract class Flow<T>(string name) where T : notnull
{
    protected string Name { get; } = name;

    protected static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);

    protected virtual string Describe(T value) => $"{Name}: {value}";
}

public partial class DerivedFlow() : Flow<int>("derived")
{
    [Workflow]
    public async partial Task<string> Run(int value)
    {
        await Durable.Delay(Pause);
        string text = Describe(value);
        await Save(text);
        return text;
    }

    protected override string Describe(int value) => base.Describe(value) + "!";

    [Step]
    private static async partial Task Save(string text) => await Task.Yield();
}
