namespace Workflow.Runtime.Values.Identity;

/// <summary>What the JSON of an object says about the object before its members come.</summary>
internal struct ValueHeader
{
    /// <summary>The object's identity; 0 where nothing refers to it.</summary>
    public int Id;

    /// <summary>The identity of the object that this one refers to; 0 where it is an object of its own.</summary>
    public int Reference;

    /// <summary>The discriminator; null for the declared type.</summary>
    public string? Type;

    /// <summary>The comparer's name; null for the default one.</summary>
    public string? Comparer;
}
