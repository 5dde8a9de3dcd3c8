namespace Workflow.Testing;

/// <summary>
/// The world around a plain body: answers its hooks, by name, and sends it signals, before it waits or while it does. Thread-safe.
/// </summary>
public sealed class PlainMessages
{
    private readonly Lock _lock = new();
    private readonly List<(string Kind, string Name, object? Value)> _unread = [];
    private readonly List<(string Kind, string Name, Func<object?, bool> Take)> _waiting = [];

    /// <summary>Answers the first hook of a name that has no answer yet, or the next one that is made.</summary>
    /// <exception cref="ArgumentException">The hook has another type.</exception>
    public PlainMessages Answer<T>(string hook, T answer) => Give("hook", hook, answer);

    /// <summary>Sends a signal.</summary>
    /// <exception cref="ArgumentException">The body waits for another type.</exception>
    public PlainMessages Send<T>(string signal, T payload) => Give("signal", signal, payload);

    internal Task<T> Wait<T>(string kind, string name, CancellationToken cancellationToken)
    {
        TaskCompletionSource<T> source = new();
        Func<object?, bool> take = value => value is T or null ? source.TrySetResult((T)value!) : throw new ArgumentException(
            $"The body waits for {kind} '{name}' with '{typeof(T)}', and was given '{value.GetType()}'.");
        lock (_lock)
        {
            int index = _unread.FindIndex(each => (each.Kind, each.Name) == (kind, name));
            if (index < 0)
            {
                _waiting.Add((kind, name, take));
            }
            else
            {
                take(_unread[index].Value);
                _unread.RemoveAt(index);
            }
        }

        return source.Task.IsCompleted ? source.Task : CancelWith(source, cancellationToken);
    }

    private static Task<T> CancelWith<T>(TaskCompletionSource<T> source, CancellationToken cancellationToken)
    {
        cancellationToken.Register(() => source.TrySetCanceled(cancellationToken));
        return source.Task;
    }

    private PlainMessages Give(string kind, string name, object? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        while (true)
        {
            Func<object?, bool> take;
            lock (_lock)
            {
                int index = _waiting.FindIndex(each => (each.Kind, each.Name) == (kind, name));
                if (index < 0)
                {
                    _unread.Add((kind, name, value));
                    return this;
                }

                take = _waiting[index].Take;
                _waiting.RemoveAt(index);
            }

            // Outside the lock, for the body goes on at once. One that was cancelled takes nothing.
            if (take(value)) return this;
        }
    }
}
