using System.Collections.Immutable;

namespace Shop;

public partial class ImmutableWorkflows
{
    [Workflow]
    public async partial Task<ImmutableList<string>> Run(string id)
    {
        ImmutableList<string> names = await Names(id);
        names = names.Add("last").Remove("first").Sort(StringComparer.Ordinal);
        ImmutableDictionary<string, int> lengths = names.ToImmutableDictionary(name => name, name => name.Length).SetItem("all", names.Count);
        IReadOnlyList<string> longer = names.Append("appended").Concat(["more"]).Reverse().ToList();
        await Save(lengths["all"], longer.Count);
        return names.AddRange(longer);
    }

    [Step] private static async partial Task<ImmutableList<string>> Names(string id) { await Task.Yield(); return [id]; }
    [Step] private static async partial Task Save(int all, int longer) => await Task.Yield();
}
