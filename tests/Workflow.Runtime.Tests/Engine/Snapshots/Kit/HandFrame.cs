using Workflow.Runtime.Compiled;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Kit;

/// <summary>A frame whose variables are listed once, for both directions.</summary>
internal abstract class HandFrame<T> : Frame<T>
{
    private bool _isRead;

    public sealed override void Write(ValueWriter writer)
    {
        ValueReader none = default;
        Locals(writer, ref none);
    }

    public sealed override void Read(ref ValueReader reader)
    {
        _isRead = false;
        Locals(null, ref reader);
        if (!_isRead) reader.Skip();
    }

    /// <summary>Calls <see cref="Local"/> for each variable.</summary>
    protected abstract void Locals(ValueWriter? writer, ref ValueReader reader);

    protected void Local<TLocal>(ValueWriter? writer, ref ValueReader reader, ReadOnlySpan<byte> name, Codec<TLocal> codec, ref TLocal local)
    {
        if (writer is not null)
        {
            writer.Member(name, codec, local);
        }
        else if (!_isRead && reader.At(name))
        {
            local = reader.Member(codec);
            _isRead = true;
        }
    }
}
