namespace Workflow.Benchmarks;

/// <summary>Why nothing was measured, or why what was measured means nothing: for the person at the console.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
