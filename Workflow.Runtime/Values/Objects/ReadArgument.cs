namespace Workflow.Runtime.Values;

/// <summary>What has been read of one argument so far.</summary>
internal ref struct ReadArgument<T>(Argument<T> argument)
{
    private T _value = argument.Otherwise;
    private bool _isThere = argument.IsOptional;

    /// <summary>Reads the member that the reader stands on, if it is this one.</summary>
    public bool Takes(ref ValueReader reader)
    {
        if (!reader.At(argument.Utf8Name)) return false;
        _value = argument.Read(ref reader);
        _isThere = true;
        return true;
    }

    /// <summary>The argument, after the last member.</summary>
    public readonly T In(in ValueReader reader, string method) =>
        _isThere ? _value : throw reader.Missing($"arguments of {method}", argument.Name);
}
