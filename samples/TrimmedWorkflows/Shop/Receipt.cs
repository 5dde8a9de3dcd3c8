namespace TrimmedWorkflows.Shop;

public sealed record Receipt(string OrderId, Price Total, IReadOnlyDictionary<string, Delivery> Deliveries, (string Product, string Reason)? Missing);
