namespace Shop;

public enum Stage { Draft, Review, Published, Rejected }

public partial class DocumentWorkflows
{
    [Workflow]
    public async partial Task<Stage> Publish(string document)
    {
        Stage stage = Stage.Draft;
        int rounds = 0;
        while (stage is not (Stage.Published or Stage.Rejected))
        {
            switch (stage)
            {
                case Stage.Draft:
                    await Write(document, rounds);
                    stage = Stage.Review;
                    break;
                case Stage.Review when rounds > 3:
                    stage = Stage.Rejected;
                    break;
                case Stage.Review:
                    stage = await Check(document) ? Stage.Published : Stage.Draft;
                    rounds++;
                    break;
                default:
                    throw new InvalidOperationException($"{stage}");
            }
        }

        return stage;
    }

    [Step] private static async partial Task Write(string document, int round) => await Task.Yield();
    [Step] private static async partial Task<bool> Check(string document) { await Task.Yield(); return document != ""; }
}
