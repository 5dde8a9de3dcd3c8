namespace Shop;

public sealed record Reading(string Sensor, double Value);

public partial class SensorWorkflows
{
    [Workflow]
    public async partial Task Watch(string sensor)
    {
        List<Reading> readings = [];
        while (true)
        {
            readings.Add(await Read(sensor)); // WFL3010
            await Durable.Delay("1h");
        }
    }

    [Step]
    private static async partial Task<Reading> Read(string sensor) { await Task.Yield(); return new Reading(sensor, 1); }
}
