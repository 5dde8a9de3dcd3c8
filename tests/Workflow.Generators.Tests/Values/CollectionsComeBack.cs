namespace Workflow.Generators.Tests.Values;

public class CollectionsComeBack
{
    [Theory]
    [InlineData("List<int>", "[1, 2]")]
    [InlineData("int[][]", "[[1], []]")]
    [InlineData("IList<int>", "new int[] { 1, 2 }")]
    [InlineData("IReadOnlyList<int>", "[1, 2]")]
    [InlineData("ICollection<string?>", "new List<string?> { null }")]
    [InlineData("IReadOnlyCollection<string>", "new HashSet<string>(StringComparer.OrdinalIgnoreCase) { \"a\" }")]
    [InlineData("HashSet<string>", "new(StringComparer.InvariantCultureIgnoreCase) { \"a\" }")]
    [InlineData("SortedSet<string>", "new(StringComparer.Ordinal) { \"b\", \"a\" }")]
    [InlineData("ISet<DateOnly>", "new SortedSet<DateOnly> { new(2020, 1, 1) }")]
    [InlineData("IReadOnlySet<int>", "System.Collections.Frozen.FrozenSet.ToFrozenSet([3, 1, 2])")]
    [InlineData("Stack<int>", "new([1, 2, 3])")]
    [InlineData("Queue<int>", "new([1, 2, 3])")]
    [InlineData("LinkedList<int>", "new([1, 2, 3])")]
    [InlineData("PriorityQueue<string, int>", "new([(\"c\", 3), (\"a\", 1), (\"b\", 2)])")]
    [InlineData("Dictionary<string, int>", "new(StringComparer.OrdinalIgnoreCase) { [\"a b\"] = 1, [\"$id\"] = 2 }")]
    [InlineData("Dictionary<Guid, string>", "new() { [Guid.Empty] = \"x\" }")]
    [InlineData("Dictionary<(int, string), double>", "new() { [(1, \"a\")] = double.NaN }")]
    [InlineData("SortedDictionary<DayOfWeek, int>", "new() { [DayOfWeek.Friday] = 1 }")]
    [InlineData("SortedList<string, int>", "new(StringComparer.Ordinal) { [\"b\"] = 1 }")]
    [InlineData("OrderedDictionary<string, int>", "new() { [\"b\"] = 1, [\"a\"] = 2 }")]
    [InlineData("IReadOnlyDictionary<long, bool>", "System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(new Dictionary<long, bool> { [3] = true, [1] = false })")]
    [InlineData("IDictionary<char, decimal>", "new SortedDictionary<char, decimal> { ['c'] = 1.0m }")]
    [InlineData("System.Collections.Immutable.ImmutableArray<int>", "[1, 2]")]
    [InlineData("System.Collections.Immutable.ImmutableArray<int>", "default")]
    [InlineData("System.Collections.Immutable.ImmutableList<int>", "[1, 2]")]
    [InlineData("System.Collections.Immutable.ImmutableStack<int>", "System.Collections.Immutable.ImmutableStack.Create(1, 2, 3)")]
    [InlineData("System.Collections.Immutable.ImmutableQueue<int>", "System.Collections.Immutable.ImmutableQueue.Create(1, 2, 3)")]
    [InlineData("System.Collections.Immutable.ImmutableHashSet<string>", "System.Collections.Immutable.ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, \"b\", \"a\")")]
    [InlineData("System.Collections.Immutable.ImmutableSortedSet<int>", "[2, 1]")]
    [InlineData("System.Collections.Immutable.ImmutableDictionary<string, int>", "System.Collections.Immutable.ImmutableDictionary<string, int>.Empty.Add(\"b\", 1).Add(\"a\", 2)")]
    [InlineData("System.Collections.Immutable.ImmutableSortedDictionary<string, int>", "System.Collections.Immutable.ImmutableSortedDictionary<string, int>.Empty.Add(\"b\", 1)")]
    [InlineData("System.Collections.Concurrent.ConcurrentDictionary<string, int>", "new() { [\"b\"] = 1, [\"a\"] = 2 }")]
    [InlineData("System.Collections.Concurrent.ConcurrentQueue<int>", "new([1, 2])")]
    [InlineData("System.Collections.Concurrent.ConcurrentStack<int>", "new([1, 2])")]
    [InlineData("System.Collections.Concurrent.ConcurrentBag<int>", "new([1, 2])")]
    [InlineData("System.Collections.ObjectModel.ObservableCollection<int>", "[1, 2]")]
    [InlineData("System.Collections.ObjectModel.ReadOnlyCollection<int>", "new(new List<int> { 1 })")]
    [InlineData("System.Collections.ObjectModel.Collection<int>", "[1]")]
    [InlineData("(int A, string? B, List<int> C)", "(1, null, [2])")]
    [InlineData("(int, int, int, int, int, int, int, int, int)", "(1, 2, 3, 4, 5, 6, 7, 8, 9)")]
    [InlineData("Tuple<int, string>", "new(1, \"a\")")]
    [InlineData("KeyValuePair<string, int?>", "new(\"a\", null)")]
    [InlineData("byte[][]", "[[1], []]")]
    public void A_collection_comes_back_equal(string type, string value)
    {
        ValueKit kit = ValueKit.Build($$"""
            public static partial class Sample
            {
                public static {{type}} Make() => {{value}};
                public static bool Check(object again)
                {
                    object made = Make();
                    if (made.GetType() != again.GetType() && !made.GetType().Name.StartsWith("<>z")) return false;
                    return again is not System.Collections.IEnumerable items || made is System.Collections.Immutable.ImmutableArray<int> { IsDefault: true }
                        ? again.Equals(made) || again is Tuple<int, string>
                        : items.Cast<object?>().SequenceEqual(((System.Collections.IEnumerable)made).Cast<object?>()) || made is byte[][] or int[][];
                }
            }
            """);
        kit.RoundTrip("Make", out object again);
        if (!type.StartsWith("PriorityQueue", StringComparison.Ordinal) && !type.StartsWith("(int A", StringComparison.Ordinal)) kit.Holds("Check", again);
    }

