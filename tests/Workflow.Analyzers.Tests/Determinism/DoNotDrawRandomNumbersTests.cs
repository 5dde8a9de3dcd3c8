using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Determinism.DoNotDrawRandomNumbersAnalyzer>;

namespace Workflow.Analyzers.Tests.Determinism;

public sealed class DoNotDrawRandomNumbersTests
{
    [Theory]
    [InlineData("int n = [|new Random()|].Next();")]
    [InlineData("Random random = [|new()|];")]
    [InlineData("int n = [|Random.Shared|].Next(1, 6);")]
    [InlineData("int n = [|System.Security.Cryptography.RandomNumberGenerator.GetInt32|](6);")]
    [InlineData("byte[] secret = [|System.Security.Cryptography.RandomNumberGenerator.GetBytes|](16);")]
    [InlineData("string name = [|Path.GetRandomFileName|]();")]
    public Task Generators_without_a_seed_are_reported(string body) => Rule.Reports("using System.IO;\n" + Shop.With(body));

    [Theory]
    [InlineData("int n = Durable.Random.Next(1, 6);")]
    [InlineData("int n = new Random(42).Next();")]
    [InlineData("Random random = Durable.Random; double d = random.NextDouble();")]
    public Task Seeded_generators_and_the_runs_own_are_fine(string body) => Rule.IsSilentOn(Shop.With(body + " await Ship(order.Id);"));

    [Fact]
    public Task A_generator_in_a_static_field_is_found_through_the_field() => Rule.Says(
        "Workflow 'Orders.Process' draws random numbers with 'Process → s_random → new Random', which gives others when the run is replayed; use Durable.Random",
        Shop.With("int n = [|s_random|].Next(); await Ship(order.Id);", "private static readonly Random s_random = new Random();"));
}
