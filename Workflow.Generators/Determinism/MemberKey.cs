using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Determinism;

/// <summary>A member as it is called.</summary>
/// <param name="Member">The method, static field or static property; as it was declared.</param>
/// <param name="MayBeReplaced">Whether an override or an implementation may run instead.</param>
/// <param name="Pending">The parameters that it is given a task for which has not ended, one bit each by their number.</param>
internal readonly record struct MemberKey(ISymbol Member, bool MayBeReplaced, uint Pending = 0)
{
    public bool Equals(MemberKey other) => MayBeReplaced == other.MayBeReplaced && Pending == other.Pending && SymbolEqualityComparer.Default.Equals(Member, other.Member);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Member);
}
