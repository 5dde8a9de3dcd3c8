namespace Shop;

public partial class OneLine
{
    [Workflow] public async partial Task<string> Run(string order) { var a = DateTime.Now; var b = Guid.NewGuid(); await Ship(a.Year); return $"{a}{b}{DateTime.UtcNow.Ticks}{Random.Shared.Next(1, 3)}"; } // WFL2001 WFL2001 WFL2002 WFL2003

    [Step] private static async partial Task Ship(int count) => await Task.Yield();
}
