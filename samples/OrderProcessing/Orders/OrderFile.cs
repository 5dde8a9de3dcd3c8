namespace OrderProcessing.Orders;

/// <summary>One file of the folder: an order, or why there is none in it.</summary>
/// <param name="Name">The file's name without its extension.</param>
/// <param name="Order">The order; null where the file cannot be read.</param>
/// <param name="Problem">Why it cannot be read.</param>
internal sealed record OrderFile(string Name, Order? Order, string? Problem = null);
