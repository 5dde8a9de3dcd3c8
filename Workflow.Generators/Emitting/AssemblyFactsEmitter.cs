using Workflow.Generators.Binding;
using Workflow.Generators.Determinism;

namespace Workflow.Generators.Emitting;

/// <summary>Writes what an assembly tells others of its members: one attribute, with one line of text for each member and rule.</summary>
internal static class AssemblyFactsEmitter
{
    public static GeneratedFile Emit(string facts)
    {
        SourceWriter writer = new();
        writer.Verbatim(SurroundingsEmitter.Head);
        writer.Line($"[assembly: global::{PublishedFacts.AttributeNamespace}.{PublishedFacts.AttributeName}(").Indent();
        string[] lines = facts.Split('\n');
        for (int i = 0; i < lines.Length; i++)
            writer.Line(i < lines.Length - 1 ? $"{TypeNames.Literal(lines[i] + "\n")} +" : $"{TypeNames.Literal(lines[i])})]");
        return new("Workflow.Runtime.DeterminismFacts.g.cs", writer.ToString());
    }
}
