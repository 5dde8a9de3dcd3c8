namespace Shop;

[WorkflowTypeArguments("text", typeof(string))]
[WorkflowTypeArguments("number", typeof(int))]
public partial class GenericWorkflows<T>(Func<T, string> show) where T : notnull
{
    private static readonly T[] Empty = [];

    [Workflow]
#pragma warning disable WFL3001 // Generic classes resume by replay.
    public async partial Task<T[]> Run(T[] items)
#pragma warning restore WFL3001
    {
        foreach (T item in items) await Ship(item);
        string at = DateTime.UtcNow.ToString("O"); // WFL2001
        await Note(at);
        return items.Length > 3 ? items : Empty;
    }

    [Step] private async partial Task Ship(T item) { await Task.Yield(); _ = show(item); }
    [Step] private static async partial Task Note(string text) => await Task.Yield();
}
