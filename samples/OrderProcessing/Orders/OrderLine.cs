namespace OrderProcessing.Orders;

/// <summary>Some of one product.</summary>
public sealed record OrderLine(string Sku, int Quantity);
