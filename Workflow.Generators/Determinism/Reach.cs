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

        Spread(nodes, open);
        foreach (Node node in nodes)
            foreach ((string, string) rule in node.Distances.Keys) Chain(node, rule, open);
        foreach (Node node in nodes) _settled[node.Key] = node.InOrder();
    }

    private Node Read(MemberKey key)
    {
        if (elsewhere(key.Member) is { } known) return new(key, known, [.. judge.ImplementationsOf(key)]);
        if (!key.MayBeReplaced && !mayReach(key.Member)) return new(key, [], []);
        List<Finding> own = [];
        List<MemberKey> calls = [.. judge.ImplementationsOf(key)];
        foreach (IOperation operation in bodies.OperationsOf(key.Member, cancellationToken))
        {
            own.AddRange(judge.FindingsOf(operation, key.Pending).Select(static each => each.Finding));
            calls.AddRange(judge.TargetsOf(operation, key.Pending).Select(static each => each.Target));
        }

        calls.AddRange(ImpliedCalls.Of(key.Member));
        return new(key, [.. own.GroupBy(static each => each.Key).Select(static each => each.First())], [.. calls.Distinct()]);
    }

    /// <summary>Finds how far each rule is from each node, the nearest first, from callees to callers.</summary>
    private void Spread(List<Node> nodes, Dictionary<MemberKey, Node> open)
    {
        SortedDictionary<int, List<(Node Node, (string, string) Rule)>> byDistance = [];
        foreach (Node node in nodes)
        {
            foreach (Finding own in node.Own) Shorten(node, own.Key, own.Chain.Length);
            foreach (MemberKey call in node.Calls)
            {
                if (open.TryGetValue(call, out Node callee)) callee.Callers.Add(node);
                else foreach (Finding known in _settled[call]) Shorten(node, known.Key, known.Chain.Length + 1);
            }
        }

        while (byDistance.Count > 0)
        {
            KeyValuePair<int, List<(Node Node, (string, string) Rule)>> nearest = byDistance.First();
            byDistance.Remove(nearest.Key);
            foreach ((Node node, (string, string) rule) in nearest.Value)
                if (node.Distances[rule] == nearest.Key)
                    foreach (Node caller in node.Callers) Shorten(caller, rule, nearest.Key + 1);
        }

        void Shorten(Node node, (string, string) rule, int distance)
        {
            if (node.Distances.TryGetValue(rule, out int known) && known <= distance) return;
            node.Distances[rule] = distance;
            if (!byDistance.TryGetValue(distance, out List<(Node, (string, string))> bucket)) byDistance.Add(distance, bucket = []);
            bucket.Add((node, rule));
        }
    }

    /// <summary>The first of the shortest chains, in the order of the source.</summary>
    private Finding Chain(Node node, (string Rule, string State) rule, Dictionary<MemberKey, Node> open)
    {
        if (node.Found.TryGetValue(rule, out Finding found)) return found;
        int distance = node.Distances[rule];
        found = node.Own.FirstOrDefault(each => each.Key == rule && each.Chain.Length == distance)
            ?? node.Calls.Select(call => InCall(call, rule, distance - 1, open)?.Through(call.Member)).FirstOrDefault(static each => each is not null)
            ?? throw new InvalidOperationException($"No call of {node.Key.Member} leads to {rule.Rule} in {distance} steps.");
        node.Found.Add(rule, found);
        return found;
    }

    private Finding? InCall(MemberKey call, (string, string) rule, int distance, Dictionary<MemberKey, Node> open) => open.TryGetValue(call, out Node callee)
        ? callee.Distances.TryGetValue(rule, out int rest) && rest == distance ? Chain(callee, rule, open) : null
        : _settled[call].FirstOrDefault(each => each.Key == rule && each.Chain.Length == distance);

    private sealed class Node(MemberKey key, ImmutableArray<Finding> own, ImmutableArray<MemberKey> calls)
    {
        public MemberKey Key { get; } = key;

        public ImmutableArray<Finding> Own { get; } = own;

        public ImmutableArray<MemberKey> Calls { get; } = calls;

        public List<Node> Callers { get; } = [];

        /// <summary>How many members away the nearest offender of each rule is.</summary>
        public Dictionary<(string Rule, string State), int> Distances { get; } = [];

        public Dictionary<(string Rule, string State), Finding> Found { get; } = [];

        public ImmutableArray<Finding> InOrder() =>
            [.. Found.OrderBy(static each => each.Key.Rule, StringComparer.Ordinal).ThenBy(static each => each.Key.State, StringComparer.Ordinal).Select(static each => each.Value)];
    }
}
