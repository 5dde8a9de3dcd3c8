namespace Shop;

public interface IKind<TSelf> where TSelf : IKind<TSelf>
{
    static abstract string NewName();
}

public sealed class Red : IKind<Red>
{
    public static string NewName() => "red" + Random.Shared.Next();
}

public static class Names
{
    public static string For<T>() where T : IKind<T> => T.NewName();
}

public partial class KindWorkflows
{
    [Workflow]
    public async partial Task Run(string name)
    {
        string full = name + Names.For<Red>(); // WFL2003
        await Send(full);
    }

    [Step]
    private static async partial Task Send(string text) => await Task.Yield();
}
