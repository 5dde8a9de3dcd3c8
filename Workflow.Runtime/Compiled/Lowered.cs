using System.Runtime.ExceptionServices;

namespace Workflow.Runtime.Compiled;

/// <summary>What state machines call in place of C# that cannot be cut apart. For generated code. Thread-safe: it keeps nothing.</summary>
public static class Lowered
{
    /// <summary>Assigns a variable inside a condition: what a pattern that declares the variable would have done.</summary>
    /// <returns>true</returns>
    public static bool Set<T>(out T variable, T value)
    {
        variable = value;
        return true;
    }

    /// <summary>The items that a <c>foreach</c> goes over, copied so that a frame can hold them.</summary>
    /// <exception cref="NullReferenceException"><paramref name="items"/> is null, as in a <c>foreach</c>.</exception>
    public static T[] Items<T>(IEnumerable<T> items)
    {
#pragma warning disable CA2201 // What C# throws here.
        return items is null ? throw new NullReferenceException() : [.. items];
#pragma warning restore CA2201
    }

    /// <summary>The array that a <c>foreach</c> goes over: itself, for C# sees its elements change.</summary>
    /// <exception cref="NullReferenceException"><paramref name="items"/> is null, as in a <c>foreach</c>.</exception>
    public static T[] Items<T>(T[] items)
    {
#pragma warning disable CA2201 // What C# throws here.
        return items ?? throw new NullReferenceException();
#pragma warning restore CA2201
    }

    /// <summary>Throws an exception again as <c>throw;</c> would, its stack trace kept. Does not return.</summary>
    public static Exception Rethrow(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        ExceptionDispatchInfo.Throw(exception);
        return exception;
    }
}
