namespace TrimmedWorkflows.Shop;

public sealed record Order(string Id, IReadOnlyList<Line> Lines);

public sealed record Line(string Product, int Quantity);
