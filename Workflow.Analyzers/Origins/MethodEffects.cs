using System.Collections.Immutable;

namespace Workflow.Analyzers.Origins;

/// <summary>
/// What a method does with what it is given, in the terms of its parameters: two bits for each, one for the object itself and one for what is
/// in it; the parameter -1 is <c>this</c>.
/// </summary>
/// <param name="Changes">The objects that it changes.</param>
/// <param name="Returned">What it gives.</param>
/// <param name="Made">For a constructor: the new object.</param>
/// <param name="HandedOn">What it gives to code that nobody can see into.</param>
/// <param name="IsIncomplete">Whether a helper of it was left out, because the walk had come from there or was too deep.</param>
internal sealed record MethodEffects(ImmutableArray<MethodEffect> Changes, Provenance Returned, Provenance Made, ulong HandedOn, bool IsIncomplete)
{
    /// <summary>The bit for what is recorded inside a workflow that is called.</summary>
    public const ulong Recorded = 1UL << 63;

    private const int MostParameters = 30;

    public static MethodEffects None { get; } = new([], Provenance.Fresh, Provenance.Fresh, 0, false);

    public static ulong BitOf(int parameter) => parameter < MostParameters ? 1UL << (2 * (parameter + 1)) : 0;

    public static ulong BitInside(int parameter) => BitOf(parameter) << 1;

    public static Provenance Of(int parameter) => Provenance.Of(BitOf(parameter), BitInside(parameter));

    public static int NumberOf(ulong bit)
    {
        for (int parameter = -1; parameter < MostParameters; parameter++)
            if (bit == BitOf(parameter) || bit == BitInside(parameter)) return parameter;
        return MostParameters;
    }

    public static bool IsInside(ulong bit) => NumberOf(bit) is var parameter && bit == BitInside(parameter);

    /// <summary>The single bits of a set, parameters only.</summary>
    public static IEnumerable<ulong> BitsOf(ulong bits)
    {
        for (int parameter = -1; parameter < MostParameters; parameter++)
        {
            if ((bits & BitOf(parameter)) != 0) yield return BitOf(parameter);
            if ((bits & BitInside(parameter)) != 0) yield return BitInside(parameter);
        }
    }
}
