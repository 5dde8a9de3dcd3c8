namespace Workflow.Generators.Tests.Values;

/// <summary>Random graphs over a rich model, with sharing and cycles: what comes back is written as the same text, with the same identities.</summary>
public class RandomObjectGraphsComeBack
{
    private static readonly ValueKit Kit = ValueKit.Build("""
        public enum Mood { Calm, Busy }
        [Flags] public enum Traits { None = 0, Big = 1, Fast = 2, Loud = 4 }
        public abstract class Thing { public string? Name { get; set; } public Thing? Link { get; set; } public List<Thing?> Parts { get; set; } = []; }
        public class Box : Thing { public decimal Price { get; init; } public Mood? Mood { get; set; } public Dictionary<string, Thing?> Named { get; } = []; public Thing?[]? Row { get; set; } }
        public sealed class Crate(int size, Point at) : Box { public int Size { get; } = size; public Point At { get; } = at; public required HashSet<string> Tags { get; init; } }
        public class Bag : Thing { public (int, Box?) Pair { get; set; } public IReadOnlyList<Thing?> Items { get; set; } = []; public Dictionary<Point, Traits> Map { get; set; } = []; public double Weight { get; set; } public byte[]? Raw { get; set; } }
        public readonly record struct Point(float X, float Y);
        public static partial class Sample
        {
            public static int Seed;
            public static Thing Make()
            {
                Random random = new(Seed);
                List<Thing> all = [];
                List<byte[]> bytes = [[1], [2, 3]];
                for (int i = 0; i < 2 + random.Next(12); i++) all.Add(Graph.One(random));
                Thing? Any() => random.Next(4) == 0 ? null : all[random.Next(all.Count)];
                foreach (Thing thing in all)
                {
                    thing.Link = Any();
                    for (int i = random.Next(3); i > 0; i--) thing.Parts.Add(Any());
                    if (random.Next(5) == 0) thing.Parts = all[0].Parts;
                    if (thing is Box box)
                    {
                        for (int i = random.Next(3); i > 0; i--) box.Named[(random.Next(2) == 0 ? "$id" : "k") + i] = Any();
                        if (random.Next(2) == 0) box.Row = [Any(), Any()];
                    }

                    if (thing is Bag bag)
                    {
                        bag.Pair = (random.Next(), all.OfType<Box>().FirstOrDefault());
                        bag.Items = random.Next(3) switch { 0 => new[] { Any() }, 1 => new List<Thing?> { Any() }, _ => [Any(), Any()] };
                        for (int i = random.Next(3); i > 0; i--) bag.Map[new(i, random.NextSingle())] = (Traits)random.Next(10);
                        bag.Raw = random.Next(2) == 0 ? null : bytes[random.Next(2)];
                        bag.Weight = random.Next(4) switch { 0 => double.NaN, 1 => double.NegativeInfinity, 2 => -0.0, _ => random.NextDouble() };
                    }
                }

                return all[0];
            }

            // The graph as text: each object's type and number in the order of a walk, so that equal texts mean equal shape and sharing.
            public static string Drawing = "";

            public static bool Draw(Thing root)
            {
                Dictionary<object, int> seen = new(ReferenceEqualityComparer.Instance);
                System.Text.StringBuilder text = new();
                Graph.Walk(root, seen, text);
                Drawing = text.ToString();
                return true;
            }
        }

        internal static class Graph
        {
            public static Thing One(Random random) => random.Next(3) switch
            {
                0 => new Box { Name = "box \ud83d\ude00", Price = new decimal(random.Next(), 0, 0, false, (byte)random.Next(10)), Mood = (Mood?)random.Next(3) },
                1 => new Crate(random.Next(), new(random.NextSingle(), 0)) { Tags = new(StringComparer.OrdinalIgnoreCase) { "a", "b" + random.Next() } },
                _ => new Bag { Name = random.Next(2) == 0 ? null : "bag\ud800" },
            };

            public static void Walk(object? value, Dictionary<object, int> seen, System.Text.StringBuilder text)
            {
                if (value is null) { text.Append("null "); return; }
                if (!seen.TryAdd(value, seen.Count)) { text.Append('#').Append(seen[value]).Append(' '); return; }
                text.Append(value.GetType()).Append('(');
                switch (value)
                {
                    case Thing thing:
                        text.Append(thing.Name).Append(' ');
                        Walk(thing.Link, seen, text);
                        Walk(thing.Parts, seen, text);
                        if (thing is Box box) { text.Append(box.Price).Append(box.Mood).Append(' '); Walk(box.Named, seen, text); Walk(box.Row, seen, text); }
                        if (thing is Crate crate) text.Append(crate.Size).Append(crate.At).Append(string.Join(",", crate.Tags)).Append(crate.Tags.Contains("A"));
                        if (thing is Bag bag) { text.Append(BitConverter.DoubleToInt64Bits(bag.Weight)).Append(bag.Pair.Item1); Walk(bag.Pair.Item2, seen, text); Walk(bag.Items, seen, text); text.Append(string.Join(",", bag.Map)); Walk(bag.Raw, seen, text); }
                        break;
                    case IEnumerable<KeyValuePair<string, Thing?>> map:
                        foreach (var (key, item) in map) { text.Append(key).Append('='); Walk(item, seen, text); }
                        break;
                    case IEnumerable<Thing?> list:
                        foreach (Thing? item in list) Walk(item, seen, text);
                        break;
                    case byte[] bytes:
                        text.Append(Convert.ToHexString(bytes));
                        break;
                }

                text.Append(") ");
            }
        }
        """);

    [Fact]
    public void Three_hundred_random_graphs_keep_values_types_and_identities()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            Kit.Set("Seed", seed);
            Kit.RoundTrip("Make", out object again);
            Kit.Holds("Draw", again);
            string came = ((string)Kit.Get("Drawing"));
            Kit.Holds("Draw", Kit.Value("Make")!);
            string went = ((string)Kit.Get("Drawing")).Replace("<>z__ReadOnlyArray`1", "System.Collections.ObjectModel.ReadOnlyCollection`1", StringComparison.Ordinal);
            came.ShouldBe(went, $"seed {seed}");
        }
    }
}
