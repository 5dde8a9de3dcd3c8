namespace Workflow.Runtime.Engine.Runs;

/// <summary>How long to wait after failures in a row.</summary>
internal static class Pauses
{
    private const double First = 50;
    private const double Longest = 5_000;

    public static TimeSpan After(int failures) => TimeSpan.FromMilliseconds(Math.Min(Longest, First * Math.Pow(2, failures - 1)));
}
