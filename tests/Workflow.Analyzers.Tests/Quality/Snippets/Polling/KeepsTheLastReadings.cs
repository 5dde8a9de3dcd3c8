namespace Shop;

public sealed record Reading(string Sensor, double Value);

public partial class WindowWorkflows
{
    [Workflow]
    public async partial Task Watch(string sensor)
    {
        Queue<Reading> window = new();
        double highest = double.MinValue;
        while (true)
        {
            Reading reading = await Read(sensor);
            window.Enqueue(reading);
            if (window.Count > 10) window.Dequeue();
            double average = window.Average(each => each.Value);
            if (average > highest)
            {
                highest = average;
                await Alert(sensor, highest);
            }

            await Durable.Delay("1h");
        }
    }

    [Step] private static async partial Task<Reading> Read(string sensor) { await Task.Yield(); return new Reading(sensor, 1); }
    [Step] private static async partial Task Alert(string sensor, double value) => await Task.Yield();
}
