using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Determinism.DoNotUseMutableStaticStateAnalyzer>;

namespace Workflow.Analyzers.Tests.Determinism;

public sealed class DoNotUseMutableStaticStateTests
{
    [Theory]
    [InlineData("_ = [|s_count|];", "private static int s_count; public static void Count() => s_count++;")]
    [InlineData("[|s_count|]++;", "private static int s_count;")]
    [InlineData("Interlocked.Increment(ref [|s_count|]);", "private static int s_count;")]
    [InlineData("_ = [|Current|];", "private static string? Current { get; set; } public static void Set() => Current = \"a\";")]
    [InlineData("_ = [|Settings.Default|];", "} public static class Settings { public static string Default = \"a\"; ")]
    [InlineData("_ = [|Settings.Default|];", "} public static class Settings { public static string Default { get; set; } = \"a\"; ")]
    [InlineData("_ = [|s_seen|].Count;", "private static readonly List<string> s_seen = []; public static void See(string line) => s_seen.Add(line);")]
    [InlineData("[|s_seen|].Add(order.Id);", "private static readonly HashSet<string> s_seen = [];")]
    [InlineData("_ = [|s_rates|][\"a\"];", "private static readonly Dictionary<string, int> s_rates = []; public static void Set() => s_rates[\"a\"] = 1;")]
    [InlineData("_ = [|s_limits|][0];", "private static readonly int[] s_limits = [1]; public static void Set() => s_limits[0]++;")]
    [InlineData("_ = [|s_holder|].Value;", "private static readonly Holder s_holder = new(); public static void Set() => s_holder.Value = 1; private sealed class Holder { public int Value; }")]
    [InlineData("_ = [|s_seen|].Count;", "private static readonly List<string> s_seen = []; static Orders() { AppDomain.CurrentDomain.ProcessExit += (_, _) => s_seen.Clear(); }")]
    [InlineData("_ = [|Table.Seen|].Count;", "} public static class Table { public static readonly List<string> Seen = []; } public static class Filler { static Filler() => Table.Seen.Add(\"a\"); ")]
    public Task Static_state_that_something_writes_is_reported(string body, string members) => Rule.Reports(Shop.With(body, members));

    [Theory]
    [InlineData("_ = s_rate;", "private static readonly decimal s_rate = 1.5m;")]
    [InlineData("_ = Rate;", "private const decimal Rate = 1.5m;")]
    [InlineData("_ = s_rate;", "private static decimal s_rate = 1.5m;")]
    [InlineData("_ = s_names[0] + s_list[0];", "private static readonly string[] s_names = [\"a\"]; private static readonly List<string> s_list = [\"a\"];")]
    [InlineData("_ = s_rates[\"a\"];", "private static readonly Dictionary<string, int> s_rates = new() { [\"a\"] = 1 };")]
    [InlineData("_ = s_rates[\"a\"];", "private static readonly Dictionary<string, int> s_rates = []; static Orders() { s_rates = new() { [\"a\"] = 1 }; }")]
    [InlineData("_ = s_rates[\"a\"];", "private static readonly Dictionary<string, int> s_rates = []; static Orders() { s_rates.Add(\"a\", 1); s_rates[\"b\"] = 2; Orders.s_rates.Remove(\"a\"); }")]
    [InlineData("_ = s_squares[1];", "private static readonly int[] s_squares = new int[9]; static Orders() { for (int i = 0; i < 9; i++) s_squares[i] = i * i; Array.Reverse(s_squares); }")]
    [InlineData("_ = s_names[0];", "private static readonly List<string> s_names = []; static Orders() { Fill(); static void Fill() => s_names.Add(\"a\"); }")]
    [InlineData("_ = Text;", "private static string? s_text; private static string Text => s_text ??= string.Concat(\"a\", \"b\");")]
    [InlineData("_ = s_all.GetOrAdd(1, n => n * 2);", "private static readonly System.Collections.Concurrent.ConcurrentDictionary<int, int> s_all = new();")]
    [InlineData("_ = s_empty.Add(1);", "private static readonly System.Collections.Immutable.ImmutableList<int> s_empty = []; private static object More() => s_empty.Add(2);")]
    [InlineData("_ = Rate;", "private static decimal Rate { get; } = 1.5m;")]
    [InlineData("_ = new Line().Count;", "private static int Other(Line Count) { Count.Count = 1; return 1; } private sealed class Line { public int Count; }")]
    [InlineData("_ = string.Empty + int.MaxValue + DayOfWeek.Monday + System.Text.Encoding.UTF8;", "")]
    public Task State_that_nothing_writes_is_fine(string body, string members) => Rule.IsSilentOn(Shop.With(body + " await Ship(order.Id);", members));

    [Fact]
    public Task The_message_shows_the_chain() => Rule.Says(
        "Workflow 'Orders.Process' uses 'Process → Next → Orders.s_last', static state that changes and is not what it was when the run is replayed; "
            + "make it readonly or constant, or hand the value in as an argument",
        Shop.With("_ = [|Next|](); await Ship(order.Id);", "private static int s_last; private static int Next() => ++s_last;"));
}
