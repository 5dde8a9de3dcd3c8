using Workflow.Runtime.Payloads;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>How far one run's inbox has been read, and how much of that is consumed for good.</summary>
internal sealed class RunInbox
{
    private long _seen;
    private long _consumed;
    private long _resume;

    /// <summary>Whether messages were handled that the store still has.</summary>
    public bool HasHandled => _seen > _consumed;

    /// <summary>The last message that the next commit consumes; null for none.</summary>
    public long? LastHandled => HasHandled ? _seen : null;

    /// <summary>The last order to resume that this incarnation is the answer to; null for none.</summary>
    public long? LastResume => _resume > 0 ? _resume : null;

    /// <summary>Whether a message was handled.</summary>
    public bool HasSeen(long id) => id <= _seen;

    /// <summary>Remembers a message as handled.</summary>
    public void Note(long id) => _seen = Math.Max(_seen, id);

    /// <summary>
    /// Remembers orders to resume. They are obeyed by trying at all, so a run that blocks consumes them even where it came to read no
    /// message.
    /// </summary>
    public void NoteResumes(IReadOnlyList<InboxMessage> messages)
    {
        foreach (InboxMessage message in messages)
            if (message.Kind == InboxMessageKinds.Resume) _resume = Math.Max(_resume, message.Id);
    }

    /// <summary>Blocks the run at a message that cannot be decoded; it stays in the inbox for when it can.</summary>
    /// <exception cref="BlockedException">It cannot be decoded.</exception>
    public static void CheckReadable(InboxMessage message)
    {
        if (Undecodable.ReasonOf(message.Data.Span) is { } reason) throw new BlockedException(reason);
    }

    public void Acknowledge(CommitRun commit) => _consumed = Math.Max(_consumed, commit.ConsumedInbox ?? 0);

    /// <summary>Starts over from what is consumed for sure.</summary>
    public void Reset() => _seen = _consumed;
}
