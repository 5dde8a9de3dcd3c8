using System.Diagnostics;

namespace Shop;

public sealed record Measurement(string Id, double Milliseconds);

public partial class MeasuredSteps
{
    [Workflow]
    public async partial Task<Measurement[]> Measure(string[] hosts, int rounds)
    {
        List<Measurement> all = [];
        for (int round = 0; round < rounds; round++)
        {
            foreach (string host in hosts) all.Add(await Ping(host));
            await Durable.Delay(TimeSpan.FromSeconds(30));
        }

        return [.. all.GroupBy(each => each.Id).Select(group => new Measurement(group.Key, group.Average(each => each.Milliseconds)))];
    }

    [Step]
    private static async partial Task<Measurement> Ping(string host)
    {
        var watch = Stopwatch.StartNew();
        await Task.Delay(Random.Shared.Next(10));
        return new Measurement(host, watch.Elapsed.TotalMilliseconds);
    }
}
