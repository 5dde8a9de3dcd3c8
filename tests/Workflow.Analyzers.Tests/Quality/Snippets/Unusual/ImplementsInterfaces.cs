namespace Shop;

public interface IClock { DateTime Now { get; } static abstract IClock Make(); DateTime Tomorrow => Now.AddDays(1); }

public readonly struct SystemClock : IClock
{
    DateTime IClock.Now => DateTime.Now;

    static IClock IClock.Make() => new SystemClock();
}

public interface IShips { Task<string> Run(string order); }

public partial class Implements : IShips
{
    [Workflow]
    public async partial Task<string> Run(string order)
    {
        IClock clock = Made<SystemClock>(); // WFL3002
        await Ship(order, clock.Now.Year); // WFL2001
        return order + clock.Tomorrow; // WFL2001
    }

    private static IClock Made<T>() where T : IClock => T.Make();

    [Step] private static async partial Task Ship(string order, int year) => await Task.Yield();
}
