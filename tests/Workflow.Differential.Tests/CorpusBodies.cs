using System.Reflection;
using Workflow.Differential.Kit;

namespace Workflow.Differential;

/// <summary>The bodies of the corpus: the methods that say which twin they are to have.</summary>
internal static class CorpusBodies
{
    public static IReadOnlyList<MethodInfo> All { get; } =
    [
        .. typeof(Stage).Assembly.GetTypes()
            .Where(static each => each.Namespace?.StartsWith("Workflow.Differential.Corpus", StringComparison.Ordinal) == true)
            .SelectMany(static each => each.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(static each => each.IsDefined(typeof(MachineAttribute)) || each.IsDefined(typeof(ReplayBodyAttribute)))
            .OrderBy(static each => each.DeclaringType!.FullName, StringComparer.Ordinal)
            .ThenBy(static each => each.Name, StringComparer.Ordinal),
    ];

    /// <summary>What a body is called in test results: <c>Loops.While</c>.</summary>
    public static string NameOf(MethodInfo body) => $"{body.DeclaringType!.Name}.{body.Name}";

    public static MethodInfo Named(string name) => All.Single(each => NameOf(each) == name);
}
