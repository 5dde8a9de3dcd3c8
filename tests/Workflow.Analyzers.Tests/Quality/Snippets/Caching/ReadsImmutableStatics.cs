using System.Collections.Immutable;
using System.Text.Json;

namespace Shop;

public sealed record Country(string Code, decimal Vat);

public static class Countries
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
    private static readonly ImmutableArray<Country> All = [new("DE", 0.19m), new("FR", 0.2m)];
    private static readonly Lazy<Dictionary<string, Country>> ByCode = new(() => All.ToDictionary(each => each.Code));

    public static Country? Find(string code) => ByCode.Value.GetValueOrDefault(code);

    public static string Json(Country country) => JsonSerializer.Serialize(country, Options);
}

public partial class CountryWorkflows
{
    [Workflow]
    public async partial Task<decimal> Tax(string code, decimal net)
    {
        Country country = Countries.Find(code) ?? throw new FatalException($"no country '{code}'");
        await Save(Countries.Json(country));
        return net * (1 + country.Vat);
    }

    [Step]
    private static async partial Task Save(string json) => await Task.Yield();
}
