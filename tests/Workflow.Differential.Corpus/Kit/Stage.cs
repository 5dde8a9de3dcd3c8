using System.Globalization;

namespace Workflow.Differential.Kit;

/// <summary>
/// The world that steps act on. It decides which of the steps in flight ends next, one at a time, so that the order of their effects comes from
/// a seed and not from threads; and it keeps what they did.
/// </summary>
public abstract class Stage(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>What steps did, in order.</summary>
    public List<string> Effects { get; } = [];

    /// <summary>Does something in a step, when its turn has come.</summary>
    /// <param name="what">What it does, for the list of effects.</param>
    /// <param name="effect">Makes the step's result, or throws.</param>
    /// <param name="minutes">How long it takes at least, in virtual time; 0 for a step that takes none.</param>
    public abstract Task<T> PerformAsync<T>(string what, Func<T> effect, int minutes = 0);

    /// <summary>Which of so many steps in flight ends next.</summary>
    protected int Draw(int count) => _random.Next(count);

    protected T Record<T>(string what, Func<T> effect)
    {
        Effects.Add(what);
        try
        {
            T result = effect();
            Effects[^1] = string.Create(CultureInfo.InvariantCulture, $"{what} = {result}");
            return result;
        }
        catch (Exception error)
        {
            Effects[^1] = $"{what} throws {error.GetType().Name}";
            throw;
        }
    }
}
