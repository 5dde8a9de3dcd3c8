using Workflow.Runtime;
using Workflow.Testing.Tests.Kit;

#pragma warning disable WFL3001 // Workflows of generic classes resume by replay.

namespace Workflow.Testing.Tests.Generics;

public interface IParsed<T>
{
    static abstract T Parse(string text);
}

public sealed record Parcel(string Id, List<int> Weights) : IParsed<Parcel>
{
    public static Parcel Parse(string text) => new(text, [text.Length]);
}

public readonly record struct Coin(int Cents) : IParsed<Coin>
{
    public static Coin Parse(string text) => new(text.Length);
}

public sealed record Batch<T>(string Name, T First, Dictionary<string, T> ByText);

[WorkflowTypeArguments("parcel", typeof(Parcel))]
[WorkflowTypeArguments("coin", typeof(Coin))]
public partial class Intake<T>(IServiceProvider services) where T : IParsed<T>
{
    [Workflow]
    public async partial Task<Batch<T>> TakeIn(string name, params string[] texts)
    {
        T[] all = await Task.WhenAll(texts.Select(ParseOne));
        await Durable.Delay("1d");
        return await Combine(name, texts.Zip(all).ToDictionary(each => each.First, each => each.Second));
    }

    [Workflow]
    public async partial Task<T> Echo(T value) => await ParseOne($"{(await Combine("echo", new() { ["only"] = value })).First}");

    [Step]
    public async partial Task<T> ParseOne(string text)
    {
        await Task.Yield();
        ((Tally?)services.GetService(typeof(Tally)))?.Add($"{typeof(T).Name} {text}");
        return T.Parse(text);
    }

    [Step]
    private static partial Task<Batch<T>> Combine(string name, Dictionary<string, T> items) => Task.FromResult(new Batch<T>(name, items.Values.First(), items));
}

public partial class Morning(Intake<Parcel> parcels, Intake<Coin> coins)
{
    [Workflow]
    public async partial Task<string> Begin(string text)
    {
        Batch<Parcel> batch = await parcels.TakeIn("morning", text, text + text);
        Coin coin = await coins.ParseOne(text);
        return $"{batch.First.Id} {batch.ByText.Count} {coin.Cents}";
    }
}

public partial class Rescuer<TException> where TException : Exception
{
    [WorkflowTypeArguments("io", typeof(IOException), typeof(int))]
    [WorkflowTypeArguments("timeout", typeof(TimeoutException), typeof(string))]
    public partial class Attempt<TFallback>
    {
        [Workflow]
        public async partial Task<TFallback?> TryBoth(TFallback? fallback)
        {
            try
            {
                await Throw();
                return default;
            }
            catch (TException)
            {
                return fallback;
            }
        }

        [Step(MaxRetries = 0)]
        private static partial Task Throw() =>
            throw (typeof(TException) == typeof(IOException) ? new Broken.Pipe(new()) : new Broken.Clock(new()));
    }

    /// <summary>Exceptions that cannot be rebuilt, for nobody could carry what they are made of.</summary>
    public static class Broken
    {
        public sealed class Pipe(object what) : IOException(what.ToString());

        public sealed class Clock(object what) : TimeoutException(what.ToString());
    }
}
