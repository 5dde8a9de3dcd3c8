using Workflow.Runtime;
using Workflow.Testing.Tests.Kit;

#pragma warning disable WFL3001 // Workflows of generic classes resume by replay, and one is to.

namespace Workflow.Testing.Tests.Classes;

public sealed record Parcel(string Id, int Weight);

public sealed record Label(string Text);

public sealed class TooHeavyException(int weight) : Exception($"{weight} kg are too heavy.")
{
    public int Weight { get; } = weight;
}

internal static class Counting
{
    public static void Count(this IServiceProvider services, string entry) => ((Tally)services.GetService(typeof(Tally))!).Add(entry);
}

[Step(MaxRetries = 0)]
public partial class WeighParcel(IServiceProvider services) : Step<Parcel, int>
{
    public override partial Task<int> ExecuteAsync(Parcel parcel)
    {
        services.Count($"weigh {parcel.Id}");
        return parcel.Weight > 100 ? throw new TooHeavyException(parcel.Weight) : Task.FromResult(parcel.Weight);
    }
}

public partial class PrintLabel(IServiceProvider services) : Step<Parcel, Label>
{
    public override async partial Task<Label> ExecuteAsync(Parcel parcel)
    {
        await Task.Yield();
        services.Count($"print {parcel.Id}");
        return new Label($"label of {parcel.Id}");
    }
}

[Step("announce_text")]
public partial class Announce(IServiceProvider services) : Step<string>
{
    public override partial Task ExecuteAsync(string text)
    {
        services.Count(text);
        return Task.CompletedTask;
    }
}

/// <summary>Optional attributes, steps one after the other, a wait, a failure that is caught.</summary>
public partial class SendParcel(WeighParcel weigh, PrintLabel print) : Workflow<Parcel, Label>
{
    protected override async partial Task<Label> RunAsync(Parcel parcel)
    {
        try
        {
            int weight = await weigh.ExecuteAsync(parcel);
            await Durable.Delay("1d");
            Label label = await print.ExecuteAsync(parcel);
            return label with { Text = $"{label.Text}, {weight} kg" };
        }
        catch (TooHeavyException problem)
        {
            return new Label($"returned for its {problem.Weight} kg");
        }
    }
}

/// <summary>Another workflow on the same stack, by its class.</summary>
[Workflow("send_twice", Version = "2.1.0")]
public partial class SendBoth(SendParcel send) : Workflow<Parcel[], string>
{
    protected override async partial Task<string> RunAsync(Parcel[] parcels)
    {
        Label first = await send.ExecuteAsync(input: parcels[0]);
        Label second = await send.ExecuteAsync(parcels[1]);
        return $"{first.Text}; {second.Text}";
    }
}

/// <summary>Steps and workflows as method groups, in parallel.</summary>
public partial class SendAll(SendParcel send, PrintLabel print) : Workflow<Parcel[], string>
{
    protected override async partial Task<string> RunAsync(Parcel[] parcels)
    {
        Label[] labels = await Task.WhenAll(parcels.Select(print.ExecuteAsync));
        Label[] sent = await Task.WhenAll(parcels.Select(send.ExecuteAsync));
        return string.Join("; ", labels.Concat(sent).Select(each => each.Text));
    }
}

/// <summary>A child run.</summary>
public partial class SendApart(SendParcel send) : Workflow<Parcel, string>
{
    protected override async partial Task<string> RunAsync(Parcel parcel)
    {
        ChildHandle<Label> child = await send.StartSendParcelChildAsync(parcel);
        return (await child.Completed).Text;
    }
}

/// <summary>No result, and a new beginning.</summary>
public partial class CountParcels(Announce announce) : Workflow<int>
{
    protected override async partial Task RunAsync(int left)
    {
        await announce.ExecuteAsync($"{left} left");
        if (left > 1) await ContinueCountParcelsAsNew(left - 1);
    }
}

/// <summary>A body that resumes by replay, and calls itself.</summary>
public partial class Descend(Announce announce) : Workflow<int, int>
{
    protected override async partial Task<int> RunAsync(int depth)
    {
        foreach (int each in Down(depth)) await announce.ExecuteAsync($"at {each}");
        return depth == 0 ? 0 : 1 + await RunAsync(depth - 1);
    }

    private static IEnumerable<int> Down(int depth)
    {
        yield return depth;
    }
}

/// <summary>A generic class with the types that it is stated for.</summary>
[WorkflowTypeArguments("text", typeof(string))]
[WorkflowTypeArguments("number", typeof(int))]
public partial class Echo<T> : Step<T, T>
{
    public override partial Task<T> ExecuteAsync(T value) => Task.FromResult(value);
}

[WorkflowTypeArguments("text", typeof(string))]
[WorkflowTypeArguments("number", typeof(int))]
public partial class Twice<T>(Echo<T> echo) : Workflow<T, string>
{
    protected override async partial Task<string> RunAsync(T value) => $"{await echo.ExecuteAsync(value)} {await echo.ExecuteAsync(value)}";
}

/// <summary>Steps that are methods, in a workflow that is a class, and the other way around.</summary>
public partial class MixedParcels(SendParcel send) : Workflow<Parcel, string>
{
    protected override async partial Task<string> RunAsync(Parcel parcel) => await Wrap((await send.ExecuteAsync(parcel)).Text);

    [Step]
    private partial Task<string> Wrap(string text) => Task.FromResult($"[{text}]");
}

public partial class MixedMethods(MixedParcels mixed)
{
    [Workflow]
    public async partial Task<string> CallAClass(Parcel parcel) => $"<{await mixed.ExecuteAsync(parcel)}>";
}
