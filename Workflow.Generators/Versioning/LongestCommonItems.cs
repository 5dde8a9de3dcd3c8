namespace Workflow.Generators.Versioning;

/// <summary>Finds which lines of two skeletons are the same, in the same order, and as many as there are.</summary>
internal static class LongestCommonItems
{
    /// <summary>For each line of the first the line of the second that it corresponds to, or -1.</summary>
    public static int[] Match(IReadOnlyList<SkeletonItem> before, IReadOnlyList<SkeletonItem> after)
    {
        int[,] length = new int[before.Count + 1, after.Count + 1];
        for (int i = before.Count - 1; i >= 0; i--)
            for (int j = after.Count - 1; j >= 0; j--)
                length[i, j] = before[i].IsSameAs(after[j]) ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        int[] match = new int[before.Count];
        for (int i = 0, j = 0; i < before.Count; i++)
        {
            match[i] = -1;
            while (j < after.Count && !before[i].IsSameAs(after[j]) && length[i, j + 1] == length[i, j]) j++;
            if (j < after.Count && before[i].IsSameAs(after[j])) match[i] = j++;
        }

        return match;
    }
}
