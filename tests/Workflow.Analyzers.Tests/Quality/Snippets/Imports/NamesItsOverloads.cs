namespace Shop;

public partial class NamedOverloads
{
    [Workflow("import_values")]
    public async partial Task Import(string text, int number)
    {
        await Save(text);
        await Save(number);
    }

    [Step("save_text")]
    private static async partial Task Save(string text) => await Task.Yield();

    [Step("save_number")]
    private static async partial Task Save(int number) => await Task.Yield();
}
