namespace Workflow.Differential.Programs;

/// <summary>Everything that a program generator leaves to chance. One seed, one program.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>From 0 to one less.</summary>
    public int Below(int limit) => _random.Next(limit);

    public int Between(int lowest, int highest) => _random.Next(lowest, highest + 1);

    public bool Chance(int percent) => _random.Next(100) < percent;

    public T Of<T>(params ReadOnlySpan<T> items) => items[_random.Next(items.Length)];

    /// <summary>One of the makers, by weight; those of weight 0 are left out.</summary>
    public string Weighted(params ReadOnlySpan<(int Weight, Func<string> Make)> makers)
    {
        int total = 0;
        foreach ((int weight, _) in makers) total += weight;
        int at = _random.Next(total);
        foreach ((int weight, Func<string> make) in makers)
        {
            if (at < weight) return make();
            at -= weight;
        }

        throw new InvalidOperationException("No maker has a weight.");
    }
}
