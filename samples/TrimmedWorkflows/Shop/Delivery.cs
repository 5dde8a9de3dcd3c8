namespace TrimmedWorkflows.Shop;

/// <summary>How a line travels. Which of them it is comes back after a wait.</summary>
public abstract record Delivery(string Label);

public sealed record Letter(string Label) : Delivery(Label);

public sealed record Parcel(string Label, int Kilograms) : Delivery(Label);
