using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Determinism;

/// <summary>
/// What members do that a workflow must not do, through whatever they call. Each member is read once; the shortest chain to each rule is found
/// for all members of a circle of calls together, and does not depend on who asked first. Safe for concurrent use.
/// </summary>
internal sealed class Reach(UseJudge judge, SourceBodies bodies, Func<ISymbol, bool> mayReach, Func<ISymbol, ImmutableArray<Finding>?> elsewhere, CancellationToken cancellationToken)
{
    private readonly Dictionary<MemberKey, ImmutableArray<Finding>> _settled = [];

    /// <summary>The findings of a member, the shortest of each rule, in the order of the rules.</summary>
    public ImmutableArray<Finding> Of(MemberKey key)
    {
        lock (_settled)
        {
            if (!_settled.TryGetValue(key, out ImmutableArray<Finding> findings))
            {
                Settle(key);
                findings = _settled[key];
            }

            return findings;
        }
    }

    private void Settle(MemberKey start)
    {
        List<Node> nodes = [];
        Dictionary<MemberKey, Node> open = [];
        Queue<MemberKey> next = new([start]);
        while (next.Count > 0)
        {
            MemberKey key = next.Dequeue();
            if (open.ContainsKey(key) || _settled.ContainsKey(key)) continue;
            Node node = Read(key);
            open.Add(key, node);
            nodes.Add(node);
            foreach (MemberKey call in node.Calls) next.Enqueue(call);
        }

        bool changes = true;
        while (changes)
        {
            changes = false;
            foreach (Node node in nodes) changes |= Relax(node, open);
        }

        foreach (Node node in nodes) _settled[node.Key] = Chains(node, open);
    }

    private Node Read(MemberKey key)
    {
        if (elsewhere(key.Member) is { } known) return new(key, known, [.. judge.ImplementationsOf(key)]);
        if (!key.MayBeReplaced && !mayReach(key.Member)) return new(key, [], []);
        List<Finding> own = [];
        List<MemberKey> calls = [.. judge.ImplementationsOf(key)];
        foreach (IOperation operation in bodies.OperationsOf(key.Member, cancellationToken))
        {
            own.AddRange(judge.FindingsOf(operation).Select(static each => each.Finding));
            calls.AddRange(judge.TargetsOf(operation).Select(static each => each.Target));
        }

        calls.AddRange(ImpliedCalls.Of(key.Member));
        return new(key, [.. own.GroupBy(static each => each.Key).Select(static each => each.First())], [.. calls.Distinct()]);
    }

    /// <summary>Shortens the distances of a node by what its calls know; tells whether any became shorter.</summary>
    private bool Relax(Node node, Dictionary<MemberKey, Node> open)
    {
        bool changes = false;
        foreach (MemberKey call in node.Calls)
        {
            foreach (((string, string) rule, int distance) in DistancesOf(call, open))
            {
                if (node.Distances.TryGetValue(rule, out int known) && known <= distance + 1) continue;
                node.Distances[rule] = distance + 1;
                changes = true;
            }
        }

        return changes;
    }

    private List<((string, string) Rule, int Distance)> DistancesOf(MemberKey key, Dictionary<MemberKey, Node> open) => open.TryGetValue(key, out Node node)
        ? [.. node.Distances.Select(static each => (each.Key, each.Value))]
        : [.. _settled[key].Select(static each => (each.Key, each.Chain.Length))];

    private ImmutableArray<Finding> Chains(Node node, Dictionary<MemberKey, Node> open) =>
    [
        .. node.Distances.OrderBy(static each => each.Key.Rule, StringComparer.Ordinal).ThenBy(static each => each.Key.State, StringComparer.Ordinal)
            .Select(each => Chain(node, each.Key, each.Value, open)),
    ];

    /// <summary>The first of the shortest chains, in the order of the source.</summary>
    private Finding Chain(Node node, (string Rule, string State) rule, int distance, Dictionary<MemberKey, Node> open)
    {
        if (node.Own.FirstOrDefault(each => each.Key == rule && each.Chain.Length == distance) is { } own) return own;
        foreach (MemberKey call in node.Calls)
        {
            Finding? inner = null;
            if (open.TryGetValue(call, out Node callee))
            {
                if (callee.Distances.TryGetValue(rule, out int rest) && rest == distance - 1) inner = Chain(callee, rule, rest, open);
            }
            else
            {
                inner = _settled[call].FirstOrDefault(each => each.Key == rule && each.Chain.Length == distance - 1);
            }

            if (inner is not null) return inner.Through(call.Member);
        }

        throw new InvalidOperationException($"No call of {node.Key.Member} leads to {rule.Rule} in {distance} steps.");
    }

    private sealed class Node
    {
        public Node(MemberKey key, ImmutableArray<Finding> own, ImmutableArray<MemberKey> calls)
        {
            (Key, Own, Calls) = (key, own, calls);
            foreach (Finding each in own)
                if (!Distances.TryGetValue(each.Key, out int known) || each.Chain.Length < known) Distances[each.Key] = each.Chain.Length;
        }

        public MemberKey Key { get; }

        public ImmutableArray<Finding> Own { get; }

        public ImmutableArray<MemberKey> Calls { get; }

        /// <summary>How many members away the nearest offender of each rule is.</summary>
        public Dictionary<(string Rule, string State), int> Distances { get; } = [];
    }
}
