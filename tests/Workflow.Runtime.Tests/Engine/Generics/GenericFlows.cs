using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Engine.Generics;

#pragma warning disable WFL3001 // Workflows of generic classes resume by replay.

[WorkflowTypeArguments("text", typeof(string))]
[WorkflowTypeArguments("number", typeof(int))]
public partial class Keeper<T>(Diary diary)
{
    [Workflow]
    public async partial Task<T[]> KeepTwice(T value)
    {
        T first = await Keep(value);
        await Durable.Delay("1d");
        return [first, await Keep(value)];
    }

    [Step]
    public async partial Task<T> Keep(T value)
    {
        await Task.Yield();
        diary.Write($"{typeof(T).Name} {value}");
        return value;
    }
}

public partial class Careless(Keeper<Version> keeper)
{
    [Workflow]
#pragma warning disable WFL1008 // What happens all the same is what is tested.
    public async partial Task<Version> KeepVersion() => await keeper.Keep(new Version(1, 2));
#pragma warning restore WFL1008
}
