using System.ComponentModel;

namespace Workflow.Runtime.Compiled;

/// <summary>
/// What an assembly tells the analyzers of other projects about its members: which of them read a clock, do I/O or do anything else that the body of
/// a workflow must not do. Written by the generator; code has no use for it.
/// </summary>
/// <param name="facts">
/// One line for each member and rule, separated by line feeds: the rule, a space, the documentation id of the member, a space, and the chain of
/// members from it to the one to blame, separated by <c> → </c>.
/// </param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DeterminismFactsAttribute(string facts) : Attribute
{
    /// <summary>The lines, as they were given.</summary>
    public string Facts { get; } = facts;
}
