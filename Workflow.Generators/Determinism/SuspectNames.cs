using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Determinism;

/// <summary>
/// The names of members whose code, to judge by its words, may lead to something banned: it mentions such a member, or another one that does.
/// Code of any other name is never bound, which makes most of a project cost nothing but the reading of its words.
/// </summary>
internal sealed class SuspectNames
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <param name="compilation">The compilation whose files are read.</param>
    /// <param name="banned">The tables.</param>
    /// <param name="forBodies">Whether state of objects and awaits count, too.</param>
    public SuspectNames(Compilation compilation, BannedMembers banned, bool forBodies)
    {
        List<TreeNames> files = [.. compilation.SyntaxTrees.Where(static each => !SourceBodies.IsGenerated(each)).Select(TreeNames.Of)];
        HashSet<string> seeds = new BannedNames(compilation, files).Of(banned.Lines);
        seeds.UnionWith(files.SelectMany(static each => each.StaticState));
        _names.UnionWith(files.SelectMany(static each => each.StaticState));
        IEnumerable<TreeNames.Unit> units = files.SelectMany(static each => each.Units);
        if (forBodies)
        {
            List<TreeNames.Class> classes = [.. ClassesOfWorkflows([.. files.SelectMany(static each => each.Classes)])];
            WorkflowClasses.UnionWith(classes.Select(static each => each.Name));
            seeds.Add(TreeNames.Await);
            seeds.UnionWith(classes.SelectMany(static each => each.State));
            units = units.Concat(classes.SelectMany(static each => each.Making));
        }

        Spread(units, seeds);
    }

    /// <summary>The names of the classes in which workflows stand, and of all that these derive from.</summary>
    public HashSet<string> WorkflowClasses { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether there is any code at all that is worth a look.</summary>
    public bool IsEmpty => _names.Count == 0;

    /// <summary>Whether the code of a member may lead to something banned.</summary>
    public bool Contain(ISymbol member) => _names.Contains(TreeNames.Implied) || member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => _names.Contains(member.ContainingType.Name),
        IMethodSymbol { MethodKind: MethodKind.StaticConstructor } => true,
        IMethodSymbol { AssociatedSymbol: { } associated } => _names.Contains(LastPartOf(associated.Name)),
        _ => _names.Contains(LastPartOf(member.Name)),
    };

    // An explicit implementation is named after its interface.
    private static string LastPartOf(string name) => name.Substring(name.LastIndexOf('.') + 1);

    private static HashSet<TreeNames.Class> ClassesOfWorkflows(List<TreeNames.Class> classes)
    {
        ILookup<string, TreeNames.Class> byName = classes.ToLookup(static each => each.Name, StringComparer.Ordinal);
        Queue<TreeNames.Class> open = new(classes.Where(static each => each.HasWorkflows));
        HashSet<TreeNames.Class> seen = [];
        while (open.Count > 0)
        {
            TreeNames.Class next = open.Dequeue();
            if (!seen.Add(next)) continue;
            foreach (string name in next.Parents.Append(next.Name))
                foreach (TreeNames.Class part in byName[name]) open.Enqueue(part);
        }

        return seen;
    }

    private void Spread(IEnumerable<TreeNames.Unit> units, HashSet<string> seeds)
    {
        ILookup<string, TreeNames.Unit> byWord = units
            .SelectMany(static unit => unit.Words, static (unit, word) => (unit, word))
            .ToLookup(static each => each.word, static each => each.unit, StringComparer.Ordinal);
        Queue<string> open = new(seeds);
        while (open.Count > 0)
        {
            foreach (TreeNames.Unit unit in byWord[open.Dequeue()])
            {
                foreach (string name in unit.Names)
                {
                    _names.Add(name);
                    if (seeds.Add(name)) open.Enqueue(name);
                }
            }
        }
    }
}
