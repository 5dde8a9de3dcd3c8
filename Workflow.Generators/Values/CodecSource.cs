namespace Workflow.Generators.Values;

/// <summary>A file with one codec. The same type gives the same file, whichever method asked for it.</summary>
internal readonly record struct CodecSource(string HintName, string Text);
