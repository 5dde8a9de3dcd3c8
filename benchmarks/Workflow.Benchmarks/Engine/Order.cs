namespace Workflow.Benchmarks.Engine;

internal sealed record Order(string Id, string Customer, Address Address, IReadOnlyList<Line> Lines)
{
    /// <summary>An order of five lines.</summary>
    public static Order Typical { get; } = new(
        "order-2026-000117", "Ada Lovelace", new Address("12 St James's Square", "London", "SW1Y 4JH"),
        [new("apple", 3, 0.50m), new("pear", 2, 0.75m), new("orange juice", 1, 2.95m), new("coffee beans", 2, 11.90m), new("tea", 4, 3.20m)]);
}

internal sealed record Address(string Street, string City, string PostalCode);

internal sealed record Line(string Product, int Quantity, decimal Price);

internal sealed record Payment(string Id, decimal Amount, string Currency);
