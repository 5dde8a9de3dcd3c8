namespace Shop;

public sealed record Cart(string Id, List<string> Lines, Dictionary<string, string> Tags);

public static class Carts
{
    public static void Tag(Cart cart) => Inner(cart.Tags);

    private static void Inner(Dictionary<string, string> tags) => tags["seen"] = "yes";

    public static Cart WithOwnTags(Cart cart) => cart with { Tags = new(cart.Tags) };
}

public partial class HelperParts
{
    [Workflow]
    public async partial Task<Cart> Run(Cart cart)
    {
        Cart own = Carts.WithOwnTags(cart);
        Carts.Tag(own);
        own.Lines.Add("x"); // WFL3004
        Carts.Tag(cart); // WFL3004
        Cart half = cart with { Lines = [.. cart.Lines] };
        half.Lines.Add("y");
        Carts.Tag(half); // WFL3004
        await Ship(own);
        return half;
    }

    [Step] private static async partial Task Ship(Cart cart) => await Task.Yield();
}
