namespace Shop;

public sealed record Payment(string Id, decimal Amount);

public sealed class DeclinedException(string message) : Exception(message);

public interface IGateway
{
    Task<Payment> ChargeAsync(string card, decimal amount, string? key);
    Task RefundAsync(string payment);
}

public partial class PaymentWorkflows(IGateway gateway)
{
    [Workflow]
    public async partial Task<string> Pay(string card, decimal amount)
    {
        Payment? payment = null;
        try
        {
            payment = await Charge(card, amount);
            await Book(payment);
            return payment.Id;
        }
        catch (DeclinedException declined)
        {
            return $"declined: {declined.Message}";
        }
        catch (Exception) when (payment is not null)
        {
            await Refund(payment.Id);
            throw;
        }
    }

    [Step] private async partial Task<Payment> Charge(string card, decimal amount) => await gateway.ChargeAsync(card, amount, StepContext.Current?.IdempotencyKey);
    [Step] private static async partial Task Book(Payment payment) => await Task.Yield();
    [Step] private async partial Task Refund(string id) => await gateway.RefundAsync(id);
}
