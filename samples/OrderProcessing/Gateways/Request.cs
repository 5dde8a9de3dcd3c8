namespace OrderProcessing.Gateways;

/// <summary>What is asked of a gateway.</summary>
/// <param name="OrderId">For which order.</param>
/// <param name="Step">What is to be done.</param>
/// <param name="Subject">With what: a SKU, a card; empty for the order as a whole.</param>
internal readonly record struct Request(string OrderId, string Step, string Subject = "")
{
    /// <inheritdoc/>
    public override string ToString() => Subject.Length > 0 ? $"{Step} {Subject}" : Step;
}
