namespace Workflow.Runtime.Telemetry;

/// <summary>How a run came into memory.</summary>
internal enum ResumeKind
{
    /// <summary>Its body began.</summary>
    Start,

    /// <summary>From its snapshot.</summary>
    Snapshot,

    /// <summary>By replaying its log.</summary>
    Replay,
}

/// <summary>The kinds as telemetry tells them.</summary>
internal static class ResumeKindText
{
    public static string ToText(this ResumeKind kind) => kind switch
    {
        ResumeKind.Start => "start",
        ResumeKind.Snapshot => "snapshot",
        _ => "replay",
    };
}
