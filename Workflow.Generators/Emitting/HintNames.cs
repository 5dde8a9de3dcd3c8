namespace Workflow.Generators.Emitting;

/// <summary>
/// Names of generated files that differ from each other in more than case: the compiler takes two that do not for one, and gives up the
/// whole generator.
/// </summary>
internal static class HintNames
{
    private const string Extension = ".g.cs";

    /// <summary>A set of names that are taken, in which case does not count.</summary>
    public static HashSet<string> Taken(IEnumerable<string> names) => new(names, StringComparer.OrdinalIgnoreCase);

    /// <summary>The name itself or, where it is taken, the name with the first number that is free; it is taken from now on.</summary>
    public static string Take(HashSet<string> taken, string name)
    {
        string free = name;
        for (int number = 2; !taken.Add(free); number++)
            free = $"{name.Substring(0, name.Length - Extension.Length)}-{number}{Extension}";
        return free;
    }
}
