using System.Globalization;
using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Emitting;

/// <summary>What the descriptors of steps and workflows have in common.</summary>
internal static class DescriptorText
{
    public const string Runtime = "global::Workflow.Runtime.Compiled";

    /// <summary>The generic arguments of a method's descriptor.</summary>
    public static string TypesOf(DurableMethod method) => $"{ArgumentsTuple.TypeOf(method.Values)}, {method.ResultName}";

    /// <summary>The expression that a call of the method stands on: its class, from DI unless it is static.</summary>
    public static string ReceiverOf(DurableMethod method) => method.Symbol.IsStatic
        ? TypeNames.InCode(method.Symbol.ContainingType)
        : $"{Runtime}.Instances.Of<{TypeNames.InCode(method.Symbol.ContainingType)}>(__services)";

    /// <summary>The arguments of a call, out of the tuple; cancellation tokens are the given expression.</summary>
    public static string ArgumentsOf(DurableMethod method, string cancellation) => string.Join(", ", method.Symbol.Parameters.Select(each =>
        method.Known.IsCancellationToken(each.Type) ? cancellation : ArgumentsTuple.Read(method.Values, each, "__arguments")));

    public static string Duration(TimeSpan duration) =>
        $"new global::System.TimeSpan({duration.Ticks.ToString(CultureInfo.InvariantCulture)}L)";

    /// <summary>The members that every descriptor begins with.</summary>
    public static void Common(SourceWriter writer, DurableMethod method, DescriptorParts parts)
    {
        writer.Line($"Name = {parts.Name},");
        if (method.Kind == DurableKind.Workflow) writer.Line($"Version = {TypeNames.Literal(method.Version)},");
        writer.Line($"Method = {parts.Method},");
        writer.Line($"Source = {SourcePositionText.Of(method)},");
    }
}
