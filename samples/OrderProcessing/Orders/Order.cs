namespace OrderProcessing.Orders;

/// <summary>An order as a customer sent it: it may lack anything but its id.</summary>
/// <param name="Id">Names the order, and the run that processes it.</param>
/// <param name="Email">Where the confirmation goes.</param>
/// <param name="Card">The card to charge.</param>
/// <param name="Address">Where the goods go.</param>
/// <param name="Lines">What was ordered.</param>
public sealed record Order(string Id, string Email, string Card, Address? Address, IReadOnlyList<OrderLine> Lines)
{
    /// <summary>Checks what needs no other system. Pure code, so a workflow body may call it.</summary>
    /// <exception cref="InvalidOrderException">The order cannot be processed as it is.</exception>
    public void Check()
    {
        if (Lines is not { Count: > 0 }) throw new InvalidOrderException("The order has no lines.");
        if (Lines.Any(line => string.IsNullOrWhiteSpace(line?.Sku))) throw new InvalidOrderException("A line names no product.");
        if (Lines.FirstOrDefault(line => line.Quantity <= 0) is { } wrong)
            throw new InvalidOrderException($"The quantity of {wrong.Sku} is {wrong.Quantity}.");
        if (Address is null) throw new InvalidOrderException("The order has no address.");
        if (string.IsNullOrWhiteSpace(Card)) throw new InvalidOrderException("The order has no card.");
        if (string.IsNullOrWhiteSpace(Email)) throw new InvalidOrderException("The order has no e-mail address.");
    }
}
