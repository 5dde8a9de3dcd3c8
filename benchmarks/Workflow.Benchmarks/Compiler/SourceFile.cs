namespace Workflow.Benchmarks.Compiler;

/// <summary>A file of the project that is compiled.</summary>
/// <param name="Name">Its name, without a folder.</param>
/// <param name="Text">What is in it.</param>
internal sealed record SourceFile(string Name, string Text);
