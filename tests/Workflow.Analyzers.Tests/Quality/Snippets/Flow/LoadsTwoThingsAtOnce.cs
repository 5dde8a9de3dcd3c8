namespace Shop;

public sealed record Customer(string Name);
public sealed record Order(string Id);

public partial class LoadingWorkflows
{
    [Workflow]
    public async partial Task<string> Run(string id)
    {
        Customer? customer = null;
        Order? order = null;
        await Task.WhenAll(LoadCustomer(), LoadOrder());
        Task<string> print = Print($"{customer?.Name} {order?.Id}");
        if (print.IsCompletedSuccessfully) return print.Result;
        return await print;

        async Task LoadCustomer() => customer = await Customer(id);
        async Task LoadOrder() => order = await Order(id);
    }

    [Step] private static async partial Task<Customer> Customer(string id) { await Task.Yield(); return new(id); }
    [Step] private static async partial Task<Order> Order(string id) { await Task.Yield(); return new(id); }
    [Step] private static async partial Task<string> Print(string text) { await Task.Yield(); return text; }
}
