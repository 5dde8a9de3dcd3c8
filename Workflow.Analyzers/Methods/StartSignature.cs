using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Methods;

/// <summary>The generated <c>StartXAsync</c> of a workflow, as far as a call of it can be confused with another.</summary>
internal sealed class StartSignature
{
    private readonly EquatableArray<StartParameter> _parameters;

    private StartSignature(StartMethod start)
    {
        Name = start.Name;
        _parameters = start.Parameters;
    }

    public string Name { get; }

    /// <summary>The start method that is generated for a workflow; null where there is none.</summary>
    public static StartSignature? Of(AnnotatedMethod method, Compilation compilation) =>
        DurableMethod.Bind(method.Kind, method.Symbol, method.Declaration, compilation) is { } bound
        && DeclarationBinder.Bind(bound).Start is { } start
            ? new(start)
            : null;

    /// <summary>Whether some call fits both: the same types as far as the shorter goes, and only optional parameters beyond.</summary>
    public bool IsAmbiguousWith(StartSignature other)
    {
        if (Name != other.Name) return false;
        StartSignature shorter = _parameters.Count <= other._parameters.Count ? this : other;
        StartSignature longer = shorter == this ? other : this;
        for (int i = 0; i < longer._parameters.Count; i++)
        {
            bool isSame = i < shorter._parameters.Count && TypeOf(longer, i) == TypeOf(shorter, i);
            if (!isSame && (i < shorter._parameters.Count || longer._parameters[i].Default is null)) return false;
        }

        return true;
    }

    // The generator tells signatures apart in the same way, and writes one of two that are alike.
    private static string TypeOf(StartSignature start, int index) => start._parameters[index].Type.Replace("?", "");
}
