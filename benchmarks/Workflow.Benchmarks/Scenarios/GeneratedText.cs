using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Benchmarks.Compiler;
using Workflow.Benchmarks.Report;

namespace Workflow.Benchmarks.Scenarios;

/// <summary>W9: what the C# compiler is given to read for one workflow.</summary>
internal sealed class GeneratedText : Scenario
{
    private const int Awaits = 13;

    public override string Name => "W9";

    public override string Description => $"the text that is generated for a workflow of {Awaits} awaits: one after the other; and with a loop, handlers and conditions";

    public override Task RunAsync(ScenarioContext context)
    {
        Sizes chain = Measure("Chain", "Deliver");
        Sizes branches = Measure(WorkflowProject.LongName, "Fulfil");
        Table table = new("bytes", "one after the other", "with branches");
        Add("the machine: frame, MoveNext and frame descriptor", static each => each.Machine);
        Add("the rest of the workflow's file: form, descriptor, registration", static each => each.Workflow - each.Machine);
        Add("its steps", static each => each.Steps);
        Add("codecs of its types", static each => each.Codecs);
        Add("declarations and registration", static each => each.All - each.Workflow - each.Steps - each.Codecs);
        Add("all", static each => each.All);
        Add("what the user wrote", static each => each.Written);
        context.Output.WriteLine(table);
        context.Output.WriteLine("  " + Verdict.AtMost("KB of the machine, one after the other", chain.Machine / 1024.0, 8));
        context.Output.WriteLine("  " + Verdict.AtMost("KB of the machine, with branches", branches.Machine / 1024.0, 8));
        return Task.CompletedTask;

        void Add(string what, Func<Sizes, int> size) => table.Add(what, $"{size(chain):N0}", $"{size(branches):N0}");
    }

    private static Sizes Measure(string name, string workflow)
    {
        SourceFile file = WorkflowProject.File(name, 0);
        CompilerSession session = new([.. WorkflowProject.Files(0), file]);
        session.Run();
        session.Check();
        string prefix = $"Shop.Orders.{name}Workflows0.";
        GeneratedSourceResult machine = session.Generated.Single(each => each.HintName == $"{prefix}{workflow}.g.cs");
        Expect("checkpoints", Awaits, machine.SourceText.ToString().Split("__frame.Suspends(").Length - 1);
        return new Sizes(
            SizeOfMachine(machine),
            SizeOf([machine]),
            SizeOf(session.Generated.Where(each => each.HintName.StartsWith(prefix, StringComparison.Ordinal) && each.HintName != machine.HintName && each.HintName != $"{prefix}g.cs")),
            SizeOf(session.Generated.Where(static each => each.HintName.StartsWith("Values.", StringComparison.Ordinal))),
            SizeOf(session.Generated),
            Encoding.UTF8.GetByteCount(file.Text));
    }

    private static int SizeOf(IEnumerable<GeneratedSourceResult> files) => files.Sum(static each => Encoding.UTF8.GetByteCount(each.SourceText.ToString()));

    /// <summary>The members that a replay body would not have, with their directives, comments and indentation.</summary>
    private static int SizeOfMachine(GeneratedSourceResult file) => file.SyntaxTree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().First().Members
        .Where(static each => each switch
        {
            FieldDeclarationSyntax field => IsMachine(field.Declaration.Variables[0].Identifier),
            MethodDeclarationSyntax method => IsMachine(method.Identifier),
            ClassDeclarationSyntax type => IsMachine(type.Identifier),
            _ => false,
        })
        .Sum(static each => Encoding.UTF8.GetByteCount(each.ToFullString()));

    private static bool IsMachine(SyntaxToken name) =>
        name.Text.Contains("__Machine", StringComparison.Ordinal) || name.Text.Contains("__Frame", StringComparison.Ordinal) || name.Text.Contains("__MoveNext", StringComparison.Ordinal);

    private sealed record Sizes(int Machine, int Workflow, int Steps, int Codecs, int All, int Written);
}
