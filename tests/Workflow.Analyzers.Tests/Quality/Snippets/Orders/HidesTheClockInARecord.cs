namespace Shop;

public sealed record Order(string Id, decimal Total);

public sealed record Invoice(string OrderId, decimal Total)
{
    public DateTimeOffset Issued { get; init; } = DateTimeOffset.UtcNow;
}

public partial class InvoiceWorkflows
{
    [Workflow]
    public async partial Task<Invoice> Bill(Order order)
    {
        var invoice = new Invoice(order.Id, order.Total); // WFL2001
        await Send(invoice);
        return invoice;
    }

    [Step]
    private static async partial Task Send(Invoice invoice) => await Task.Yield();
}
