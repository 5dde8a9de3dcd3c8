namespace OrderProcessing.Workflows;

/// <summary>An order could not be fulfilled; what had been done for it was undone.</summary>
public sealed class OrderFailedException(string message, Exception innerException) : Exception(message, innerException);
