using System.Globalization;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>
/// The random numbers of a run. Our own generator (xoshiro256**, Blackman and Vigna 2018, seeded through splitmix64), because the numbers
/// of a seeded <see cref="Random"/> may change between framework versions while a run is in flight.
/// </summary>
internal sealed class SeededRandom : Random
{
    private ulong _s0, _s1, _s2, _s3;

    public SeededRandom(ulong seed)
    {
        _s0 = SplitMix(ref seed);
        _s1 = SplitMix(ref seed);
        _s2 = SplitMix(ref seed);
        _s3 = SplitMix(ref seed);
    }

    private SeededRandom(ulong s0, ulong s1, ulong s2, ulong s3) => (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);

    /// <summary>All that the next numbers depend on.</summary>
    public string State => $"{_s0:x16}{_s1:x16}{_s2:x16}{_s3:x16}";

    /// <summary>Goes on behind the last number of another one.</summary>
    /// <param name="state">What <see cref="State"/> was.</param>
    /// <exception cref="FormatException">It is not such text.</exception>
    public static SeededRandom From(string state)
    {
        if (state.Length != 64) throw new FormatException("The state of random numbers is 64 hexadecimal digits.");
        ulong Part(int index) => ulong.Parse(state.AsSpan(16 * index, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return new SeededRandom(Part(0), Part(1), Part(2), Part(3));
    }

    public override int Next() => (int)(NextBits() % int.MaxValue);

    public override int Next(int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxValue);
        return maxValue == 0 ? 0 : (int)Below((ulong)maxValue);
    }

    public override int Next(int minValue, int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        return minValue == maxValue ? minValue : (int)(minValue + (long)Below((ulong)((long)maxValue - minValue)));
    }

    public override long NextInt64() => (long)(NextBits() % long.MaxValue);

    public override long NextInt64(long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxValue);
        return maxValue == 0 ? 0 : (long)Below((ulong)maxValue);
    }

    public override long NextInt64(long minValue, long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        return minValue == maxValue ? minValue : minValue + (long)Below((ulong)maxValue - (ulong)minValue);
    }

    public override double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    public override float NextSingle() => (NextBits() >> 40) * (1.0f / (1U << 24));

    public override void NextBytes(byte[] buffer) => NextBytes((buffer ?? throw new ArgumentNullException(nameof(buffer))).AsSpan());

    public override void NextBytes(Span<byte> buffer)
    {
        for (int i = 0; i < buffer.Length; i += 8)
        {
            ulong bits = NextBits();
            for (int j = i; j < Math.Min(i + 8, buffer.Length); j++, bits >>= 8) buffer[j] = (byte)bits;
        }
    }

    protected override double Sample() => NextDouble();

    /// <summary>A number below the bound without bias: draws again in the incomplete last interval.</summary>
    private ulong Below(ulong bound)
    {
        ulong limit = ulong.MaxValue - (ulong.MaxValue % bound);
        ulong bits;
        do bits = NextBits();
        while (bits >= limit);
        return bits % bound;
    }

    private ulong NextBits()
    {
        ulong result = ulong.RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = ulong.RotateLeft(_s3, 45);
        return result;
    }

    private static ulong SplitMix(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
