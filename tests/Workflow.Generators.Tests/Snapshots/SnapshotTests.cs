using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Workflow.Generators.Tests.Kit;

namespace Workflow.Generators.Tests.Snapshots;

/// <summary>
/// Whole generated projects, reviewed as text. A changed output is written as <c>*.received.txt</c> where the tests run; copy it over
/// the <c>*.approved.txt</c> here to accept the change.
/// </summary>
public sealed class SnapshotTests
{
    [Fact]
    public void The_example_of_the_documentation() => Approve("""
        using Workflow.Runtime;

        namespace Shop;

        public sealed record Order(string Id, Line[] Lines);
        public sealed record Line(string Product, int Quantity);
        public sealed record Payment(string Id);
        public sealed record Receipt(string Order, string Payment, string[] Labels);
        public sealed class ShippingException : Exception;
        public interface IPaymentGateway { Task<Payment> ChargeAsync(Order order); }

        public partial class OrderWorkflows(IPaymentGateway payments, ShippingSteps shipping)
        {
            [Workflow("process_order", Version = "1.0.0")]
            public async partial Task<Receipt> ProcessOrder(Order order, int retries = 2, CancellationToken stop = default)
            {
                Payment payment = await ChargeCard(order);
                try
                {
                    string[] labels = await Task.WhenAll(order.Lines.Select(shipping.Ship));
                    await Durable.Delay("2d", stop);
                    return new Receipt(order.Id, payment.Id, labels);
                }
                catch (ShippingException)
                {
                    await Refund(payment).ConfigureAwait(false);
                    throw;
                }
            }

            [Step(MaxRetries = 3, RetryDelay = "2s", Timeout = "30s")]
            private async partial Task<Payment> ChargeCard(Order order) => await payments.ChargeAsync(order);

            [Step]
            private partial ValueTask Refund(Payment payment) => default;
        }

        public partial class ShippingSteps
        {
            [Step(Queue = "shipping")]
            public async partial Task<string> Ship(Line line) { await Task.Yield(); return line.Product; }
        }
        """);

    [Fact]
    public void Classes() => Approve("""
        using Workflow.Runtime;

        namespace Shop;

        public sealed record Order(string Id);
        public sealed record Receipt(string Order, string Payment);
        public interface IPaymentGateway { Task<string> ChargeAsync(Order order); }

        [Workflow("ship_order", Version = "1.1.0")]
        public partial class ShipOrder(ChargeCard charge, Notify notify) : Workflow<Order, Receipt>
        {
            protected override async partial Task<Receipt> RunAsync(Order order)
            {
                string payment = await charge.ExecuteAsync(order);
                await notify.ExecuteAsync(payment);
                return new Receipt(order.Id, payment);
            }
        }

        public partial class ShipTwice(ShipOrder ship) : Workflow<Order>
        {
            protected override async partial Task RunAsync(Order order)
            {
                await ship.ExecuteAsync(order);
                ChildHandle<Receipt> child = await ship.StartShipOrderChildAsync(order);
                await child.Completed;
            }
        }

        [Step(MaxRetries = 5)]
        public partial class ChargeCard(IPaymentGateway payments) : Step<Order, string>
        {
            public override async partial Task<string> ExecuteAsync(Order order) => await payments.ChargeAsync(order);
        }

        public partial class Notify : Step<string>
        {
            public override partial Task ExecuteAsync(string text) => Task.CompletedTask;
        }
        """);

