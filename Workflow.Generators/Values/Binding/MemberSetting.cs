namespace Workflow.Generators.Values.Binding;

/// <summary>How a member gets its value when an object is read.</summary>
internal enum MemberSetting
{
    /// <summary>The constructor takes it.</summary>
    Constructor,

    /// <summary>It is assigned.</summary>
    Assign,

    /// <summary>Its setter is called past the rules of C#: <c>init</c>, or not visible here.</summary>
    Setter,

    /// <summary>Nothing sets it: it is written so that its loss is seen when an exception is rebuilt for trial.</summary>
    None,

    /// <summary>Its field, or the field behind it, is set past the rules of C#.</summary>
    Field,
}
