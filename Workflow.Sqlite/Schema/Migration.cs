namespace Workflow.Sqlite.Schema;

/// <summary>One step of the schema's history. What has been released is never edited: later steps are added.</summary>
/// <param name="Version">The version that the file has afterwards: its <c>user_version</c>.</param>
/// <param name="Sql">What leads there from the version before.</param>
internal sealed record Migration(int Version, string Sql)
{
    /// <summary>The whole history, from an empty file on.</summary>
    public static IReadOnlyList<Migration> All { get; } =
    [
        new(1, FirstSchema.Sql),
        new(2, SecondSchema.Sql),
        new(3, ThirdSchema.Sql),
        new(4, FourthSchema.Sql),
        new(5, FifthSchema.Sql),
        new(6, SixthSchema.Sql),
    ];
}
