using System.IO.Enumeration;

namespace Workflow.Cli.Sources;

/// <summary>A run id, or a pattern of them: <c>*</c> stands for any text, <c>?</c> for one character.</summary>
internal sealed record RunIdPattern(string Text)
{
    public static RunIdPattern Any { get; } = new("*");

    /// <summary>Whether it means one run only.</summary>
    public bool IsExact => FirstWildcard < 0;

    /// <summary>What all matching ids begin with.</summary>
    public string Prefix => IsExact ? Text : Text[..FirstWildcard];

    private int FirstWildcard => Text.AsSpan().IndexOfAny('*', '?');

    public bool Matches(string runId) => IsExact ? Text == runId : FileSystemName.MatchesSimpleExpression(Text, runId, ignoreCase: false);
}
