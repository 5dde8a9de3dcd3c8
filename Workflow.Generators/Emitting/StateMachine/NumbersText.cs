namespace Workflow.Generators.Emitting.StateMachine;

/// <summary>Numbers as a pattern: <c>1 or >= 3 and &lt;= 5</c>.</summary>
internal static class NumbersText
{
    /// <param name="numbers">In ascending order.</param>
    public static string Of(IReadOnlyList<int> numbers)
    {
        List<string> parts = [];
        for (int first = 0, last; first < numbers.Count; first = last + 1)
        {
            last = first;
            while (last + 1 < numbers.Count && numbers[last + 1] == numbers[last] + 1) last++;
            if (last - first < 2) parts.AddRange(numbers.Skip(first).Take(last - first + 1).Select(static each => $"{each}"));
            else parts.Add($">= {numbers[first]} and <= {numbers[last]}");
        }

        return string.Join(" or ", parts);
    }
}
