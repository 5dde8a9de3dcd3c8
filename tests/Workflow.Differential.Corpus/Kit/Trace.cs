using Workflow.Runtime;

namespace Workflow.Differential.Kit;

/// <summary>
/// What bodies say of themselves, in order. It goes through the run's log, so that a replay does not say it again, and one that would say
/// something else is caught.
/// </summary>
public static class Trace
{
    /// <summary>Begins a turn of a loop that nobody has checked to end.</summary>
    public static void Turn() => Turns.Count();

    public static void Note(string text) => DurableScope.Current!.LogEvent(text, null);

    /// <summary>Notes that a value was evaluated, and gives it back.</summary>
    public static T Seen<T>(T value)
    {
        Note($"{value}");
        return value;
    }

    /// <inheritdoc cref="Seen{T}(T)"/>
    public static T Seen<T>(string what, T value)
    {
        Note($"{what} {value}");
        return value;
    }
}
