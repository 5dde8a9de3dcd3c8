using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Determinism;

/// <summary>A member as it is called.</summary>
/// <param name="Member">The method, static field or static property; as it was declared.</param>
/// <param name="MayBeReplaced">Whether an override or an implementation may run instead.</param>
internal readonly record struct MemberKey(ISymbol Member, bool MayBeReplaced)
{
    public bool Equals(MemberKey other) => MayBeReplaced == other.MayBeReplaced && SymbolEqualityComparer.Default.Equals(Member, other.Member);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Member);
}
