using System.Collections.Immutable;
using Workflow.Generators.Emitting;
using Workflow.Generators.Values;

namespace Workflow.Generators.Binding;

/// <summary>The file of one method's durable form, and the codecs it needs; or the defect that kept the generator from making it.</summary>
internal sealed record MethodBody(string HintName, string Text, EquatableArray<CodecSource> Codecs, Failure? Failure)
{
    /// <summary>Whether it is a state machine.</summary>
    public bool IsMachine { get; init; }

    /// <summary>
    /// The files of all methods under names of their own. Of a method that the user has twice, by mistake, one is left.
    /// </summary>
    public static IEnumerable<MethodBody> Distinct(ImmutableArray<MethodBody> bodies, IEnumerable<string> taken)
    {
        HashSet<string> names = HintNames.Taken(taken);
        foreach (MethodBody failed in bodies.Where(each => each.HintName.Length == 0)) yield return failed;
        IEnumerable<MethodBody> once = bodies
            .Where(each => each.HintName.Length > 0)
            .GroupBy(each => each.HintName, StringComparer.Ordinal)
            .OrderBy(each => each.Key, StringComparer.Ordinal)
            .Select(each => each.OrderBy(body => body.Text, StringComparer.Ordinal).First());
        foreach (MethodBody body in once) yield return body with { HintName = HintNames.Take(names, body.HintName) };
    }
}
