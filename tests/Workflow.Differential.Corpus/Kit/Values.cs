namespace Workflow.Differential.Kit;

public record Point(int X, int Y);

public record Line(Point From, Point To)
{
    public string? Name { get; set; }
}

public record struct Pair(int Left, int Right);

public enum Color
{
    Red,
    Green,
    Blue,
}

public abstract record Shape;

public sealed record Circle(int Radius) : Shape;

public sealed record Box(int Width, int Height) : Shape;

/// <summary>Something that is changed in place.</summary>
public sealed class Counter
{
    public int Value { get; set; }

    public int[] Slots { get; set; } = [0, 0, 0];

    public List<int> Seen { get; set; } = [];

    public Counter? Next { get; set; }

    public int this[int index]
    {
        get => Slots[index];
        set => Slots[index] = value;
    }

    public int Add(int amount) => Value += amount;

    public Counter Also(int amount)
    {
        Value += amount;
        return this;
    }
}

/// <summary>An exception with something to compare it by.</summary>
public sealed class OrderException(string message, int code) : Exception(message)
{
    public int Code { get; } = code;
}

/// <summary>Something that is to be disposed, and says so.</summary>
public sealed class Ticket(string name) : IDisposable, IAsyncDisposable
{
    public void Dispose() => Trace.Note($"disposed {name}");

    public ValueTask DisposeAsync()
    {
        Trace.Note($"disposed {name} later");
        return default;
    }
}
