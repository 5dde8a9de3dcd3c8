namespace Workflow.Sqlite;

/// <summary>
/// The fence of a step task: the epoch under which its run handed it out in the upper half, how often it was acquired in the lower. A run that was ended and restarted has
/// another epoch, so what its tasks were held under before never comes back.
/// </summary>
internal static class TaskEpoch
{
    private const int AcquisitionBits = 32;

    /// <summary>That of a task which nobody has acquired.</summary>
    public static long HandedOut(long runEpoch) => runEpoch << AcquisitionBits;

    /// <summary>That of an imported task: whoever acquires it is not the first. No run has handed out anything under the epoch that its next holder will have.</summary>
    public static long Imported(long runEpoch) => HandedOut(runEpoch + 1) + 1;

    /// <summary>Whether somebody had the task before the one who has it under this epoch.</summary>
    public static bool MayHaveRun(long epoch) => (epoch & uint.MaxValue) > 1;
}
