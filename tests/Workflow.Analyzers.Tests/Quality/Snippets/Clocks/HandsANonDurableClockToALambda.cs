namespace Shop;

public partial class LambdaClock
{
    [Workflow]
    public async partial Task<int> Run(DateTime[] dates)
    {
        int past = dates.Count(date => date < DateTime.Now); // WFL2001
        Func<DateTime> now = () => DateTime.UtcNow; // WFL2001
        DateTime moment = now();
        await Save(past, moment);
        return past;
    }

    [Step]
    private static async partial Task Save(int past, DateTime moment) => await Task.Yield();
}
