namespace Shop;

public enum Kind { Small, Large }
public abstract record Shape;
public sealed record Circle(double Radius) : Shape;
public sealed record Box(double Width, double Height) : Shape;
public sealed record Parcel(Guid Id, Kind Kind, TimeSpan Age, Uri? Link, byte[] Label, (int X, int Y)[] Places, Dictionary<string, List<int>> Map, Shape Shape);

public partial class TypedImport
{
    [Workflow]
    public async partial Task<double> Measure(Parcel parcel, DateOnly? day = null)
    {
        double area = parcel.Shape switch
        {
            Circle { Radius: var radius } => Math.PI * radius * radius,
            Box box => box.Width * box.Height,
            _ => throw new ArgumentException("unknown shape", nameof(parcel)),
        };
        Guid copy = Guid.Parse(parcel.Id.ToString());
        (int x, int y) = parcel.Places is [var first, ..] ? first : (0, 0);
        await Store(copy, area, x + y, day ?? DateOnly.MinValue);
        return area;
    }

    [Step]
    private static async partial Task Store(Guid id, double area, int place, DateOnly day) => await Task.Yield();
}
