using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
[assembly: WorkflowJsonContext(typeof(Shop.ImportJson))]

namespace Shop;

public sealed record Order(string Id);
public sealed record Receipt(string Id);

[JsonSerializable(typeof(Order))]
public sealed class ImportJson() : JsonSerializerContext(null)
{
    public static ImportJson Default { get; } = new();
    protected override JsonSerializerOptions? GeneratedSerializerOptions => null;
    public override JsonTypeInfo? GetTypeInfo(Type type) => null;
}

public partial class JsonImport
{
    [Workflow]
    public async partial Task Import(Order order) => await Charge(order);

    [Step]
    private static async partial Task<Receipt> Charge(Order order) { await Task.Yield(); return new Receipt(order.Id); } // WFL3008
}
