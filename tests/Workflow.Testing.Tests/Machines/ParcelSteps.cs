using Workflow.Runtime;

namespace Workflow.Testing.Tests.Machines;

/// <summary>Steps that say what they were called with.</summary>
public partial class ParcelSteps
{
    [Step]
    public partial Task<int> Weigh(int number) => Task.FromResult(number);

    [Step]
    public partial Task<string> Stamp(int number) => Task.FromResult($"<{number}>");

    [Step(MaxRetries = 0)]
    public partial Task<int> ReturnParcel(int number) => throw new ParcelException("too heavy", number);
}

public sealed class ParcelException(string message, int code) : Exception(message)
{
    public int Code { get; } = code;
}
