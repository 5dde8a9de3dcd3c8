using System.Text.Encodings.Web;
using System.Text.Json;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Engine.Exporting;

/// <summary>What the two halves of an exported run's text have in common; see docs/operating.md.</summary>
internal static class ExportFormat
{
    public const string Name = "workflow-run";

    /// <summary>Grows when older readers would misunderstand. Properties that a reader does not know it passes over.</summary>
    public const int Version = 1;

    /// <summary>A value, inside its envelope, inside an event, inside a line.</summary>
    private const int Deeper = 4;

    public static JsonWriterOptions Writing { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = JsonDepth.ForDocuments.MaxDepth + Deeper };

    public static JsonDocumentOptions Reading { get; } = new() { MaxDepth = JsonDepth.ForDocuments.MaxDepth + Deeper };
}
