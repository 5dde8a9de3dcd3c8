namespace Shop;

public sealed record Opinion(string By, bool Yes);

public partial class ReviewRace
{
    [Workflow]
    public async partial Task<bool> Review(string document)
    {
        Task<Opinion> alice = Ask("alice", document);
        Task<Opinion> bob = Ask("bob", document);
        Opinion opinion = await await Task.WhenAny(alice, bob); // WFL3011 WFL3011
        await Record(document, opinion);
        return opinion.Yes;
    }

    [Step] private static async partial Task<Opinion> Ask(string who, string document) { await Task.Yield(); return new(who, document != ""); }
    [Step] private static async partial Task Record(string document, Opinion opinion) => await Task.Yield();
}
