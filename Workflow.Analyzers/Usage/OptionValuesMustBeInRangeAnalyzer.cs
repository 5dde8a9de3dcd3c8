using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Usage;

/// <summary>WFL1007. Duration text that cannot be read at all is left to WFL1006.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptionValuesMustBeInRangeAnalyzer : DurableMethodAnalyzer
{
    public const string Id = "WFL1007";

    private const string DefaultRetryDelay = "1s";
    private const string DefaultMaxRetryDelay = "5m";

    private static readonly string[] Limits = ["Timeout", "HeartbeatTimeout"];

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Options of steps must be in range",
        "{0} sets {1} to {2}; {3}",
        Category.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A retry policy, timeout or queue that cannot work is found when the code is built, and not when a step first fails.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Check(AnnotatedMethod method, SyntaxNodeAnalysisContext context)
    {
        if (method.Attribute.TryGet("Executor", out string executor) && !NameRules.IsName(executor))
        {
            Report(
                method, context, "Executor", $"'{executor}'",
                $"an executor's name is lower-case letters, digits and single underscores, and begins with a letter: write '{NameProposal.ForName(executor, "executor")}'");
        }

        if (method.Kind != DurableKind.Step) return;
        DurableAttribute step = method.Attribute;
        if (step.TryGet("MaxRetries", out int retries) && retries < 0)
            Report(method, context, "MaxRetries", retries.ToString(CultureInfo.InvariantCulture), "write 0 for no retries, or how many there may be");
        if (step.TryGet("Backoff", out double backoff) && !(backoff >= 1 && backoff <= double.MaxValue))
            Report(method, context, "Backoff", Number(backoff), "write 1 for equal delays, or the factor by which they grow");
        if (step.TryGet("Jitter", out double jitter) && !(jitter >= 0 && jitter <= 1))
            Report(method, context, "Jitter", Number(jitter), "write the share of the delay that is random, 0 to 1");
        foreach (string option in Limits)
        {
            if (step.TryGet(option, out string timeout) && DurationText.TryParse(timeout, out TimeSpan limit) && limit == TimeSpan.Zero)
                Report(method, context, option, $"'{timeout}'", "every attempt would fail; write a longer time, or leave it out for no limit");
        }

        if (step.TryGet("Cache", out string cache) && DurationText.TryParse(cache, out TimeSpan kept) && kept == TimeSpan.Zero)
            Report(method, context, "Cache", $"'{cache}'", "no result would ever be used again; write a longer time, or leave it out to run the step for each call");
        if (step.TryGet("Queue", out string queue) && !NameRules.IsName(queue))
        {
            Report(
                method, context, "Queue", $"'{queue}'",
                $"a queue's name is lower-case letters, digits and single underscores, and begins with a letter: write '{NameProposal.ForName(queue, "queue")}'");
        }

        CheckRetryDelays(method, context);
    }

    private static void CheckRetryDelays(AnnotatedMethod method, SyntaxNodeAnalysisContext context)
    {
        if (!method.Attribute.TryGet("RetryDelay", out string first)) first = DefaultRetryDelay;
        if (!method.Attribute.TryGet("MaxRetryDelay", out string longest)) longest = DefaultMaxRetryDelay;
        if (!DurationText.TryParse(first, out TimeSpan delay) || !DurationText.TryParse(longest, out TimeSpan maximum) || delay <= maximum) return;
        if (method.Attribute.ExpressionOf("RetryDelay") is not null)
            Report(method, context, "RetryDelay", $"'{first}'", $"MaxRetryDelay is '{longest}', which is shorter: write MaxRetryDelay = \"{first}\" or more");
        else
            Report(method, context, "MaxRetryDelay", $"'{longest}'", $"RetryDelay is '{first}', which is longer: write RetryDelay = \"{longest}\" or less");
    }

    private static void Report(AnnotatedMethod method, SyntaxNodeAnalysisContext context, string option, string value, string replacement)
    {
        if (method.Attribute.ExpressionOf(option) is { } expression)
            context.ReportDiagnostic(Diagnostic.Create(Rule, expression.GetLocation(), method.Title, option, value, replacement));
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
