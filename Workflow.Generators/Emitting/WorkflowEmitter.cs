using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;
using Workflow.Generators.Emitting.StateMachine;
using Workflow.Generators.Lowering;
using Workflow.Generators.Values;

namespace Workflow.Generators.Emitting;

/// <summary>The durable form of a workflow: its replay body, and the descriptor that makes a twin of it.</summary>
internal static class WorkflowEmitter
{
    public static ImmutableArray<CodecSource> Emit(SourceWriter writer, DurableMethod method, Surroundings surroundings, BoundWorkflow bound, CodecBinder codecs)
    {
        StateMachineEmitter? machine = StateMachineEmitter.For(writer, method, bound);
        if (machine is not null) machine.EmitForm();
        else EmitReplayBody(writer, method, bound);
        writer.Line();
        if (FormSignature.ReducedOf(method) is { } reduced) writer.Line(reduced).Line();
        writer.LeaveUnsafe(surroundings);
        // First the machine's descriptor, for static fields are initialized in the order of the text.
        machine?.EmitDescriptor(ResultCodec.Of(method, method.Symbol, codecs));
        EmitDescriptor(writer, method, bound, codecs, machine);
        machine?.EmitMachine();
        return machine?.Codecs ?? [];
    }

    /// <summary>
    /// One <c>#line</c> maps the whole body, for it keeps the user's lines; its first line keeps the user's column as well, so that the
    /// positions of statements before a redirected call are exact.
    /// </summary>
    private static void EmitReplayBody(SourceWriter writer, DurableMethod method, BoundWorkflow bound)
    {
        SyntaxToken first = bound.Body.GetFirstToken();
        // A state machine that calls this must know that it is under way, for it is in no snapshot.
        writer.Line($"{FormSignature.Of(method)} =>").Indent()
            .Line($"__context.Replay({method.BodyName}(__context{string.Concat(method.Symbol.Parameters.Select(static each => $", {Identifier.Of(each.Name)}"))}));").Unindent().Line();
        string signature = FormSignature.OfBody(method);
        string end = bound.Body is BlockSyntax ? "" : ";";
        writer.Line(bound.Body is BlockSyntax ? signature : $"{signature} =>");
        writer.Verbatim($"#line {SourcePositionText.LineOf(first)} \"{SourcePositionText.PathOf(method.Syntax.SyntaxTree, method.Compilation)}\"");
        writer.Verbatim(new string(' ', SourcePositionText.ColumnOf(first)) + bound.Text + end);
        writer.Verbatim("#line default");
    }

    private static void EmitDescriptor(SourceWriter writer, DurableMethod method, BoundWorkflow bound, CodecBinder codecs, StateMachineEmitter? machine)
    {
        DescriptorEmitter.Emit(writer, method, bound.CaughtExceptions, codecs, parts => EmitMembers(writer, method, bound, parts, machine is not null));
        writer.Line();
        writer.Open($"{FormSignature.Obsolete(method)}static partial void {method.RegisterName}(global::Workflow.Runtime.WorkflowsBuilder builder)");
        foreach (string codec in codecs.ExceptionCodecs.Union(machine?.ExceptionCodecs ?? [])) writer.Line($"builder.AddExceptionCodec({codec});");
        foreach (string payload in bound.Payloads.SelectMany(each => PayloadsOf(each, method)).Select(codecs.CodecFor).Distinct(StringComparer.Ordinal)) writer.Line($"builder.AddPayload({payload});");
        writer.Line($"builder.AddWorkflow({method.DescriptorName});").Close();
    }

    /// <summary>In a generic class: the type for each of the stated types.</summary>
    private static IEnumerable<ITypeSymbol> PayloadsOf(ITypeSymbol type, DurableMethod method) =>
        method.StatedTypes.IsEmpty ? [type] : method.StatedTypes.Select(each => new Substitution(each.Type, method.Compilation).Of(type));

    private static void EmitMembers(SourceWriter writer, DurableMethod method, BoundWorkflow bound, DescriptorParts parts, bool isMachine)
    {
        DescriptorText.Common(writer, method, parts);
        if (method.NamedBool("Default")) writer.Line("IsDefault = true,");
        if (method.RequiresSnapshots) writer.Line("Snapshots = global::Workflow.Runtime.SnapshotMode.Required,");
        if (method.NamedDuration("Timeout") is { } timeout) writer.Line($"Timeout = {DescriptorText.Duration(timeout)},");
        if (method.NamedText("Executor") is { } executor && NameRules.IsName(executor)) writer.Line($"Executor = {TypeNames.Literal(executor)},");
        writer.Line($"ShapeHash = \"{bound.ShapeHash}\",");
        if (parts.Caught is not null) writer.Line($"CaughtExceptions = {parts.Caught},");
        writer.Line($"Arguments = {parts.Arguments},");
        writer.Line($"Result = {parts.Result},");
        if (isMachine) writer.Line($"Machine = {method.MachineName},");
        else if (bound.Outline is { } outline) GraphText.EmitOutline(writer, outline, method.Compilation, SourcePositionText.PathOf(method.Syntax.SyntaxTree, method.Compilation));
        EmitTwin(writer, method, isMachine);
    }

    private static void EmitTwin(SourceWriter writer, DurableMethod method, bool isMachine)
    {
        string twin = $"new {DescriptorText.Runtime}.{(isMachine ? "StateMachine" : "ReplayBody")}<{method.ResultName}>";
        string separator = method.Symbol.Parameters.Length == 0 ? "" : ", ";
        string receiver = method.Symbol.IsStatic ? DescriptorText.ReceiverOf(method) : "__instance";
        string call = $"{receiver}.{method.FormName}(__context{separator}{DescriptorText.ArgumentsOf(method, "__context.CancellationToken")})";
        writer.Open("Twin = static (__services, __arguments) =>");
        if (!method.Symbol.IsStatic) writer.Line($"var __instance = {DescriptorText.ReceiverOf(method)};");
        if (method.Result is not null)
            writer.Line($"return {twin}(async __context => await {call});");
        else
            writer.Open($"return {twin}(async __context =>").Line($"await {call};").Line("return default;").Close(");");
        writer.Close(",");
    }
}
