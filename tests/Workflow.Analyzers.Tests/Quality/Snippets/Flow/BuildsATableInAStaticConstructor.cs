namespace Shop;

public static class Table
{
    private static readonly Dictionary<int, string> Names = [];
    private static readonly int[] Squares = new int[10];

    static Table()
    {
        for (int number = 0; number < Squares.Length; number++)
        {
            Squares[number] = number * number;
            Names.Add(number, $"number {number}");
        }
    }

    public static int SquareOf(int number) => Squares[number];

    public static string? NameOf(int number) => Names.GetValueOrDefault(number);
}

public partial class TableWorkflows
{
    [Workflow]
    public async partial Task<int> Run(int number)
    {
        await Save(Table.NameOf(number) ?? "many");
        return Table.SquareOf(number);
    }

    [Step]
    private static async partial Task Save(string name) => await Task.Yield();
}
