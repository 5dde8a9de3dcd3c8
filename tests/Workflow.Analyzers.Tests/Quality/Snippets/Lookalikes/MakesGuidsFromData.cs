using System.Text;

namespace Shop;

public partial class GuidWorkflows
{
    private static readonly Guid Namespace = new("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    [Workflow]
    public async partial Task<Guid> Run(string name, string text)
    {
        if (!Guid.TryParse(text, out Guid parent)) parent = Guid.Empty;
        byte[] bytes = [.. Namespace.ToByteArray(), .. Encoding.UTF8.GetBytes(name)];
        Guid id = new(System.Security.Cryptography.SHA256.HashData(bytes).AsSpan(0, 16));
        await Save(id, parent, Guid.Parse("00000000-0000-0000-0000-000000000001"));
        return id;
    }

    [Step]
    private static async partial Task Save(Guid id, Guid parent, Guid tenant) => await Task.Yield();
}
