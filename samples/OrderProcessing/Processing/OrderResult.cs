namespace OrderProcessing.Processing;

/// <summary>How one order ended.</summary>
/// <param name="Order">Its id.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="History">What an earlier process had done; no part of the result proper.</param>
internal sealed record OrderResult(string Order, OrderOutcome Outcome, RunHistory History)
{
    /// <summary>Why it was not shipped.</summary>
    public string? Problem { get; init; }

    /// <summary>What was charged, and kept.</summary>
    public decimal? Total { get; init; }

    /// <summary>The shipping labels.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>How many attempts of its steps had to be made again.</summary>
    public int Retries { get; init; }
}
