namespace Workflow.Runtime;

/// <summary>
/// Something that a workflow waits for and the outside world answers once: an approval, a callback of a payment provider. Hand out
/// <see cref="Token"/> in a step, and await <see cref="Received"/>. Made by <see cref="Durable.CreateHook{T}(string, TimeSpan?, CancellationToken)"/>.
/// </summary>
/// <typeparam name="T">The answer.</typeparam>
public sealed class Hook<T>
{
    internal Hook(string name, string token, DateTimeOffset? expiresAt, Task<T> received)
    {
        Name = name;
        Token = token;
        ExpiresAt = expiresAt;
        Received = received;
    }

    /// <summary>The hook's name, as it was given.</summary>
    public string Name { get; }

    /// <summary>
    /// The secret that answers the hook, with <see cref="WorkflowClient.AnswerHookAsync{T}(string, T, CancellationToken)"/>: whoever has it may answer, so give it to nobody
    /// else. Letters, digits, <c>-</c> and <c>_</c>, safe in an address.
    /// </summary>
    public string Token { get; }

    /// <summary>When the hook can no longer be answered; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>
    /// Ends with the answer, also with one that came before anybody awaited it. Fails with <see cref="TimeoutException"/> where the hook expires first, with
    /// <see cref="WorkflowValueException"/> where the answer is none of the hook's type, and is cancelled with the hook.
    /// </summary>
    public Task<T> Received { get; }
}
