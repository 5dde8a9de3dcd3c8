using Workflow.Runtime;

namespace OrderProcessing.Gateways;

/// <summary>The gateway answered, and said no. No further attempt would help, so steps that fail with it are not retried.</summary>
public sealed class OrderRefusedException(string message) : FatalException(message);
