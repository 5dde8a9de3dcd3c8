using Workflow.Runtime.Engine.Snapshots;
using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values.Frames;

/// <summary>Gives codecs the snapshot that they work in.</summary>
internal static class InSnapshot
{
    private const string Elsewhere = "it means something only while its run is in memory. It can stand in a workflow's variables, but not in arguments and results.";

    public static SnapshotWriter Of<T>(ValueWriter writer) =>
        writer.Snapshot ?? throw writer.Fail(TypeName.Of(typeof(T)), Elsewhere);

    public static SnapshotReader Of<T>(ref ValueReader reader) =>
        reader.Snapshot ?? throw reader.Fail(TypeName.Of(typeof(T)), Elsewhere);
}
