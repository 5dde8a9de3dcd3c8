using System.Collections.Immutable;

namespace Workflow.Generators.Versioning;

/// <summary>
/// Says what changed between two skeletons, in the words of the user's code. Calls are told first; a loop or a branch only where no call
/// says it already.
/// </summary>
internal sealed class SkeletonComparison
{
    private readonly List<SkeletonItem> _before;
    private readonly List<SkeletonItem> _after;
    private readonly int[] _kept;
    private readonly HashSet<int> _removed;
    private readonly HashSet<int> _added;
    private readonly List<SkeletonChange> _changes = [];

    private SkeletonComparison(List<SkeletonItem> before, List<SkeletonItem> after)
    {
        (_before, _after) = (before, after);
        _kept = LongestCommonItems.Match(before, after);
        _removed = [.. Enumerable.Range(0, before.Count).Where(each => _kept[each] < 0)];
        _added = [.. Enumerable.Range(0, after.Count).Except(_kept)];
    }

    /// <param name="before">What runs in flight rely on.</param>
    /// <param name="after">What such runs would meet now.</param>
    public static ImmutableArray<SkeletonChange> Compare(List<SkeletonItem> before, List<SkeletonItem> after)
    {
        SkeletonComparison comparison = new(before, after);
        comparison.FindMovedCalls();
        comparison.FindReplacedCalls();
        comparison.FindRemovedCalls();
        comparison.FindAddedCalls();
        if (comparison._changes.Count == 0) comparison.FindStructures();
        return [.. comparison._changes.OrderBy(static each => each.Line ?? int.MaxValue)];
    }

    private IEnumerable<int> RemovedCalls => [.. _removed.Where(each => !_before[each].IsStructure).OrderBy(static each => each)];

    private IEnumerable<int> AddedCalls => [.. _added.Where(each => !_after[each].IsStructure).OrderBy(static each => each)];

    private void FindMovedCalls()
    {
        foreach (int old in RemovedCalls)
        {
            int[] same = [.. AddedCalls.Where(each => _after[each].Text == _before[old].Text)];
            if (same.Length == 0) continue;
            _removed.Remove(old);
            _added.Remove(same[0]);
            (SkeletonItem from, SkeletonItem to) = (_before[old], _after[same[0]]);
            _changes.Add(new($"{from.Title} {(from.Path == to.Path ? Direction(old, same[0]) : Nesting(from, to))}", to.Index));
        }
    }

    private string Direction(int old, int now)
    {
        bool isEarlier = KeptAfter(now) < KeptBefore(old);
        SkeletonItem? anchor = isEarlier ? NextCall(_after, now) : PreviousCall(_after, now);
        return anchor is null ? "moved" : $"moved {(isEarlier ? "before" : "after")} {anchor.TitleBeside(_after[now])}";
    }

    private static string Nesting(SkeletonItem from, SkeletonItem to)
    {
        if (to.Path.StartsWith(from.Path, StringComparison.Ordinal)) return $"now stands in {to.Around}";
        return from.Path.StartsWith(to.Path, StringComparison.Ordinal) ? $"does not stand in {from.Around} any more" : $"moved from {from.Around} to {to.Around}";
    }

    private void FindReplacedCalls()
    {
        foreach (int old in RemovedCalls)
        {
            int[] same = [.. AddedCalls.Where(each => _after[each].Path == _before[old].Path && KeptAfter(each) == KeptBefore(old))];
            if (same.Length == 0) continue;
            _removed.Remove(old);
            _added.Remove(same[0]);
            _changes.Add(new($"{_before[old].Title} was replaced by {_after[same[0]].Title}", _after[same[0]].Index));
        }
    }

    private void FindRemovedCalls()
    {
        foreach (int old in RemovedCalls)
        {
            SkeletonItem? previous = PreviousCall(_before, old);
            string where = (previous ?? NextCall(_before, old)) is { } anchor ? $" {(previous is null ? "before" : "after")} {anchor.TitleBeside(_before[old])}" : "";
            _changes.Add(new($"{_before[old].Title} was removed{where}", Remaining(old)));
        }
    }

    private void FindAddedCalls()
    {
        foreach (int now in AddedCalls)
        {
            // What comes next may be as new as this.
            SkeletonItem? next = _after.Skip(now + 1).Where((each, index) => !each.IsStructure && !_added.Contains(now + 1 + index)).FirstOrDefault();
            string where = (next ?? PreviousCall(_after, now)) is { } anchor ? $" {(next is null ? "after" : "before")} {anchor.TitleBeside(_after[now])}" : "";
            _changes.Add(new($"{_after[now].Title} was added{where}", _after[now].Index, IsAddition: true));
        }
    }

    /// <summary>What is left are loops, branches and handlers that were put around calls, taken away or cut in two.</summary>
    private void FindStructures()
    {
        foreach (int now in _added)
            _changes.Add(new($"{SkeletonItem.StructureTitle(_after[now].Text)} was added{Around(_after, now)}", _after[now].Index));
        foreach (int old in _removed)
            _changes.Add(new($"{SkeletonItem.StructureTitle(_before[old].Text)} was removed{Around(_before, old)}", Remaining(old)));
    }

    private static string Around(List<SkeletonItem> items, int index) => NextCall(items, index) is { } call ? $" around {call.Title}" : "";

    /// <summary>The line of the new skeleton that stands where something was removed.</summary>
    private int? Remaining(int old)
    {
        for (int each = old; each >= 0; each--)
            if (_kept[each] >= 0) return _after[_kept[each]].Index;
        for (int each = old; each < _kept.Length; each++)
            if (_kept[each] >= 0) return _after[_kept[each]].Index;
        return null;
    }

    private int KeptBefore(int old) => _kept.Take(old).Count(static each => each >= 0);

    private int KeptAfter(int now) => _kept.Count(each => each >= 0 && each < now);

    private static SkeletonItem? PreviousCall(List<SkeletonItem> items, int index) => items.Take(index).LastOrDefault(static each => !each.IsStructure);

    private static SkeletonItem? NextCall(List<SkeletonItem> items, int index) => items.Skip(index + 1).FirstOrDefault(static each => !each.IsStructure);
}
