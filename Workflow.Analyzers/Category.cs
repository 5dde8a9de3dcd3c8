namespace Workflow.Analyzers;

/// <summary>The bands of the catalogue: one category, one folder, one thousand of numbers each.</summary>
internal static class Category
{
    /// <summary>WFL1xxx: how the attributes and the durable operations are used.</summary>
    public const string Usage = "Usage";

    /// <summary>WFL2xxx: what a replay would not give again.</summary>
    public const string Determinism = "Determinism";

    /// <summary>WFL3xxx: what can be recorded, and what a frame can hold.</summary>
    public const string State = "State";

    /// <summary>WFL4xxx: what changes of the code mean for runs in flight.</summary>
    public const string Versioning = "Versioning";
}
