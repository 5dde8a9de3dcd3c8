namespace Workflow.Runtime.Values;

/// <summary>
/// Takes one exception type apart and rebuilds it: its type, message, inner exceptions and public properties. Emitted by the
/// generator for the exceptions of an assembly; those of the framework are built in.
/// </summary>
public abstract class ExceptionCodec
{
    private protected ExceptionCodec() { }

    /// <summary>The full name of the exception type, as recorded in failures.</summary>
    public abstract string TypeName { get; }

    /// <summary>Whether the codec can take this exception apart: it is of the codec's type or of a derived one.</summary>
    internal abstract bool Covers(Exception exception);

    /// <summary>Writes what the type adds to a message and inner exceptions, as members of a JSON object.</summary>
    internal abstract void Write(ValueWriter writer, Exception exception);

    /// <summary>Makes an exception of exactly the codec's type.</summary>
    internal abstract Exception Read(ref ValueReader reader, ExceptionParts parts);
}

/// <inheritdoc/>
/// <typeparam name="T">The exception.</typeparam>
public abstract class ExceptionCodec<T> : ExceptionCodec
    where T : Exception
{
    /// <inheritdoc/>
    public sealed override string TypeName { get; } = typeof(T).ToString();

    /// <summary>Writes the public properties that the type and its bases add to <see cref="Exception"/>.</summary>
    protected virtual void WriteMembers(ValueWriter writer, T exception) { }

    /// <summary>
    /// Makes the exception from its members, read with <see cref="ValueReader.NextMember"/> to their end. Message and inner exception
    /// are set afterwards in any case, so a constructor that takes neither will do.
    /// </summary>
    /// <param name="reader">Stands before the first member.</param>
    /// <param name="parts">What every exception has.</param>
    protected abstract T ReadMembers(ref ValueReader reader, ExceptionParts parts);

    internal sealed override bool Covers(Exception exception) => exception is T;

    internal sealed override void Write(ValueWriter writer, Exception exception) => WriteMembers(writer, (T)exception);

    internal sealed override Exception Read(ref ValueReader reader, ExceptionParts parts) => ReadMembers(ref reader, parts);
}
