namespace OrderProcessing.Processing;

/// <summary>What the database already had of an order when this process began.</summary>
internal enum RunHistory
{
    /// <summary>Nothing.</summary>
    New,

    /// <summary>A run that an earlier process had begun.</summary>
    Resumed,

    /// <summary>A run that had ended.</summary>
    Finished,
}
