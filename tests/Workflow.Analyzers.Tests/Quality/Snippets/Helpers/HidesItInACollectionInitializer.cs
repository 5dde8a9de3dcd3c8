using System.Collections;

namespace Shop;

public sealed class Log : IEnumerable<string>
{
    private readonly List<string> _lines = [];

    public void Add(string line) => _lines.Add($"{DateTimeOffset.UtcNow:O} {line}");

    public IEnumerator<string> GetEnumerator() => _lines.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

public partial class LogWorkflows
{
    [Workflow]
    public async partial Task Run(string name)
    {
        Log log = new() { name }; // WFL2001
        await Send(string.Join('\n', log));
    }

    [Step]
    private static async partial Task Send(string text) => await Task.Yield();
}
