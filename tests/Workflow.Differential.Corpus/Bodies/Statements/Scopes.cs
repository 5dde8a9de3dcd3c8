using Workflow.Differential.Kit;
using Workflow.Runtime;
using static Workflow.Differential.Kit.Trace;

namespace Workflow.Differential.Corpus;

public partial class Scopes(Steps steps, Stage stage)
{
    [Workflow, Machine]
    public async partial Task<string> One_name_in_many_blocks(int n)
    {
        string seen = "";
        {
            int x = await steps.Echo(n);
            seen += x;
        }

        {
            string x = await steps.Text(n);
            await steps.Echo(1);
            seen += x;
        }

        for (int x = 0; x < 2; x++) seen += await steps.Echo(x);
        foreach (string x in await steps.Names(2))
        {
            await steps.Echo(1);
            seen += x;
        }

        if (await steps.Maybe(n) is { } y) seen += await steps.Echo(y);
        if (await steps.MaybeText(n) is { } z) seen += await steps.Text(z.Length) + z;
        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Variables_are_new_in_every_round(int n)
    {
        string seen = "";
        for (int i = 0; i < n; i++)
        {
            int fresh;
            if (i % 2 == 0) fresh = await steps.Echo(i);
            else fresh = -1;
            int? maybe = null;
            if (i == 1) maybe = await steps.Echo(i);
            seen += $"{fresh}{maybe?.ToString() ?? "-"} ";
        }

        return seen;
    }

    [Workflow, Machine]
    public async partial Task<string> Definite_assignment_across_branches(int n)
    {
        int x;
        if (n > 2)
        {
            x = await steps.Echo(1);
        }
        else
        {
            await steps.Touch("else");
            x = n;
        }

        int y;
        bool got = n > 0 && (y = await steps.Echo(4)) > x;
        string text;
        try
        {
            text = await steps.Text(n);
        }
        catch (Exception)
        {
            text = "failed";
        }

        return $"{x} {got} {text}";
    }

    [Workflow, Machine]
    public async partial Task<string> Parameters_are_variables(int n)
    {
        n += await steps.Echo(n);
        n++;
        string seen = $"{n}";
        for (; n > 8; n -= 3) seen += await steps.Text(n % 6);
        return seen + n;
    }

    [Workflow, Machine]
    public async partial Task<string> Names_that_are_keywords(int n)
    {
        int @class = await steps.Echo(n);
        string @event = await steps.Text(n);
        int __frame = await steps.Echo(2), frame = 3, value = 4, field = 5, state = 6, Result = 7;
        int await_ = await steps.Echo(8);
        return $"{@class} {@event} {__frame} {frame} {value} {field} {state} {Result} {await_}";
    }

    [Workflow, Machine]
    public async partial Task<string> Local_named_like_a_member(int n)
    {
        int Helper = await this.Own(n);
        return $"{Helper} {this.Help(Helper)} {await steps.Echo(1)}";
    }

    [Workflow, Machine]
    public async partial Task<string> Constants_and_static_members(int n)
    {
        const int limit = 3;
        int at = Start;
        for (; at < limit; at++) await steps.Echo(at + n);
        const string done = "done";
        return done + at + Start;
    }

    [Workflow, Machine]
    public async partial Task<string> Expression_statements(int n)
    {
        await steps.Touch("a");
        _ = await steps.Echo(n);
        _ = n > 1 ? await steps.Echo(1) : await steps.Echo(2);
        new Counter().Add(await steps.Echo(3));
        (await steps.NewCounter(n)).Value++;
        ;
        return "done";
    }

    [Workflow, Machine]
    public async partial Task<string> Several_declarators(int n)
    {
        int a = n, b = await steps.Echo(a), c, d = await steps.Echo(b + 1);
        c = a + b;
        return $"{a} {b} {c} {d}";
    }

    [Workflow, Machine]
    public async partial Task<string> Using_of_things_that_end_before_the_next_checkpoint(int n)
    {
        string seen = await steps.Text(n);
        using (StringReader reader = new(seen))
        {
            seen += reader.ReadLine();
        }

        {
            using StringWriter writer = new();
            writer.Write(seen);
            writer.Write(n);
            seen = writer.ToString();
        }

        using (new MemoryStream(await steps.Bytes(n))) Note("open");
        return seen + await steps.Echo(1);
    }

    [Workflow, Machine]
    public async partial Task<string> Locks_between_checkpoints(int n)
    {
        Counter counter = new();
        lock (counter)
        {
            counter.Value += n;
        }

        await steps.Echo(n);
        lock (counter) counter.Value++;
        return $"{counter.Value}";
    }

    private const int Start = 1;

    [Step]
    private partial Task<int> Own(int n) => stage.PerformAsync($"Own {n}", () => n + 100);

    private int Help(int n) => n * 2;

    [Workflow, Machine]
    public async partial Task<string> Constants_and_others_of_one_name(int n)
    {
        string seen = "";
        if (n > 2)
        {
            const int limit = 7;
            seen += limit + await steps.Echo(n);
            seen += (limit, n).limit + nameof(limit);
            seen += await Times(n);

            async Task<int> Times(int x) => limit * await steps.Echo(x);
        }
        else if (n > 0)
        {
            const string limit = "text";
            seen += limit + await steps.Echo(1);
        }
        else
        {
            int limit = n * 2;
            seen += limit;
        }

        foreach (int limit in await steps.Numbers(n)) seen += await steps.Echo(limit);
        return seen;
    }
}
