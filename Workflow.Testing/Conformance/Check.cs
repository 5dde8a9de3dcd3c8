using System.Runtime.CompilerServices;
using System.Text;

namespace Workflow.Testing.Conformance;

/// <summary>The kit's assertions: few, and independent of test frameworks.</summary>
internal static class Check
{
    public static void Equal<T>(T expected, T actual, [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual)) Fail($"{what} should be <{Show(expected)}> but is <{Show(actual)}>.");
    }

    public static void Sequence<T>(IEnumerable<T> expected, IEnumerable<T> actual, [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        T[] wanted = [.. expected], found = [.. actual];
        if (!wanted.SequenceEqual(found)) Fail($"{what} should be [{Join(wanted)}] but is [{Join(found)}].");
    }

    public static void Data(ReadOnlyMemory<byte> expected, ReadOnlyMemory<byte>? actual, [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        if (actual is not { } found) Fail($"{what} should hold {expected.Length} bytes but is null.");
        else if (!expected.Span.SequenceEqual(found.Span)) Fail($"{what} should be <{Show(expected)}> but is <{Show(found)}>.");
    }

    public static void True(bool condition, string claim)
    {
        if (!condition) Fail($"{claim}: this is not so.");
    }

    public static async Task ThrowsAsync<TException>(Func<Task> action, string claim)
        where TException : Exception
    {
        try
        {
            await action().ConfigureAwait(false);
        }
        catch (TException)
        {
            return;
        }

        Fail($"{claim}: {typeof(TException).Name} was expected, and nothing was thrown.");
    }

    private static void Fail(string message) => throw new StoreConformanceException(message);

    private static string Join<T>(T[] values) => string.Join(", ", values.Take(20).Select(value => Show(value))) + (values.Length > 20 ? ", …" : "");

    private static string Show<T>(T value) => value switch
    {
        null => "null",
        ReadOnlyMemory<byte> bytes => Encoding.UTF8.GetString(bytes.Span),
        DateTimeOffset time => time.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };
}
