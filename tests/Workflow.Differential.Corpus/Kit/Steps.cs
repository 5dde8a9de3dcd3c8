using System.Globalization;
using Workflow.Runtime;

namespace Workflow.Differential.Kit;

/// <summary>The steps that bodies call. Every one of them waits for its turn on the stage.</summary>
public partial class Steps(Stage stage)
{
    private static readonly string[] Words = ["zero", "one", "two", "three", "four", "five"];

    [Step]
    public partial Task<int> Echo(int n) => stage.PerformAsync($"Echo {n}", () => n);

    [Step]
    public partial Task<int> Add(int a, int b) => stage.PerformAsync($"Add {a} {b}", () => a + b);

    [Step]
    public partial Task<int> Weigh(int first, int second = 10, int third = 100) =>
        stage.PerformAsync($"Weigh {first} {second} {third}", () => first + 2 * second + 3 * third);

    [Step]
    public partial Task<int> Sum(params int[] numbers) => stage.PerformAsync($"Sum {string.Join(' ', numbers)}", () => numbers.Aggregate(0, static (sum, number) => unchecked(sum + number)));

    [Step]
    public partial Task<bool> IsOdd(int n) => stage.PerformAsync($"IsOdd {n}", () => n % 2 != 0);

    [Step]
    public partial Task<bool> Yes(string what) => stage.PerformAsync($"Yes {what}", () => true);

    [Step]
    public partial Task<bool> No(string what) => stage.PerformAsync($"No {what}", () => false);

    [Step]
    public partial Task<string> Text(int n) => stage.PerformAsync($"Text {n}", () => n >= 0 && n < Words.Length ? Words[n] : n.ToString(CultureInfo.InvariantCulture));

    /// <summary>Null for odd numbers.</summary>
    [Step]
    public partial Task<int?> Maybe(int n) => stage.PerformAsync($"Maybe {n}", () => n % 2 != 0 ? null : (int?)n);

    /// <inheritdoc cref="Maybe"/>
    [Step]
    public partial Task<string?> MaybeText(int n) => stage.PerformAsync($"MaybeText {n}", () => n % 2 != 0 ? null : $"t{n}");

    /// <inheritdoc cref="Maybe"/>
    [Step]
    public partial Task<Point?> MaybePoint(int n) => stage.PerformAsync($"MaybePoint {n}", () => n % 2 != 0 ? null : new Point(n, n + 1));

    [Step]
    public partial Task<Point> PointAt(int x, int y) => stage.PerformAsync($"PointAt {x} {y}", () => new Point(x, y));

    [Step]
    public partial Task<Pair> PairOf(int left, int right) => stage.PerformAsync($"PairOf {left} {right}", () => new Pair(left, right));

    [Step]
    public partial Task<(int Low, string High)> Both(int n) => stage.PerformAsync($"Both {n}", () => (n, $"h{n}"));

    [Step]
    public partial Task<Shape> ShapeOf(int n) => stage.PerformAsync($"ShapeOf {n}", () => n % 2 == 0 ? (Shape)new Circle(n) : new Box(n, n + 1));

    [Step]
    public partial Task<Counter> NewCounter(int value) => stage.PerformAsync($"NewCounter {value}", () => new Counter { Value = value });

    [Step]
    public partial Task<int[]> Numbers(int count) => stage.PerformAsync($"Numbers {count}", () => Enumerable.Range(1, Math.Max(0, count)).ToArray());

    [Step]
    public partial Task<List<string>> Names(int count) => stage.PerformAsync($"Names {count}", () => Enumerable.Range(0, Math.Max(0, count)).Select(static each => $"n{each}").ToList());

    [Step]
    public partial Task<Dictionary<string, int>> Map(int count) =>
        stage.PerformAsync($"Map {count}", () => Enumerable.Range(0, Math.Max(0, count)).ToDictionary(static each => $"k{each}", static each => each * each));

    [Step]
    public partial Task<long> Long(int n) => stage.PerformAsync($"Long {n}", () => (long)n << 33);

    [Step]
    public partial Task<double> Half(int n) => stage.PerformAsync($"Half {n}", () => n / 2.0);

    [Step]
    public partial Task<decimal> Price(int n) => stage.PerformAsync($"Price {n}", () => n * 1.25m);

    [Step]
    public partial Task<byte> Byte(int n) => stage.PerformAsync($"Byte {n}", () => unchecked((byte)n));

    [Step]
    public partial Task<byte[]> Bytes(int count) => stage.PerformAsync($"Bytes {count}", () => new byte[count]);

    [Step]
    public partial Task<char> Letter(int n) => stage.PerformAsync($"Letter {n}", () => (char)('a' + n));

    [Step]
    public partial Task<Color> ColorOf(int n) => stage.PerformAsync($"ColorOf {n}", () => (Color)(n % 3));

    [Step]
    public partial Task Touch(string what) => stage.PerformAsync($"Touch {what}", static () => "done");

    [Step]
    public partial ValueTask<int> Quick(int n) => new(stage.PerformAsync($"Quick {n}", () => n * 10));

    /// <summary>Takes so many minutes and a half: never as long as a timer of whole minutes.</summary>
    [Step]
    public partial Task<int> Slow(int minutes) => stage.PerformAsync($"Slow {minutes}", () => minutes, minutes);

    [Step(MaxRetries = 0)]
    public partial Task<int> Fail(string message) => stage.PerformAsync<int>($"Fail {message}", () => throw new InvalidOperationException(message));

    [Step(MaxRetries = 0)]
    public partial Task<int> Refuse(string message, int code) => stage.PerformAsync<int>($"Refuse {message} {code}", () => throw new OrderException(message, code));

    [Step(MaxRetries = 0)]
    public partial Task<int> FailIfOdd(int n) => stage.PerformAsync(
        $"FailIfOdd {n}", () => n % 2 != 0 ? throw new ArgumentException($"{n} is odd") : n);
}
