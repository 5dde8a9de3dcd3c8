namespace Workflow.Analyzers.Tests.Determinism;

/// <summary>A class with one workflow, <c>Orders.Process(Order order)</c>, for the tests of the rules about determinism.</summary>
internal static class Shop
{
    /// <param name="body">The statements of the workflow.</param>
    /// <param name="members">Members of its class, and types behind a closing brace.</param>
    public static string With(string body, string members = "") => $$"""
        public sealed record Order(string Id, int Count, List<string> Lines);

        public partial class Orders
        {
            [Workflow] public async partial Task Process(Order order)
            {
                {{body}}
            }
            [Workflow] public async partial Task Nested(string order) => await Ship(order);
            [Step] private static async partial Task<string> Ship(string order) { await Task.Yield(); return order; }
            {{members}}
        }
        """;
}
