namespace OrderProcessing.Processing;

/// <summary>What became of an order.</summary>
internal enum OrderOutcome
{
    /// <summary>Paid, shipped and confirmed.</summary>
    Shipped,

    /// <summary>It could not be fulfilled, and what had been done was undone.</summary>
    Undone,

    /// <summary>It made no sense; nothing was done.</summary>
    Rejected,

    /// <summary>The file holds no order.</summary>
    Unreadable,
}
