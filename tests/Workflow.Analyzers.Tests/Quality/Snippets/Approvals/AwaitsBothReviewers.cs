namespace Shop;

public sealed record Opinion(string By, bool Yes);

public partial class ReviewBoth
{
    [Workflow]
    public async partial Task<bool> Review(string document)
    {
        Task<Opinion> alice = Ask("alice", document);
        Task<Opinion> bob = Ask("bob", document);
        Opinion first = await await Task.WhenAny(alice, bob);
        await Record(document, first);
        Opinion second = first.By == "alice" ? await bob : await alice;
        await Record(document, second);
        return first.Yes && second.Yes;
    }

    [Step] private static async partial Task<Opinion> Ask(string who, string document) { await Task.Yield(); return new(who, document != ""); }
    [Step] private static async partial Task Record(string document, Opinion opinion) => await Task.Yield();
}
