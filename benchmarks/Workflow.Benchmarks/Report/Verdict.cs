namespace Workflow.Benchmarks.Report;

/// <summary>How a ratio stands to its target, in words. A target that is missed is news, not an error.</summary>
internal static class Verdict
{
    public static string AtLeast(string what, double value, double target) =>
        $"{what}: {value:N2}; the target is at least {target:N2}: {(value >= target ? "reached" : "missed")}.";

    public static string AtMost(string what, double value, double target) =>
        $"{what}: {value:N2}; the target is at most {target:N2}: {(value <= target ? "reached" : "missed")}.";
}
