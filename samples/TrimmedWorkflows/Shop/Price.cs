using System.Text.Json.Serialization;
using TrimmedWorkflows.Shop;
using Workflow.Runtime;

[assembly: WorkflowJsonContext(typeof(PriceJson))]

namespace TrimmedWorkflows.Shop;

/// <summary>A type that a context of System.Text.Json reads and writes, rather than the compiler of workflows.</summary>
public sealed record Price(decimal Amount, string Currency);

[JsonSerializable(typeof(Price))]
internal sealed partial class PriceJson : JsonSerializerContext;
