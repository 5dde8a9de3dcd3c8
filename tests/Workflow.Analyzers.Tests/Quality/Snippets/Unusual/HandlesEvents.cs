namespace Shop;

public sealed class Meter
{
    public event Action<int>? Changed;

    public int this[string key] { get => key.Length; set => Changed?.Invoke(value); }

    public static Meter operator +(Meter meter, int by) { meter["x"] = by; return meter; }
}

public partial class Events
{
    [Workflow]
    public async partial Task<int> Run(int count)
    {
        var meter = new Meter();
        int seen = 0;
        meter.Changed += value => seen += value;
        meter["a"] = count;
        meter += 2;
        Action<int> log = delegate (int value) { seen += value + DateTime.Now.Second; }; // WFL2001
        log(1);
        int result = seen;
        await Ship(result);
        return result;
    }

    [Step] private static async partial Task Ship(int count) => await Task.Yield();
}
