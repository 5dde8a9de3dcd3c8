namespace Shop;

public record struct Position(int X, int Y) { public void Move(int x) => X += x; }

public partial class StructWorkflows
{
    [Workflow]
    public async partial Task<int> Run(string id)
    {
        Position position = await Locate(id);
        position.X += 10;
        position.Move(5);
        (int x, int y) = position;
        x++;
        y--;
        (string name, int count) = await Count(id);
        count += x + y;
        name = name.Replace('a', 'b').Insert(0, "-").Remove(1);
        await Save(name, count);
        return count;
    }

    [Step] private static async partial Task<Position> Locate(string id) { await Task.Yield(); return default; }
    [Step] private static async partial Task<(string Name, int Count)> Count(string id) { await Task.Yield(); return (id, 1); }
    [Step] private static async partial Task Save(string name, int count) => await Task.Yield();
}
