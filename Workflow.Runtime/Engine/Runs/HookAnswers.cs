using Workflow.Runtime.Payloads;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>
/// The hooks that have an answer among some messages. The store took the answer in time and closed the hook, so that it cannot expire any more, whatever else is handled before: a
/// message that stands before the answer may be younger.
/// </summary>
internal sealed class HookAnswers(IReadOnlyList<InboxMessage> messages)
{
    private HashSet<string>? _tokens;

    /// <summary>Whether there is one that nobody can read: it may be that of any hook.</summary>
    private bool _hasUnreadable;

    public static HookAnswers None { get; } = new([]);

    /// <summary>Whether a hook has an answer.</summary>
    public bool Contains(string token)
    {
        // Only where a hook is due.
        _tokens ??= ReadTokens();
        return _hasUnreadable || _tokens.Contains(token);
    }

    private HashSet<string> ReadTokens()
    {
        HashSet<string> tokens = new(StringComparer.Ordinal);
        foreach (InboxMessage message in messages)
        {
            if (message.Kind != InboxMessageKinds.HookAnswer) continue;
            if (Undecodable.ReasonOf(message.Data.Span) is not null) _hasUnreadable = true;
            else if (MessageJson.TokenOf(message) is { } token) tokens.Add(token);
        }

        return tokens;
    }
}
