using Workflow.Differential.Kit;
using Workflow.Runtime;
using static Workflow.Differential.Kit.Trace;

namespace Workflow.Differential.Corpus;

/// <summary>Resources that are let go where the body may wait.</summary>
public partial class Resources(Steps steps)
{
    [Workflow, Machine]
    public async partial Task<string> Await_using_without_an_await_inside(int n)
    {
        string seen = "";
        await using (Resource first = new("a" + await steps.Echo(n)))
        {
            seen += first.Name;
            if (n == 1) goto end;
            if (n == 3) return seen;
        }

        await using (new LetGo()) seen += "p";
        await using (Resource? none = n > 100 ? new("none") : null) seen += none?.Name ?? "null";
    end:
        return seen + await steps.Echo(n);
    }

    [Workflow, Machine]
    public async partial Task<string> Await_using_in_a_loop(int n)
    {
        string seen = "";
        for (int i = 0; i < 3; i++)
        {
            seen += await steps.Text(i);
            await using Resource each = new("b" + i);
            if (i == 0) continue;
            seen += each.Name;
            if (i == n) break;
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Await_using_that_fails(int n)
    {
        string seen = "";
        try
        {
            await using Resource first = new("first", fails: n == 3);
            if (n > 0) throw new ArgumentException("body");
            seen += "fine";
        }
        catch (Exception error)
        {
            seen += error.Message + await steps.Text(2);
        }

        return seen;
    }

    private sealed class Resource(string name, bool fails = false) : IAsyncDisposable
    {
        public string Name => name;

        public ValueTask DisposeAsync()
        {
            Note($"{name} is let go");
            return fails ? throw new InvalidOperationException("cannot be let go") : default;
        }
    }

    private readonly struct LetGo
    {
        public Task DisposeAsync()
        {
            Note("let go by pattern");
            return Task.CompletedTask;
        }
    }
}
