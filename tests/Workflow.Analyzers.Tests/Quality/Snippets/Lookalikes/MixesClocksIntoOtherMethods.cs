namespace Shop;

public partial class MixedWorkflows(TimeProvider time)
{
    private int _printed;

    public DateTimeOffset Now => time.GetUtcNow();

    [Workflow]
    public async partial Task<DateTimeOffset> Run(string id)
    {
        DateTimeOffset stamp = await Stamp(id);
        return stamp.AddHours(1);
    }

    [Step]
    private async partial Task<DateTimeOffset> Stamp(string id)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(1), time);
        Print(id);
        return Now;
    }

    private void Print(string id) => Console.WriteLine($"{id} {_printed++} {Environment.MachineName}");
}
