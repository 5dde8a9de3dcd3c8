namespace OrderProcessing.Orders;

/// <summary>The order cannot be processed as it is; nothing was done for it.</summary>
public sealed class InvalidOrderException(string message) : Exception(message);
