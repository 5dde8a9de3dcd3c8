using System.Diagnostics;

namespace Workflow.Runtime.Tests.Telemetry.Kit;

/// <summary>What a span says, as text.</summary>
internal static class SpanText
{
    /// <summary>A span's attributes in their order, as <c>name=value</c>.</summary>
    /// <param name="span">The span.</param>
    /// <param name="but">One that is left out; null for none.</param>
    public static string[] Tags(this Activity span, string? but = null) =>
        [.. span.TagObjects.Where(tag => tag.Key != but).Select(static tag => $"{tag.Key}={tag.Value}")];
}
