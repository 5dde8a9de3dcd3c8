namespace Workflow.Testing.Conformance;

/// <summary>One thing that every store must do.</summary>
/// <param name="Name">The claim, as a sentence; unique.</param>
/// <param name="RunAsync">Checks the claim on an empty store; throws <see cref="StoreConformanceException"/> where it does not hold.</param>
public sealed record StoreConformanceCase(string Name, Func<StoreFixture, Task> RunAsync)
{
    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>A case that begins with one open store.</summary>
    internal static StoreConformanceCase Of(string name, Func<Scene, Task> body) =>
        new(name, async fixture => await body(await Scene.OpenAsync(fixture).ConfigureAwait(false)).ConfigureAwait(false));
}
