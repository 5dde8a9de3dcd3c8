namespace Shop;

public partial class Overloads
{
    [Workflow("run", Version = "1")]
    public async partial Task<int> Run(int count) => await Ship(count) + await Other.Ship("x");

    [Workflow("run", Version = "2", Default = true)]
    public async partial Task<int> Run2(int @class, string? @string = null, DayOfWeek day = DayOfWeek.Monday)
    {
        int @event = @class + (int)day;
        for (int @int = 0; @int < @event; @int++) @string += await Ship(@int);
        return @string?.Length ?? @event;
    }

    [Step] private static async partial Task<int> Ship(int count) { await Task.Yield(); return count; }

    private static partial class Other
    {
        [Step("ship_text")] public static async partial Task<int> Ship(string text) { await Task.Yield(); return text.Length; }
    }
}
