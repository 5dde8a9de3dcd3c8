using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Shop;

public sealed class ShopOptions { public int Most { get; init; } = 10; public string[] Regions { get; init; } = ["eu"]; }

public partial class OptionWorkflows(IOptions<ShopOptions> options)
{
    private readonly ShopOptions _shop = options.Value;

    private string Region => _shop.Regions[0];

    [Workflow]
    public async partial Task<bool> Run(int count)
    {
        if (count > _shop.Most) { Durable.Logger.LogWarning("{Count} is too much", count); return false; }
        await Save(Region, count);
        Durable.Logger.LogInformation("saved in {Region}", Region);
        return true;
    }

    [Step]
    private static async partial Task Save(string region, int count) => await Task.Yield();
}
