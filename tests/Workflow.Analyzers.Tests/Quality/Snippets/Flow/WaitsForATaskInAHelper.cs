namespace Shop;

public static class PatientTasks
{
    public static async Task<T?> OrDefault<T>(this Task<T> task, TimeSpan patience)
    {
        try { return await task.WaitAsync(patience); }
        catch (TimeoutException) { return default; }
    }
}

public partial class PatientWorkflows
{
    [Workflow]
    public async partial Task<int> Run(string id)
    {
        string? first = await Ask(id).OrDefault(TimeSpan.FromMinutes(1)); // WFL2004
        return first?.Length ?? 0;
    }

    [Step]
    private static async partial Task<string> Ask(string id) { await Task.Yield(); return id; }
}