    [Fact]
    public void A_state_machine() => Approve("""
        using Workflow.Runtime;

        namespace Shop;

        public sealed record Order(string Id, List<Line> Lines);
        public sealed record Line(string Product, int Quantity) { public string? Label { get; set; } }
        public sealed class ShippingException : Exception;

        public partial class OrderWorkflows
        {
            [Workflow]
            public async partial Task<string> ProcessOrder(Order order, int retries = 2)
            {
                int total = 0;
                foreach (Line line in order.Lines)
                {
                    if (line.Quantity == 0) continue;
                    line.Label = await Ship(line);
                    total += await Weigh(line.Label) * line.Quantity;
                }

                for (int attempt = 0; ; attempt++)
                {
                    try
                    {
                        string receipt = await Charge(order.Id, amount: total + await Weigh("box"));
                        return $"{receipt}: {total}";
                    }
                    catch (ShippingException problem) when (attempt < retries)
                    {
                        await Durable.Delay(TimeSpan.FromSeconds(attempt));
                        Durable.LogEvent(problem.Message);
                    }
                    finally
                    {
                        await Audit(order.Id);
                    }
                }
            }

            [Step] private partial Task<string> Ship(Line line) => Task.FromResult(line.Product);
            [Step] private partial Task<int> Weigh(string label) => Task.FromResult(label.Length);
            [Step] private partial Task<string> Charge(string id, int amount) => Task.FromResult(id);
            [Step] private partial Task Audit(string id) => Task.CompletedTask;
        }
        """);

    [Fact]
    public void Async_functions() => Approve("""
        using Workflow.Runtime;

        namespace Shop;

        public partial class OrderWorkflows
        {
            [Workflow]
            public async partial Task<string> ProcessOrder(List<string> lines, int retries)
            {
                int shipped = 0;
                string[] labels = await Task.WhenAll(lines.Select(async line =>
                {
                    string label = await Pack(line);
                    for (int attempt = 0; attempt < retries; attempt++) await Ship(label);
                    shipped++;
                    return label;
                }));
                List<Task> audits = [];
                foreach (string label in labels) audits.Add(AuditAll(async () => await Audit(label)));
                await Task.WhenAll(audits);
                return $"{shipped}";

                async Task AuditAll(Func<Task> audit)
                {
                    await audit();
                    await Audit("all");
                }
            }

            [Step] private partial Task<string> Pack(string line) => Task.FromResult(line);
            [Step] private partial Task Ship(string label) => Task.CompletedTask;
            [Step] private partial Task Audit(string id) => Task.CompletedTask;
        }
        """);

    [Fact]
    public void A_private_nested_class() => Approve("""
        namespace Shop
        {
            using Workflow.Runtime;
            using Text = System.String;

            public static partial class Outer
            {
                private sealed partial class Inner(TimeProvider time)
                {
                    [Workflow(Default = true)]
                    internal partial Task Run(Text name) => Task.Delay(1, CancellationToken.None).WaitAsync(time.GetUtcNow().Offset);
                }
            }
        }
        """);

    [Fact]
    public void A_generic_class() => Approve("""
        using Workflow.Runtime;

        namespace Shop;

        public sealed record Order(string Id);
        public interface ISource<T> { Task<T> ReadAsync(string name); }

        [WorkflowTypeArguments("order", typeof(Order))]
        [WorkflowTypeArguments("number", typeof(int))]
        public partial class Importer<T>(ISource<T> source) where T : notnull
        {
            [Workflow]
            public async partial Task<List<T>> Import(string[] names)
            {
                T[] all = await Task.WhenAll(names.Select(Read));
                return [.. all];
            }

            [Step(MaxRetries = 5)]
            private async partial Task<T> Read(string name) => await source.ReadAsync(name);
        }
        """);

    private static void Approve(string source, [CallerMemberName] string name = "")
    {
        Generated generated = Generated.From(source).ShouldCompile();
        StringBuilder text = new();
        foreach (GeneratedSourceResult file in generated.Files.OrderBy(static each => each.HintName, StringComparer.Ordinal))
            text.Append("=== ").Append(file.HintName).Append('\n').Append(file.SourceText).Append('\n');
        Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "Snapshots"));
        string approved = Path.Combine(AppContext.BaseDirectory, "Snapshots", $"{name}.approved.txt");
        string received = Path.Combine(AppContext.BaseDirectory, "Snapshots", $"{name}.received.txt");
        string expected = File.Exists(approved) ? File.ReadAllText(approved) : "";
        if (expected == text.ToString()) return;
        File.WriteAllText(received, text.ToString());
        text.ToString().ShouldBe(expected, $"review {received}");
    }
}
