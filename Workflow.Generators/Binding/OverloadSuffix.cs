using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Binding;

/// <summary>
/// Tells the generated members of overloads apart: nothing for the first, <c>__2</c>, <c>__3</c> … for the others. The order is that
/// of their signatures, not of files, so that it is the same on every machine. Names that differ in case only count as overloads, for
/// they also name files.
/// </summary>
internal static class OverloadSuffix
{
    public static string Of(IMethodSymbol method, KnownSymbols known)
    {
        List<string> overloads = [];
        foreach (ISymbol member in method.ContainingType.GetMembers())
            if (member is IMethodSymbol other && IsOverload(other, method, known)) overloads.Add(SignatureOf(other));
        if (overloads.Count < 2) return "";
        overloads.Sort(string.CompareOrdinal);
        int index = overloads.IndexOf(SignatureOf(method));
        return index <= 0 ? "" : $"__{index + 1}";
    }

    private static bool IsOverload(IMethodSymbol other, IMethodSymbol method, KnownSymbols known) =>
        string.Equals(other.Name, method.Name, StringComparison.OrdinalIgnoreCase)
        && (known.WorkflowAttributeOf(other) is not null || known.StepAttributeOf(other) is not null);

    private static string SignatureOf(IMethodSymbol method) =>
        $"{method.Name}({string.Join(", ", method.Parameters.Select(each => TypeNames.InCode(each.Type)))})";
}
