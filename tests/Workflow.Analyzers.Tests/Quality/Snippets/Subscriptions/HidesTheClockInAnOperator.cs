namespace Shop;

public readonly struct Age(int days)
{
    public int Days { get; } = days;

    public static implicit operator Age(DateTime birth) => new((DateTime.Now - birth).Days);
}

public partial class AgeWorkflows
{
    [Workflow]
    public async partial Task<bool> Check(DateTime birth)
    {
        Age age = birth; // WFL2001
        bool adult = age.Days > 18 * 365;
        await Record(adult);
        return adult;
    }

    [Step]
    private static async partial Task Record(bool adult) => await Task.Yield();
}
