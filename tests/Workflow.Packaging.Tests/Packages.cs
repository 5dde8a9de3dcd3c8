namespace Workflow.Packaging.Tests;

/// <summary>Tests that pack, publish and restore take turns, and share the packages.</summary>
[CollectionDefinition(nameof(Packages))]
public sealed class Packages : ICollectionFixture<PackageFeed>;
