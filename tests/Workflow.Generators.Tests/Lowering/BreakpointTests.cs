using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Tests.Kit;

namespace Workflow.Generators.Tests.Lowering;

/// <summary>A breakpoint that is set in the user's file also stops the state machine, at the same line and column.</summary>
public sealed class BreakpointTests
{
    private const string File = "/src/Shop/File0.cs";

    private const string Source = """
        using Workflow.Runtime;

        namespace Shop;

        public partial class Flows
        {
            [Workflow]
            public async partial Task<string> Run(int n, List<string> names)
            {
                int total = 0;
                string text = "";
                for (int i = 0; i < n; i++)
                {
                    total += await Echo(i);
                    if (total > 10) break;
                    else total++;
                }

                foreach (string name in names)
                {
                    text += name;
                    await Echo(name.Length);
                }

                while (total > 100) total -= await Echo(1);
                do { total++; await Echo(2); }
                while (total < 3);
                try
                {
                    await Echo(3);
                    Check(total);
                }
                catch (InvalidOperationException problem) when (problem.Message.Length > 0)
                {
                    await Echo(4);
                    text += problem.Message;
                }
                catch (ArgumentException)
                {
                    text += "argument";
                    throw;
                }
                finally
                {
                    await Echo(5);
                    total++;
                }

                switch (total)
                {
                    case 1:
                        await Echo(6);
                        break;
                    case > 5 when text.Length > 2:
                        text += await Echo(7);
                        goto default;
                    default:
                        text += "default";
                        break;
                }

                int[] all = await Task.WhenAll(names.Select(async name =>
                {
                    int first = await Echo(name.Length);
                    return first + 1;
                }));
                if (await Echo(8) > 3 && total > 2)
                {
                    int Twice(int x)
                    {
                        return 2 * x;
                    }

                    total = Twice(total);
                }

                total = Half(total) + await Third(total);
                string kind = total switch { 1 => "one", _ => await Name(total) };
                return text
                    + kind + all.Length;

                int Half(int x)
                {
                    total++;
                    return x / 2;
                }

                async Task<int> Third(int x)
                {
                    await Echo(9);
                    return Half(x) / 3;
                }
            }

            private static void Check(int total)
            {
                if (total > 1) throw new InvalidOperationException("much");
            }

            [Step] private async partial Task<int> Echo(int n) { await Task.Yield(); return n; }

            [Step] private async partial Task<string> Name(int n) { await Task.Yield(); return "" + n; }
        }
        """;

    private static readonly string[] Lines = Source.Split('\n');

    private static readonly Debugging Symbols = Debugging.Of(Generated.From(Source).ShouldCompile().Output);

    private static readonly IReadOnlyList<(string File, int Line, int Column)> OfMachine =
        Symbols.Breakpoints(static name => name.StartsWith("Flows.__Run__MoveNext", StringComparison.Ordinal) || name.Contains(".<__Run__MoveNext", StringComparison.Ordinal));

    [Fact]
    public void Every_breakpoint_of_a_machine_is_in_the_users_file() => OfMachine.Select(static each => each.File).Distinct().ShouldBe([File]);

    [Fact]
    public void The_machine_stops_on_the_lines_of_the_plain_body_and_no_others() =>
        LinesOf(OfMachine).ShouldBe(LinesOf(Symbols.Breakpoints(static name => name.Contains("<Run>", StringComparison.Ordinal))));

    [Fact]
    public void A_statement_at_the_beginning_of_its_line_is_a_breakpoint_in_its_column()
    {
        HashSet<(int, int)> found = [.. OfMachine.Select(static each => (each.Line, each.Column))];
        string[] missing =
        [
            .. CSharpSyntaxTree.ParseText(Source).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First().DescendantNodes()
                .Where(static each => each is ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax or SwitchStatementSyntax)
                .Select(static each => (Text: each.ToString().Split('\n')[0], each.GetLocation().GetLineSpan().StartLinePosition.Line, each.GetLocation().GetLineSpan().StartLinePosition.Character))
                .Where(each => string.IsNullOrWhiteSpace(Lines[each.Line][..each.Character]) && !found.Contains((each.Line + 1, each.Character + 1)))
                .Select(static each => $"({each.Line + 1},{each.Character + 1}) {each.Text}"),
        ];
        missing.ShouldBeEmpty();
    }

    /// <summary>Line by line, without those of braces alone: a machine has no place for them.</summary>
    private static string[] LinesOf(IEnumerable<(string File, int Line, int Column)> breakpoints) =>
        [
            .. breakpoints.Select(static each => each.Line).Distinct().Order()
                .Where(static each => !Lines[each - 1].TrimStart().StartsWith('{') && !Lines[each - 1].TrimStart().StartsWith('}'))
                .Select(static each => $"{each}: {Lines[each - 1].Trim()}"),
        ];
}
