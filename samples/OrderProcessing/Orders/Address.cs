namespace OrderProcessing.Orders;

/// <summary>Where goods go.</summary>
public sealed record Address(string Street, string City, string Country);
