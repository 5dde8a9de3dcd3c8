using Workflow.Generators.Binding;
using Workflow.Generators.Values;

namespace Workflow.Generators.Emitting;

/// <summary>The durable form of a step: a stub that records the call, and the descriptor that a worker runs it from.</summary>
internal static class StepEmitter
{
    public static void Emit(SourceWriter writer, DurableMethod method, Surroundings surroundings, CodecBinder codecs)
    {
        EmitStub(writer, method);
        writer.LeaveUnsafe(surroundings);
        writer.Line();
        EmitDescriptor(writer, method, codecs);
    }

    private static void EmitStub(SourceWriter writer, DurableMethod method)
    {
        string arguments = ArgumentsTuple.Make(method.Values, each => Identifier.Of(each.Name));
        string? token = method.Symbol.Parameters.FirstOrDefault(each => method.Known.IsCancellationToken(each.Type))?.Name;
        string call = $"__context.CallStep({method.DescriptorName}, {arguments}{(token is null ? "" : $", {Identifier.Of(token)}")})";
        string type = TypeNames.InCode(method.Symbol.ReturnType);
        writer.Line($"{FormSignature.Of(method)} =>");
        writer.Line(method.Known.IsValueTask(method.Symbol.ReturnType) ? $"    new {type}({call});" : $"    {call};");
        if (FormSignature.ReducedOf(method) is { } reduced) writer.Line().Line(reduced);
    }

    private static void EmitDescriptor(SourceWriter writer, DurableMethod method, CodecBinder codecs)
    {
        DescriptorEmitter.Emit(writer, method, [], codecs, parts => EmitMembers(writer, method, parts));
        writer.Line();
        writer.Line($"{FormSignature.Obsolete(method)}static partial void {method.RegisterName}(global::Workflow.Runtime.WorkflowsBuilder builder) =>");
        writer.Line($"    builder.AddStep({method.DescriptorName});");
    }

    private static void EmitMembers(SourceWriter writer, DurableMethod method, DescriptorParts parts)
    {
        DescriptorText.Common(writer, method, parts);
        EmitPolicy(writer, method);
        writer.Line($"Arguments = {parts.Arguments},");
        writer.Line($"Result = {parts.Result},");
        string call = $"{DescriptorText.ReceiverOf(method)}.{Identifier.Of(method.Symbol.Name)}({DescriptorText.ArgumentsOf(method, "__cancellation")})";
        // No async lambda, for each of these would be a state machine of its own.
        string task = method.Known.IsValueTask(method.Symbol.ReturnType) ? $"{call}.AsTask()" : call;
        string body = method.Result is null ? $"{DescriptorText.Runtime}.NoResult.Of({task})" : task;
        writer.Line($"Body = static (__services, __arguments, __cancellation) => {body},");
    }

    private static void EmitPolicy(SourceWriter writer, DurableMethod method)
    {
        List<string> policy = [];
        if (method.NamedInt("MaxRetries") is { } retries) policy.Add($"MaxRetries = {ConstantText.Of(retries)}");
        if (method.NamedDuration("RetryDelay") is { } delay) policy.Add($"Delay = {DescriptorText.Duration(delay)}");
        if (method.NamedDouble("Backoff") is { } backoff) policy.Add($"Backoff = {ConstantText.Of(backoff)}");
        if (method.NamedDuration("MaxRetryDelay") is { } maximum) policy.Add($"MaxDelay = {DescriptorText.Duration(maximum)}");
        if (method.NamedDouble("Jitter") is { } jitter) policy.Add($"Jitter = {ConstantText.Of(jitter)}");
        if (policy.Count > 0) writer.Line($"Retry = new {DescriptorText.Runtime}.RetryPolicy {{ {string.Join(", ", policy)} }},");
        if (method.NamedDuration("Timeout") is { } timeout) writer.Line($"Timeout = {DescriptorText.Duration(timeout)},");
        if (method.NamedDuration("HeartbeatTimeout") is { } silence) writer.Line($"HeartbeatTimeout = {DescriptorText.Duration(silence)},");
        if (method.NamedDuration("Cache") is { } cache) writer.Line($"Cache = {DescriptorText.Duration(cache)},");
        if (method.NamedBool("AtMostOnce")) writer.Line("AtMostOnce = true,");
        if (method.NamedText("Executor") is { } executor && NameRules.IsName(executor)) writer.Line($"Executor = {TypeNames.Literal(executor)},");
        if (method.NamedText("Queue") is { } queue && NameRules.IsName(queue)) writer.Line($"Queue = {TypeNames.Literal(queue)},");
    }
}
