namespace Workflow.Generators.Binding;

/// <summary>What the methods are called that the generator adds to the class of a workflow.</summary>
internal static class RunMethodNames
{
    /// <summary><c>StartShipOrderChildAsync</c>.</summary>
    public static string OfChild(string method) => $"Start{NameRules.WithoutAsync(method)}ChildAsync";

    /// <summary><c>ContinueShipOrderAsNew</c>.</summary>
    public static string OfContinuation(string method) => $"Continue{NameRules.WithoutAsync(method)}AsNew";

    public static bool IsOfChild(string name) => name.StartsWith("Start", StringComparison.Ordinal) && name.EndsWith("ChildAsync", StringComparison.Ordinal);

    public static bool IsOfContinuation(string name) => name.StartsWith("Continue", StringComparison.Ordinal) && name.EndsWith("AsNew", StringComparison.Ordinal);
}
