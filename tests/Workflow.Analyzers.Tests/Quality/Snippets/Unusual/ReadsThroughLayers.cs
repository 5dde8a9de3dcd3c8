namespace Shop;

public abstract class Layer
{
    protected virtual string Name => GetType().Name;

    protected abstract string Describe(int depth);
}

public class Middle : Layer
{
    protected sealed override string Describe(int depth) => depth <= 0 ? Name : Describe(depth - 1) + Name;

    protected override string Name => base.Name + Thread.CurrentThread.ManagedThreadId;
}

public partial class Layers : Middle
{
    protected new string Name { get; } = "own";

    [Workflow]
    public async partial Task<string> Run(int depth)
    {
        string text = Describe(depth); // WFL2005
        await Ship(text + Name);
        return text;
    }

    [Step] private static async partial Task Ship(string text) => await Task.Yield();
}