    [Fact]
    public void A_lazy_sequence_is_written_as_the_list_of_its_items() => ValueKit.Build("""
        public static partial class Sample { public static IEnumerable<int> Make() => Enumerable.Range(1, 3).Where(static n => n != 2); }
        """).RoundTrip("Make").ShouldBe("[1,3]");

    [Fact]
    public void Comparers_come_back()
    {
        ValueKit kit = ValueKit.Build("""
            public static partial class Sample
            {
                public static Dictionary<string, int> Make() => new(StringComparer.OrdinalIgnoreCase) { ["a"] = 1 };
                public static bool Check(Dictionary<string, int> again) => again["A"] == 1;
            }
            """);
        kit.RoundTrip("Make", out object again).ShouldBe("""{"$comparer":"OrdinalIgnoreCase","a":1}""");
        kit.Holds("Check", again);
    }

    [Fact]
    public void An_unknown_comparer_is_an_error_that_names_the_member()
    {
        ValueKit kit = ValueKit.Build("""
            public class Backwards : IComparer<string> { public int Compare(string? a, string? b) => -string.CompareOrdinal(a, b); }
            public record Order(SortedSet<string> Tags);
            public static partial class Sample { public static Order Make() => new(new(new Backwards()) { "a" }); }
            """);
        Runtime.Values.ValueException problem = Should.Throw<Runtime.Values.ValueException>(() => kit.RoundTrip("Make"));
        problem.Path.ShouldBe("Tags");
        problem.Message.ShouldContain("Backwards");
    }

    [Fact]
    public void A_runtime_type_that_an_interface_does_not_promise_is_an_error() =>
        Should.Throw<Runtime.Values.ValueException>(() => ValueKit.Build("""
            public static partial class Sample { public static IList<int> Make() => new ArraySegment<int>([1, 2]); }
            """).RoundTrip("Make")).Message.ShouldContain("ArraySegment<int>");
}
