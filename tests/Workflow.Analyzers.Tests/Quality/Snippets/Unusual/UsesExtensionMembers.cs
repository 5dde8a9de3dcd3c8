namespace Shop;

public static class OrderExtensions
{
    extension(string order)
    {
        public bool IsLate => DateTime.UtcNow.Hour > 12;

        public string Tagged(string tag) => $"{order}:{tag}";
    }

    extension(string)
    {
        public static string Fresh() => Guid.NewGuid().ToString();
    }
}

public partial class ExtensionMembers
{
    [Workflow]
    public async partial Task<string> Run(string order)
    {
        bool late = order.IsLate; // WFL2001
        string tagged = order.Tagged("a");
        string id = string.Fresh(); // WFL2002
        await Ship(tagged, late);
        return id;
    }

    [Step] private static async partial Task Ship(string order, bool late) => await Task.Yield();
}
