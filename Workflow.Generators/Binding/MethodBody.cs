using Workflow.Generators.Values;

namespace Workflow.Generators.Binding;

/// <summary>The file of one method's durable form, and the codecs it needs; or the defect that kept the generator from making it.</summary>
internal sealed record MethodBody(string HintName, string Text, EquatableArray<CodecSource> Codecs, Failure? Failure);
