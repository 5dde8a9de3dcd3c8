namespace Shop;

public partial class SeededLottery
{
    [Workflow]
    public async partial Task<string> Draw(string[] players, int seed)
    {
        var shuffle = new Random(seed);
        string[] shuffled = [.. players];
        shuffle.Shuffle(shuffled);
        int bonus = Durable.Random.Next(1, 7);
        await Notify(shuffled[0], bonus);
        return shuffled[0];
    }

    [Step]
    private static async partial Task Notify(string player, int bonus) => await Task.Yield();
}
