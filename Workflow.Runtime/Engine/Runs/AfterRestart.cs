namespace Workflow.Runtime.Engine.Runs;

/// <summary>What becomes of a step call that runs at most once when its run is restarted, or goes on after a pause.</summary>
internal enum AfterRestart
{
    /// <summary>Nothing: the run was not restarted since the attempt was planned.</summary>
    Unaffected,

    /// <summary>It had failed, and whoever ordered the restart ordered it to be made again; or it had not begun when the run was paused.</summary>
    MadeAgain,

    /// <summary>The run ended while it was under way, and whoever executed it could tell nobody what came of it.</summary>
    Unknown,
}
