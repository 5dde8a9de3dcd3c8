using Fix = Workflow.Analyzers.Tests.Kit.Fix<
    Workflow.Analyzers.Determinism.DoNotDrawRandomNumbersAnalyzer, Workflow.CodeFixes.Determinism.DoNotDrawRandomNumbersFix>;

namespace Workflow.Analyzers.Tests.Determinism;

public sealed class DoNotDrawRandomNumbersFixTests
{
    [Theory]
    [InlineData("Random.Shared.Next(6)", "Durable.Random.Next(6)")]
    [InlineData("new Random().NextDouble()", "Durable.Random.NextDouble()")]
    [InlineData("System.Security.Cryptography.RandomNumberGenerator.GetInt32(1, 6)", "Durable.Random.Next(1, 6)")]
    [InlineData("System.Security.Cryptography.RandomNumberGenerator.GetInt32(6)", "Durable.Random.Next(6)")]
    public Task The_runs_own_generator_is_used(string before, string after) => Fix.Turns(Shop.With($"var n = {before};"), Shop.With($"var n = {after};"));

    [Theory]
    [InlineData("var secret = System.Security.Cryptography.RandomNumberGenerator.GetBytes(16);", "")]
    [InlineData("var n = s_random.Next();", "private static readonly Random s_random = new();")]
    public Task Nothing_is_offered_for_secrets_and_behind_fields(string body, string members) => Fix.OffersNothingFor(Shop.With(body, members));
}
