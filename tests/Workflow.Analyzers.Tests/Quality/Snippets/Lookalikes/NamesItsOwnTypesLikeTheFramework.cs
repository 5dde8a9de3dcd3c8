namespace Shop;

public sealed class Random(int value) { public int Next() => value; public static Random Shared { get; } = new(4); }
public static class File { public static bool Exists(string path) => path.EndsWith(".csv", StringComparison.Ordinal); }
public static class Console { public static string ReadLine() => "fixed"; }
public sealed record Calendar(DateOnly Today, DateTimeOffset Now, DateTimeOffset UtcNow);
public sealed record Reply(string Result) { public string Wait() => Result; }

public partial class LookalikeWorkflows
{
    [Workflow]
    public async partial Task<string> Run(string path, Calendar calendar)
    {
        if (!File.Exists(path)) return Console.ReadLine();
        int number = Random.Shared.Next() + new Random(3).Next();
        Reply reply = await Ask(path, number, calendar.Today);
        return $"{calendar.Now} {calendar.UtcNow} {reply.Result} {reply.Wait()}";
    }

    [Step]
    private static async partial Task<Reply> Ask(string path, int number, DateOnly day) { await Task.Yield(); return new Reply(path); }
}
