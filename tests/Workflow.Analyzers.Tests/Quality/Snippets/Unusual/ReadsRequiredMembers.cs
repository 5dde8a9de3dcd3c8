using System.Text.Json.Serialization;

namespace Shop;

public class Parcel
{
    public required string Id { get; init; }

    [JsonPropertyName("w")]
    public double Weight { get; set; } = 1;

    public List<Parcel> Inner { get; init; } = [];

    public double this[Index at] => Inner[at].Weight;

    public double this[Range range] => Inner.Take(range).Sum(each => each.Weight);

    public void Deconstruct(out string id, out List<Parcel> inner) => (id, inner) = (Id, Inner);
}

public partial class Parcels
{
    [Workflow]
    public async partial Task<Parcel> Run(Parcel parcel)
    {
        double weight = parcel[^1] + parcel[..2];
        var (id, inner) = parcel;
        inner.Add(new() { Id = "x" }); // WFL3004
        foreach (var (name, _) in parcel.Inner) await Ship(name, weight);
        parcel.Inner[0].Weight *= 2; // WFL3004
        return new() { Id = id, Inner = { new() { Id = "y", Inner = { parcel } } } };
    }

    [Step] private static async partial Task Ship(string name, double weight) => await Task.Yield();
}
