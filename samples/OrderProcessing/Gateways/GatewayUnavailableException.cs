namespace OrderProcessing.Gateways;

/// <summary>The gateway did not answer. Another attempt may help, so steps that fail with it are retried.</summary>
public sealed class GatewayUnavailableException(string message) : Exception(message);
