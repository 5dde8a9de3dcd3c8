namespace Shop.DateTime
{
    public static class Guid
    {
        public static string NewGuid() => "constant";
    }
}

namespace Shop
{
    public partial class HiddenNames
    {
        private static class Environment { public static int TickCount => 4; }

        private static class Console { public static void WriteLine(string text) => _ = text; }

        [Workflow]
        public async partial Task<string> Run(string order)
        {
            string id = DateTime.Guid.NewGuid();
            Console.WriteLine(id + Environment.TickCount);
            await Ship(id, nameof(System.DateTime.Now));
            return id + global::System.DateTime.Now; // WFL2001
        }

        [Step] private static async partial Task Ship(string id, string name) => await Task.Yield();
    }
}
