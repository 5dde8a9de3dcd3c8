namespace Shop;

public static class Metrics
{
    public static int Sent { get; private set; }

    public static void Count() => Sent++;
}

public partial class MetricWorkflows
{
    private int _sent;

    [Workflow]
    public async partial Task Run(string[] receivers)
    {
        foreach (string receiver in receivers) await Send(receiver);
    }

    [Step]
    private async partial Task Send(string receiver)
    {
        await Task.Delay(10);
        _sent++;
        Metrics.Count();
        Console.WriteLine($"{receiver} {_sent} {Metrics.Sent}");
    }
}
