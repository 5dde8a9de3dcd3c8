using Workflow.Runtime.Engine.Snapshots;

namespace Workflow.Runtime.Values.Frames;

/// <summary>A task whose result nobody asks for by its static type.</summary>
internal sealed class TaskCodec : Codec<Task>
{
    public override string Contract => "task";

    public override void Write(ValueWriter writer, Task value) => TaskJson.Write(writer, value, null);

    public override Task Read(ref ValueReader reader) => TaskJson.Read(ref reader, null)!;
}

/// <summary>A task with a result.</summary>
internal sealed class TaskCodec<T>(Codec<T> result) : Codec<Task<T>>
{
    private readonly TaskType<T> _type = new("", result);
    private string? _contract;

    public override string Contract => _contract ??= ContractText.Of(this);

    public override void Write(ValueWriter writer, Task<T> value) => TaskJson.Write(writer, value, _type);

    public override Task<T> Read(ref ValueReader reader)
    {
        Task? task = TaskJson.Read(ref reader, _type);
        return task is null or Task<T> ? (Task<T>)task! : throw reader.Unexpected<Task<T>>("a task with such a result");
    }

    protected internal override void Describe(ContractText contract)
    {
        contract.Add("task(");
        contract.Add(result);
        contract.Add(")");
    }
}
