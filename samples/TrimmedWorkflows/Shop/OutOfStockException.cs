namespace TrimmedWorkflows.Shop;

/// <summary>Thrown by a step, caught by the workflow: as itself, with its property.</summary>
public sealed class OutOfStockException(string message, string product) : Exception(message)
{
    public string Product { get; } = product;
}
