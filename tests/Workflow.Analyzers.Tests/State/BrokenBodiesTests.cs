namespace Workflow.Analyzers.Tests.State;

/// <summary>Walking values through a body meets every construct half typed, and must not throw. The kit turns an exception into a failure.</summary>
public sealed class BrokenBodiesTests
{
    private static readonly string Whole = DoNotChangeRecordedValuesTests.In("""
        Order other = order with { Lines = [.. order.Lines, new Line { Price = 1 }], Total = order.Total switch { > 1 when order.Name is { Length: > 2 } => 2, _ => 3 } };
        var (a, (b, c)) = (order, (other.Lines, (1, "x")));
        foreach ((string name, Line line) in order.ByName) { line.Price += name.Length; if (line is { Price: var price and > 1 }) continue; }
        if (order is { Lines: [var first, .. var rest] } && rest.Count > 0) first.Price++;
        order?.Lines?.Find(each => each.Price > 0)?.ToString();
        var report = new Report("a", order) { Order = { Total = 1, Lines = { new Line(), new Line() } } };
        int[] numbers = await Numbers(); ref int place = ref numbers[0]; place = 2; numbers[^1]++; int[] part = numbers[1..2];
        async Task<int> Later(Line each) { await Ship(each); order.Total += each.Price; return order.Total; }
        int total = 0;
        await Task.WhenAll(order.Lines.Select(async each => { total += await Later(each); other.Lines.Add(each); return total; }));
        await Task.WhenAll(order.Lines.Select(Later));
        for (int i = 0; i < 3; i++) { try { Fill(order.Lines); } catch (InvalidOperationException e) when (e.Message != "") { goto done; } finally { other = order; } }
        switch (other) { case { Total: 1 } one: one.Total = 2; break; case null: default: break; }
        var query = from each in order.Lines group each by each.Price into same select new { same.Key, All = same.ToList() };
        List<Line> all = []; while (true) { all.Add(query.First().All[0]); await Durable.Delay("1h"); }
        done: System.Runtime.InteropServices.CollectionsMarshal.AsSpan(all)[0].Price = 1;
        Task<string> x = Ship(all[0]), y = Ship(all[1]); await await Task.WhenAny(x, y); await Numbers();
        """);

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task A_body_with_pieces_cut_out_or_doubled_does_not_throw(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 30; i++)
        {
            string source = Whole;
            for (int cut = random.Next(1, 4); cut > 0; cut--)
            {
                int start = random.Next(source.Length);
                int length = Math.Min(random.Next(1, 25), source.Length - start);
                source = random.Next(3) == 0 ? source.Insert(start, source.Substring(start, length)) : source.Remove(start, length);
            }

            await Analysis.RunAsync(TestCompilation.AfterGeneration(source), Rules.All);
        }
    }
}
