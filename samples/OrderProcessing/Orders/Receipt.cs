namespace OrderProcessing.Orders;

/// <summary>What a workflow returns for an order that was paid and shipped.</summary>
/// <param name="Order">The order's id.</param>
/// <param name="Total">What was charged, in euros.</param>
/// <param name="Payment">The payment's id.</param>
/// <param name="Labels">The shipping label of each line.</param>
public sealed record Receipt(string Order, decimal Total, string Payment, string[] Labels);
