namespace Shop;

public sealed class Stamp
{
    public override string ToString() => DateTime.UtcNow.ToString("O");
}

public partial class StampWorkflows
{
    [Workflow]
    public async partial Task Renew(string id)
    {
        var stamp = new Stamp();
        string text = $"{id} renewed at {stamp}"; // WFL2001
        await Send(text);
    }

    [Step]
    private static async partial Task Send(string text) => await Task.Yield();
}
