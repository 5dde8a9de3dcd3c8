namespace Shop;

public abstract record Undo;
public sealed record ReleaseRoom(string Room) : Undo;
public sealed record RefundCard(string Card, decimal Amount) : Undo;

public partial class RecordedUndo
{
    [Workflow]
    public async partial Task<bool> Run(string[] rooms, string card)
    {
        Stack<Undo> undo = new();
        try
        {
            foreach (string room in rooms)
            {
                await Hold(room);
                undo.Push(new ReleaseRoom(room));
            }

            undo.Push(new RefundCard(card, await Charge(card)));
            return true;
        }
        catch (InvalidOperationException)
        {
            while (undo.Count > 0) await Apply(undo.Pop());
            return false;
        }
    }

    [Step] private static async partial Task Hold(string room) => await Task.Yield();
    [Step] private static async partial Task<decimal> Charge(string card) { await Task.Yield(); return card.Length; }
    [Step] private static async partial Task Apply(Undo undo) => await Task.Yield();
}
